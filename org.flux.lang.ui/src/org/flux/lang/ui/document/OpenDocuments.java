// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.jface.text.IDocument;
import org.flux.lang.ui.server.Server;

/**
 * The Flux programs that are open: those that the platform has a text buffer of, of which there is one for all editors of a file, in the
 * workspace or outside.
 */
public final class OpenDocuments {
    /** The platform has one registry of text buffers, so there is one of these. */
    private static final OpenDocuments INSTANCE = new OpenDocuments();
    private static final String CONTENT_TYPE = "org.flux.lang.flux";
    private static final String EXTENSION = ".flux";

    private final Map<IDocument, FluxDocument> documents = new ConcurrentHashMap<>();
    private boolean listening;

    private OpenDocuments() {}

    public static OpenDocuments get() {
        return INSTANCE;
    }

    /** From now on buffers are heeded, those too that exist already. */
    public synchronized void listen() {
        if (listening) {
            return;
        }
        listening = true;
        ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
        buffers.addFileBufferListener(new Buffers());
        Stream.of(buffers.getFileBuffers(), buffers.getFileStoreFileBuffers()).flatMap(Stream::of).forEach(this::opened);
    }

    Optional<FluxDocument> of(IDocument document) {
        return document == null ? Optional.empty() : Optional.ofNullable(documents.get(document));
    }

    Optional<FluxDocument> of(String uri) {
        String normal = Uris.normal(uri);
        return documents.values().stream().filter(document -> document.uri().equals(normal)).findFirst();
    }

    public List<FluxDocument> all() {
        return List.copyOf(documents.values());
    }

    private void opened(IFileBuffer buffer) {
        if (buffer instanceof ITextFileBuffer text && isFlux(buffer)) {
            uri(buffer).ifPresent(uri -> {
                FluxDocument opened = documents.computeIfAbsent(text.getDocument(),
                        document -> new FluxDocument(uri, document, Server.get().outgoing()));
                Server.get().opened(opened); // not before it can be found: a server that connects just now asks for all there are
            });
        }
    }

    private void closed(IFileBuffer buffer) {
        if (buffer instanceof ITextFileBuffer text) {
            Optional.ofNullable(documents.remove(text.getDocument())).ifPresent(FluxDocument::close);
        }
    }

    private void saved(IFileBuffer buffer) {
        if (buffer instanceof ITextFileBuffer text) {
            of(text.getDocument()).ifPresent(FluxDocument::saved);
        }
    }

    private static boolean isFlux(IFileBuffer buffer) {
        if (buffer.getFileStore() != null && buffer.getFileStore().getName().endsWith(EXTENSION)) {
            return true;
        }
        try {
            IContentType type = buffer.getContentType();
            return type != null && type.isKindOf(Platform.getContentTypeManager().getContentType(CONTENT_TYPE));
        } catch (CoreException cannotBeRead) {
            return false;
        }
    }

    private static Optional<String> uri(IFileBuffer buffer) {
        return Optional.ofNullable(buffer.getFileStore()).map(store -> Uris.normal(store.toURI().toString()));
    }

    /** One that moves is given up by its editors, which open another. */
    private final class Buffers implements IFileBufferListener {
        @Override
        public void bufferCreated(IFileBuffer buffer) {
            opened(buffer);
        }

        @Override
        public void bufferDisposed(IFileBuffer buffer) {
            closed(buffer);
        }

        @Override
        public void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {
            if (!isDirty) {
                saved(buffer);
            }
        }

        @Override
        public void bufferContentAboutToBeReplaced(IFileBuffer buffer) {
            // the document tells of it
        }

        @Override
        public void bufferContentReplaced(IFileBuffer buffer) {
            // the document has told
        }

        @Override
        public void stateChanging(IFileBuffer buffer) {
            // nothing that a server would want to know
        }

        @Override
        public void stateValidationChanged(IFileBuffer buffer, boolean isStateValidated) {
            // nothing that a server would want to know
        }

        @Override
        public void underlyingFileMoved(IFileBuffer buffer, IPath path) {
            // nothing that a server would want to know
        }

        @Override
        public void underlyingFileDeleted(IFileBuffer buffer) {
            // the text is still there
        }

        @Override
        public void stateChangeFailed(IFileBuffer buffer) {
            // nothing that a server would want to know
        }
    }
}
