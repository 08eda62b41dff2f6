// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

/** What the view shows where no web view can be had: why, and what to do. */
final class NoBrowser {
    private NoBrowser() {}

    /**
     * @param os as {@link org.eclipse.core.runtime.Platform#getOS()} names it
     * @param export what the link does that offers to write the diagram to a file instead
     */
    static Composite create(Composite parent, String os, String reason, Runnable export) {
        Composite message = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(16, 16).spacing(0, 10).applyTo(message);
        Label title = new Label(message, SWT.WRAP);
        title.setFont(JFaceResources.getBannerFont());
        title.setText("The diagram needs a web view, and there is none");
        Label remedy = new Label(message, SWT.WRAP);
        remedy.setText(remedy(os) + "\n\nWhat the system says: " + reason);
        Link link = new Link(message, SWT.WRAP);
        link.setText("Everything else works without. <a>Export the diagram</a> as SVG or PNG instead.");
        link.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> export.run()));
        for (Control line : message.getChildren()) {
            GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(line);
        }
        return message;
    }

    static String remedy(String os) {
        return switch (os) {
            case "linux" -> "Install WebKitGTK and start Eclipse again: on Debian and Ubuntu the package libwebkit2gtk-4.1-0 (or"
                    + " libwebkit2gtk-4.0-37), on Fedora webkit2gtk4.1, on Arch webkit2gtk-4.1.";
            case "win32" -> "Install Microsoft's Edge WebView2 runtime and start Eclipse again.";
            default -> "Start Eclipse again; if that does not help, the system's WebKit cannot be used by it.";
        };
    }
}
