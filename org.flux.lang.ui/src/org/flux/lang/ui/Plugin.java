// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.plugin.AbstractUIPlugin;
import org.osgi.framework.BundleContext;

/** Flux in this Eclipse: its log, its images, its life. */
public final class Plugin extends AbstractUIPlugin {
    public static final String ID = "org.flux.lang.ui";

    private static volatile Plugin instance;

    /** Only while the bundle is active, which it is before any of its other classes can be used. */
    public static Plugin get() {
        return instance;
    }

    @Override
    public void start(BundleContext context) throws Exception {
        super.start(context);
        instance = this;
    }

    @Override
    public void stop(BundleContext context) throws Exception {
        instance = null;
        super.stop(context);
    }

    /** Into the error log, for whoever looks for the cause; nobody is interrupted. */
    public static void log(String message, Throwable cause) {
        log(new Status(IStatus.ERROR, ID, message, cause));
    }

    public static void warn(String message) {
        log(new Status(IStatus.WARNING, ID, message));
    }

    private static void log(IStatus status) {
        Plugin plugin = instance;
        if (plugin != null) {
            plugin.getLog().log(status);
        }
    }

    /** For example {@code icon("flux")}: that of {@code icons/flux.svg}. */
    public static ImageDescriptor icon(String name) {
        return ResourceLocator.imageDescriptorFromBundle(ID, "icons/" + name + ".svg")
                .orElseGet(ImageDescriptor::getMissingImageDescriptor);
    }

    /** The same as an image that belongs to this plug-in: not to be disposed of. UI thread. */
    public static Image image(String name) {
        Plugin plugin = get();
        Image image = plugin.getImageRegistry().get(name);
        if (image == null) {
            plugin.getImageRegistry().put(name, icon(name));
            image = plugin.getImageRegistry().get(name);
        }
        return image;
    }
}
