// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Range;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.IDocumentProvider;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.Notices;

/** The text editors of the workbench. To be called on its thread. */
public final class Editors {
    private Editors() {}

    /** The one that somebody works in. */
    public static Optional<ITextEditor> active() {
        return page().map(IWorkbenchPage::getActiveEditor).flatMap(Editors::text);
    }

    /** One that shows a document: the active one if there are several. */
    public static Optional<ITextEditor> of(IDocument document) {
        Stream<ITextEditor> active = active().stream();
        Stream<ITextEditor> all = Stream.of(PlatformUI.getWorkbench().getWorkbenchWindows())
                .flatMap(window -> Stream.of(window.getPages())).flatMap(page -> Stream.of(page.getEditorReferences()))
                .map((IEditorReference reference) -> reference.getEditor(false)).flatMap(editor -> text(editor).stream());
        return Stream.concat(active, all).filter(editor -> document(editor).filter(shown -> shown == document).isPresent()).findFirst();
    }

    /** What an editor shows. */
    public static Optional<IDocument> document(ITextEditor editor) {
        IDocumentProvider provider = editor.getDocumentProvider();
        return provider == null ? Optional.empty() : Optional.ofNullable(provider.getDocument(editor.getEditorInput()));
    }

    /**
     * Opens a file, of the workspace or outside, and selects something in it; tells the user if that cannot be done.
     *
     * @param selection null for none
     * @param activate whether the keyboard goes there
     */
    public static void open(String uri, Range selection, boolean activate) {
        Optional<IWorkbenchPage> page = page();
        if (page.isEmpty()) {
            return;
        }
        try {
            Optional<IFile> file = Uris.file(uri).filter(IFile::exists);
            IEditorPart editor = file.isPresent() ? IDE.openEditor(page.get(), file.get(), activate)
                    : openOutside(page.get(), uri, activate);
            if (selection != null) {
                text(editor).ifPresent(shown -> document(shown).ifPresent(document -> {
                    IRegion region = Positions.region(document, selection);
                    shown.selectAndReveal(region.getOffset(), region.getLength());
                }));
            }
        } catch (CoreException | IllegalArgumentException e) {
            Notices.error("Cannot open " + uri + ": " + e.getMessage());
        }
    }

    private static IEditorPart openOutside(IWorkbenchPage page, String uri, boolean activate) throws CoreException {
        IEditorPart before = page.getActiveEditor();
        IEditorPart editor = IDE.openEditorOnFileStore(page, EFS.getStore(URI.create(uri)));
        if (!activate && before != null) {
            page.activate(before);
        }
        return editor;
    }

    private static Optional<ITextEditor> text(IEditorPart editor) {
        return Optional.ofNullable(Adapters.adapt(editor, ITextEditor.class));
    }

    private static Optional<IWorkbenchPage> page() {
        if (!PlatformUI.isWorkbenchRunning()) {
            return Optional.empty();
        }
        IWorkbenchWindow active = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchWindow window = active != null ? active
                : Stream.of(PlatformUI.getWorkbench().getWorkbenchWindows()).findFirst().orElse(null);
        return Optional.ofNullable(window).map(IWorkbenchWindow::getActivePage);
    }
}
