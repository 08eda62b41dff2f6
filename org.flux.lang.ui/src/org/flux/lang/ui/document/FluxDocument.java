// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;

/** A text that is open, in an editor or in the hands of something that changes it, and that the server is told of. */
public final class FluxDocument {
    private static final String LANGUAGE = "flux";

    private final String uri;
    private final IDocument document;
    private final Outgoing outgoing;
    private final IDocumentListener listener = new Changes();
    /** All below is guarded by this. */
    private int version = 1;
    private boolean changing;
    /**
     * Whether all of the text is sent with each change from now on. The protocol has no place between the two characters that end a line,
     * and the platform loses count of lines when they come together one after the other.
     */
    private boolean whole;
    private boolean openAfterChange;
    private boolean told;
    private Batch batch;

    /** Changes that have not been sent yet: what is typed faster than the server listens goes in one message. */
    private static final class Batch {
        private final long before;
        private final List<TextDocumentContentChangeEvent> changes = new ArrayList<>();

        private int version;

        Batch(long before) {
            this.before = before;
        }

        void add(TextDocumentContentChangeEvent change, int makes) {
            changes.add(change);
            version = makes;
        }
    }

    FluxDocument(String uri, IDocument document, Outgoing outgoing) {
        this.uri = uri;
        this.document = document;
        this.outgoing = outgoing;
        document.addPrenotifiedDocumentListener(listener);
    }

    /** The document of an editor, if it is a Flux program that the server can be told of. */
    public static Optional<FluxDocument> of(IDocument document) {
        return OpenDocuments.get().of(document);
    }

    /** The text that is open by this URI. */
    public static Optional<FluxDocument> of(String uri) {
        return OpenDocuments.get().of(uri);
    }

    public String uri() {
        return uri;
    }

    public TextDocumentIdentifier id() {
        return new TextDocumentIdentifier(uri);
    }

    public IDocument document() {
        return document;
    }

    /** Counts its changes. */
    public synchronized int version() {
        return version;
    }

    /** Its file in the workspace, if it is there. */
    public Optional<IFile> file() {
        return Uris.file(uri);
    }

    /** There is a server that knows nothing of this text yet. */
    public synchronized void open() {
        if (changing) {
            openAfterChange = true; // half of a change may be in the text already
            return;
        }
        if (told) {
            return;
        }
        batch = null;
        told = true;
        TextDocumentItem item = new TextDocumentItem(uri, LANGUAGE, version, document.get());
        outgoing.send(server -> server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(item)));
    }

    /** There is no server any more that knows of it. */
    public synchronized void forget() {
        told = false;
        openAfterChange = false;
        batch = null;
    }

    void saved() {
        synchronized (this) {
            if (!told) {
                return;
            }
        }
        outgoing.send(server -> server.getTextDocumentService().didSave(new DidSaveTextDocumentParams(id())));
    }

    void close() {
        document.removePrenotifiedDocumentListener(listener);
        synchronized (this) {
            if (!told) {
                return;
            }
            forget();
        }
        outgoing.send(server -> server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(id())));
    }

    private synchronized void changed(TextDocumentContentChangeEvent change) {
        changing = false;
        version++;
        if (openAfterChange) {
            openAfterChange = false;
            open();
        } else if (told) {
            if (batch == null || batch.before != outgoing.requests()) {
                Batch next = new Batch(outgoing.requests());
                batch = next;
                outgoing.send(server -> server.getTextDocumentService().didChange(take(next)));
            }
            batch.add(change, version);
        }
    }

    private synchronized DidChangeTextDocumentParams take(Batch sent) {
        if (batch == sent) {
            batch = null;
        }
        return new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(uri, sent.version), List.copyOf(sent.changes));
    }

    /** Told before other listeners, so that what they ask is asked of the new text. */
    private final class Changes implements IDocumentListener {
        private TextDocumentContentChangeEvent change;

        @Override
        public void documentAboutToBeChanged(DocumentEvent event) {
            synchronized (FluxDocument.this) {
                changing = true;
                String text = event.getText() == null ? "" : event.getText();
                whole = whole || touchesLineEnd(event.getOffset(), event.getOffset() + event.getLength(), text);
                change = whole ? null
                        : new TextDocumentContentChangeEvent(Positions.range(document, event.getOffset(), event.getLength()), text);
            }
        }

        @Override
        public void documentChanged(DocumentEvent event) {
            changed(change == null ? new TextDocumentContentChangeEvent(document.get()) : change);
        }

        /** Whether the two characters of a line's end are torn apart, or brought together. */
        private boolean touchesLineEnd(int start, int end, String text) {
            char before = at(start - 1);
            char after = at(end);
            char first = text.isEmpty() ? after : text.charAt(0);
            char last = text.isEmpty() ? before : text.charAt(text.length() - 1);
            return before == '\r' && (at(start) == '\n' || first == '\n') || after == '\n' && (at(end - 1) == '\r' || last == '\r');
        }

        private char at(int offset) {
            try {
                return offset >= 0 && offset < document.getLength() ? document.getChar(offset) : 0;
            } catch (BadLocationException cannotBe) {
                return 0;
            }
        }
    }
}
