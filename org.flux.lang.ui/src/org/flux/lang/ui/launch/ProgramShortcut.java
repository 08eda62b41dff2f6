// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.launch;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.ui.ILaunchShortcut2;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Uris;
import org.flux.lang.ui.project.Programs;

/** <em>Run As → Flux program</em>. */
public final class ProgramShortcut implements ILaunchShortcut2 {
    @Override
    public void launch(ISelection selection, String mode) {
        path(selection).ifPresent(path -> Launches.run(path, mode));
    }

    @Override
    public void launch(IEditorPart editor, String mode) {
        path(editor).ifPresent(path -> Launches.run(path, mode));
    }

    @Override
    public ILaunchConfiguration[] getLaunchConfigurations(ISelection selection) {
        return configurations(path(selection));
    }

    @Override
    public ILaunchConfiguration[] getLaunchConfigurations(IEditorPart editor) {
        return configurations(path(editor));
    }

    @Override
    public IResource getLaunchableResource(ISelection selection) {
        return resource(selection).orElse(null);
    }

    @Override
    public IResource getLaunchableResource(IEditorPart editor) {
        return Adapters.adapt(editor.getEditorInput(), IResource.class);
    }

    /** None does not mean that there is nothing to do: then {@code launch} makes one. */
    private static ILaunchConfiguration[] configurations(Optional<Path> program) {
        try {
            return program.isEmpty() ? new ILaunchConfiguration[0] : Launches.of(program.get()).toArray(ILaunchConfiguration[]::new);
        } catch (CoreException spoiled) {
            return new ILaunchConfiguration[0];
        }
    }

    private static Optional<IResource> resource(ISelection selection) {
        return selection instanceof IStructuredSelection structured
                ? Optional.ofNullable(Adapters.adapt(structured.getFirstElement(), IResource.class)).flatMap(Programs::in)
                : Optional.empty();
    }

    private static Optional<Path> path(ISelection selection) {
        return resource(selection).flatMap(Uris::of).flatMap(Uris::path);
    }

    private static Optional<Path> path(IEditorPart editor) {
        return editor instanceof ITextEditor text ? Editors.document(text).flatMap(FluxDocument::of).map(FluxDocument::uri)
                .flatMap(Uris::path) : Optional.empty();
    }
}
