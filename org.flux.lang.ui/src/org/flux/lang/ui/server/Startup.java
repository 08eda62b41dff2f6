// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.util.stream.Stream;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.OpenDocuments;

/** Starts the server with the workbench, if there are Flux programs in it, or as soon as there is the first. */
public final class Startup implements IStartup {
    private static final String EXTENSION = "flux";

    /** Not on the user interface's thread. */
    @Override
    public void earlyStartup() {
        OpenDocuments.get().listen();
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        workspace.addResourceChangeListener(new First(), IResourceChangeEvent.POST_CHANGE);
        if (Stream.of(workspace.getRoot().getProjects()).filter(IProject::isOpen).anyMatch(Startup::hasPrograms)) {
            Server.get();
        }
        PlatformUI.getWorkbench().addWorkbenchListener(new IWorkbenchListener() {
            @Override
            public boolean preShutdown(IWorkbench workbench, boolean forced) {
                return true;
            }

            @Override
            public void postShutdown(IWorkbench workbench) {
                Server.stopIfStarted();
            }
        });
    }

    private static boolean hasPrograms(IProject project) {
        try {
            project.accept(proxy -> {
                if (proxy.getType() == IResource.FILE && proxy.getName().endsWith("." + EXTENSION)) {
                    throw new OperationCanceledException(); // one is enough
                }
                return true;
            }, IResource.NONE);
            return false;
        } catch (OperationCanceledException found) {
            return true;
        } catch (CoreException e) {
            Plugin.log("The project " + project.getName() + " could not be looked through for Flux programs", e);
            return false;
        }
    }

    /** Waits for the first program, then goes. */
    private static final class First implements IResourceChangeListener {
        @Override
        public void resourceChanged(IResourceChangeEvent event) {
            try {
                event.getDelta().accept(this::visit);
            } catch (CoreException e) {
                Plugin.log("Changes of files could not be looked at", e);
            }
        }

        private boolean visit(IResourceDelta delta) {
            if (EXTENSION.equals(delta.getResource().getFileExtension()) && delta.getKind() == IResourceDelta.ADDED) {
                ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
                Server.get();
            }
            return true;
        }
    }
}
