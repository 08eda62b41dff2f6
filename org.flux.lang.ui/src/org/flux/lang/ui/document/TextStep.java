// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.text.edits.MalformedTreeException;
import org.eclipse.text.edits.UndoEdit;

/** Changes the text of a file: in the editor if it is open there, else on the disk. */
record TextStep(String uri, List<TextEdit> edits) implements Step {
    @Override
    public boolean isInEditor() {
        return open(uri).isPresent();
    }

    @Override
    public Undo perform() throws CannotEditException, CoreException {
        Optional<IDocument> open = open(uri);
        if (open.isPresent()) {
            UndoEdit undo = Edits.change(open.get(), edits);
            return () -> {
                try {
                    undo.apply(open.get());
                } catch (MalformedTreeException | BadLocationException e) {
                    throw new CannotEditException("the text has changed.", e);
                }
            };
        }
        String before = read(uri);
        Document document = new Document(before);
        try {
            Edits.tree(document, edits).apply(document);
        } catch (MalformedTreeException | BadLocationException e) {
            throw new CannotEditException("the changes do not fit the text of " + Texts.name(uri) + ".", e);
        }
        write(uri, document.get());
        return () -> write(uri, before);
    }

    /** The text that is open, whatever it is a text of. */
    static Optional<IDocument> open(String uri) {
        Optional<FluxDocument> flux = FluxDocument.of(uri);
        if (flux.isPresent()) {
            return flux.map(FluxDocument::document);
        }
        ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
        ITextFileBuffer buffer = Uris.file(uri).map(file -> buffers.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE))
                .orElse(null);
        if (buffer == null && Uris.path(uri).isPresent()) {
            buffer = buffers.getFileStoreTextFileBuffer(EFS.getLocalFileSystem().getStore(Uris.path(uri).get().toUri()));
        }
        return Optional.ofNullable(buffer).map(ITextFileBuffer::getDocument);
    }

    static String read(String uri) throws CannotEditException, CoreException {
        Optional<IFile> file = Uris.file(uri);
        try {
            if (file.isPresent()) {
                file.get().refreshLocal(IResource.DEPTH_ZERO, new NullProgressMonitor());
                return new String(file.get().getContents().readAllBytes(), Texts.charset(file));
            }
            return Files.readString(path(uri));
        } catch (IOException e) {
            throw new CannotEditException(Texts.name(uri) + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    static void write(String uri, String text) throws CannotEditException, CoreException {
        Optional<IFile> file = Uris.file(uri);
        if (file.isPresent()) {
            file.get().setContents(new ByteArrayInputStream(text.getBytes(Texts.charset(file))), IResource.KEEP_HISTORY,
                    new NullProgressMonitor());
            return;
        }
        Path path = path(uri);
        try {
            Path whole = Files.createTempFile(path.getParent(), path.getFileName().toString(), ".part");
            Files.writeString(whole, text);
            Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotEditException(Texts.name(uri) + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static Path path(String uri) throws CannotEditException {
        return Uris.path(uri).orElseThrow(() -> new CannotEditException(uri + " is not in the file system."));
    }
}
