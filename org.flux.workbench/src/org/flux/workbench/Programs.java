// SPDX-License-Identifier: EPL-2.0
package org.flux.workbench;

import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;

/** Folders with programs as projects of the workspace, where they are. */
final class Programs {
    private Programs() {
    }

    static void add(Path folder) throws CoreException {
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        IProject project = workspace.getRoot().getProject(folder.getFileName().toString());
        if (project.exists()) {
            return;
        }
        IProjectDescription description = workspace.newProjectDescription(project.getName());
        description.setLocation(IPath.fromPath(folder));
        project.create(description, null);
        project.open(null);
    }

    /** Of several projects that have the file the first. */
    static IFile file(Path program) {
        IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(program.toUri());
        if (files.length == 0) {
            throw new IllegalArgumentException(program + " is in no project that was imported");
        }
        return files[0];
    }

    static void open(Path program) {
        IFile file = file(program);
        onScreen(() -> {
            IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
            page.showView("org.eclipse.ui.views.ProblemView", null, IWorkbenchPage.VIEW_VISIBLE);
            return IDE.openEditor(page, file, true);
        });
    }

    /** Asks in the UI thread. */
    static <T> T onScreen(ScreenCall<T> call) {
        return PlatformUI.getWorkbench().getDisplay().syncCall(() -> {
            try {
                return call.ask();
            } catch (CoreException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static IEditorPart editor() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage().getActiveEditor();
    }

    /** What the UI thread is asked. */
    @FunctionalInterface
    interface ScreenCall<T> {
        T ask() throws CoreException;
    }
}
