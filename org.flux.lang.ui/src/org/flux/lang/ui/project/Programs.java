// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.project;

import com.google.gson.JsonArray;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.flux.lang.ui.Commands;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Uris;

/** Which program a command is about. UI thread. */
public final class Programs {
    static final String ENDING = ".flux";
    /** Where projects have theirs. */
    static final String FOLDER = "src/main/flux";

    private Programs() {}

    /** Its URI: of what a lens or a menu names, else of what is in the editor. If there is none, the user is told what to do. */
    public static Optional<String> of(ExecutionEvent event) {
        JsonArray arguments = Commands.arguments(event);
        Optional<String> named = arguments.isEmpty() || !arguments.get(0).isJsonPrimitive() ? Optional.empty()
                : Optional.of(arguments.get(0).getAsString());
        Optional<String> program = named.or(() -> selected(HandlerUtil.getCurrentSelection(event))).or(Programs::edited);
        if (program.isEmpty()) {
            Notices.error("Open a program first, a file .flux.");
        }
        return program;
    }

    private static Optional<String> selected(ISelection selection) {
        return selection instanceof IStructuredSelection structured
                ? Optional.ofNullable(Adapters.adapt(structured.getFirstElement(), IResource.class)).flatMap(Programs::in)
                        .flatMap(Uris::of) : Optional.empty();
    }

    /** The program in the active editor. */
    public static Optional<String> edited() {
        return Editors.active().flatMap(Editors::document).flatMap(FluxDocument::of).map(FluxDocument::uri);
    }

    /** The program that is meant by a resource: the file itself, or the only program of a project; else the project, if it has some. */
    public static Optional<IResource> in(IResource resource) {
        if (resource instanceof IFile) {
            return Optional.of(resource).filter(Programs::isProgram);
        }
        if (!(resource instanceof IProject project) || !project.isOpen() || !project.getFolder(FOLDER).exists()) {
            return Optional.empty();
        }
        List<IResource> programs = all(project);
        return programs.isEmpty() ? Optional.empty() : Optional.of(programs.size() == 1 ? programs.getFirst() : project);
    }

    /** Those of a project that stand where projects have theirs. */
    static List<IResource> all(IProject project) {
        try {
            return Stream.of(project.getFolder(FOLDER).members()).filter(Programs::isProgram).toList();
        } catch (CoreException notThere) {
            return List.of();
        }
    }

    private static boolean isProgram(IResource resource) {
        return resource instanceof IFile && resource.getName().endsWith(ENDING);
    }
}
