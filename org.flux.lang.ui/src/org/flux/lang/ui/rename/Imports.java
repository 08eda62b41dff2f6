// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.rename;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.FileRename;
import org.eclipse.lsp4j.RenameFilesParams;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.CompositeChange;
import org.eclipse.ltk.core.refactoring.TextFileChange;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.document.Texts;
import org.flux.lang.ui.document.Uris;
import org.flux.lang.ui.server.Server;

/** What has to be changed in programs when somebody moves or renames a file or folder, so that imports still lead to it. */
final class Imports {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Imports() {}

    /** Whether the server has a say in it. */
    static boolean concern(IResource resource) {
        return resource.getType() == IResource.FOLDER || resource.getType() == IResource.FILE
                && "flux".equals(resource.getFileExtension());
    }

    /**
     * Waits for the server.
     *
     * @param place where it is going to be, in the file system
     * @return null if nothing has to be changed
     */
    static Change following(IResource moved, IPath place) {
        Optional<String> from = Uris.of(moved);
        if (from.isEmpty() || place == null) {
            return null;
        }
        RenameFilesParams params = new RenameFilesParams(List.of(new FileRename(from.get(), Uris.of(place.toPath()))));
        WorkspaceEdit edit = Server.get().askNow(LIMIT, new WorkspaceEdit(),
                server -> server.getWorkspaceService().willRenameFiles(params));
        CompositeChange all = new CompositeChange("Imports of Flux programs");
        if (edit.getDocumentChanges() != null) {
            edit.getDocumentChanges().stream().filter(change -> change.isLeft()).map(change -> change.getLeft())
                    .forEach(change -> change(change).ifPresent(all::add));
        }
        return all.getChildren().length == 0 ? null : all;
    }

    private static Optional<Change> change(TextDocumentEdit edit) {
        String uri = edit.getTextDocument().getUri();
        Optional<IFile> file = Uris.file(uri).filter(IFile::exists);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        IDocument document = new Document(Texts.of(uri));
        MultiTextEdit root = new MultiTextEdit();
        edit.getEdits().stream().filter(one -> one.isLeft()).map(one -> one.getLeft()).forEach((TextEdit one) -> {
            IRegion region = Positions.region(document, one.getRange());
            root.addChild(new ReplaceEdit(region.getOffset(), region.getLength(), one.getNewText()));
        });
        TextFileChange change = new TextFileChange(file.get().getName(), file.get());
        change.setEdit(root);
        change.setTextType("flux");
        return Optional.of(change);
    }
}
