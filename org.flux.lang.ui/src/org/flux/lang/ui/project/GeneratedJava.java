// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.flux.lang.ui.Plugin;

/**
 * Keeps the Java that programs declare, interfaces for their components above all, where the Java tools look for it: {@code flux generate}
 * into the folder that the Maven build uses, too. What is wrong with a program is said by the language server.
 */
public final class GeneratedJava extends IncrementalProjectBuilder {
    static final String ID = "org.flux.lang.ui.generatedJava";
    static final String FOLDER = "target/generated-sources/flux";
    private static final Set<String> CONCERNED = Set.of("flux", "json");

    @Override
    protected IProject[] build(int kind, Map<String, String> arguments, IProgressMonitor monitor) throws CoreException {
        IResourceDelta delta = getDelta(getProject());
        if (delta == null || concerns(delta)) {
            generate(monitor);
        }
        return new IProject[0];
    }

    private static boolean concerns(IResourceDelta delta) throws CoreException {
        boolean[] found = {false};
        delta.accept(part -> {
            IResource resource = part.getResource();
            found[0] |= resource.getType() == IResource.FILE && CONCERNED.contains(String.valueOf(resource.getFileExtension()));
            return !found[0];
        });
        return found[0];
    }

    private void generate(IProgressMonitor monitor) throws CoreException {
        IFolder programs = getProject().getFolder(Programs.FOLDER);
        if (!programs.exists()) {
            return;
        }
        Path folder = getProject().getLocation().toPath();
        try {
            Command.run(folder, monitor, "generate", Programs.FOLDER, "-o", FOLDER);
        } catch (IOException e) {
            Plugin.log("The Java of " + getProject().getName() + " could not be generated", e);
        }
        getProject().getFolder("target").refreshLocal(IResource.DEPTH_INFINITE, monitor);
        IFolder target = getProject().getFolder("target");
        if (target.exists()) {
            target.setDerived(true, monitor);
        }
    }
}
