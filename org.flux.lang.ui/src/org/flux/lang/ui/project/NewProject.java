// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * A project that builds and runs: what {@code flux new} writes, made known to the workspace.
 *
 * @param folder the project's own
 */
record NewProject(String name, Path folder, String template) {
    /**
     * Not for the UI thread.
     *
     * @throws IOException with what {@code flux new} says, if it refuses; nothing has been written then
     */
    void create(IProgressMonitor monitor) throws IOException {
        SubMonitor steps = SubMonitor.convert(monitor, "Creating " + name, 4);
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        Path root = workspace.getRoot().getLocation().toPath();
        Command.Result made = Command.run(root, steps, "new", folder.toString(), "--template", template);
        if (made.exitCode() != 0) {
            throw new IOException(made.complaint());
        }
        steps.worked(1);
        IProjectDescription description = workspace.newProjectDescription(name);
        if (!folder.equals(root.resolve(name))) {
            description.setLocationURI(folder.toUri());
        }
        try {
            project().create(description, steps.split(1));
            project().open(steps.split(1));
            project().setDefaultCharset("UTF-8", null); // that of programs, whatever the machine prefers
            if (JavaProject.canBe()) {
                JavaProject.make(project(), steps.split(1));
            }
        } catch (CoreException e) {
            throw new IOException("The project has been written to " + folder + ", but the workspace does not take it: " + e.getMessage()
                    + " When that is put right, it can be had by File > Open Projects from File System.", e);
        }
    }

    private IProject project() {
        return ResourcesPlugin.getWorkspace().getRoot().getProject(name);
    }

    /** The file with the program, if it is there. */
    Optional<IFile> program() {
        return Programs.all(project()).stream().map(IFile.class::cast).findFirst();
    }
}
