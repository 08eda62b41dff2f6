// SPDX-License-Identifier: EPL-2.0
package org.flux.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;

/** Pictures of the whole screen. */
public final class Screen {
    private Screen() {
    }

    /** As a PNG, over one that is there already; its folder is made. UI thread. */
    public static void save(Path file) throws IOException {
        Display display = Display.getCurrent();
        while (display.readAndDispatch()) {
            // What is still to be painted.
        }
        Image image = new Image(display, display.getBounds());
        GC screen = new GC(display);
        screen.copyArea(image, 0, 0);
        screen.dispose();
        ImageLoader picture = new ImageLoader();
        picture.data = new ImageData[] {image.getImageData()};
        image.dispose();
        Files.createDirectories(file.getParent());
        picture.save(file.toString(), SWT.IMAGE_PNG);
    }
}
