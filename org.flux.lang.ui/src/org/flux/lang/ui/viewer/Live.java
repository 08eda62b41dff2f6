// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.viewer;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.swt.widgets.Display;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.server.FluxRequests;
import org.flux.lang.ui.server.Refresh;
import org.flux.lang.ui.server.Server;
import org.flux.lang.ui.server.ServerListener;

/**
 * An answer of the server that is asked for again when the document changes, when the server has (re)started and when it says that its
 * answer would be another one by now. What is shown stays until there is a new answer that fits the text: an answer for a text that has
 * changed meanwhile is dropped, since the next one is on its way. Made, started and stopped in the UI thread, in which answers arrive, too.
 *
 * @param <T> the answer
 */
public final class Live<T> implements IDocumentListener, ServerListener {
    /** Between the last keystroke and the question, in milliseconds: somebody who types on needs no answer to each letter. */
    private static final int PAUSE = 60;

    private final IDocument document;
    private final Refresh kind;
    private final BiFunction<FluxRequests, FluxDocument, CompletableFuture<T>> question;
    private final Consumer<T> answered;
    private final Display display = Display.getCurrent();
    private final Runnable ask = this::ask;
    private CompletableFuture<T> asked;
    private boolean started;

    /** @param kind what the server says when its answer has changed for another reason than the text; null if it never says so */
    public Live(IDocument document, Refresh kind, BiFunction<FluxRequests, FluxDocument, CompletableFuture<T>> question,
            Consumer<T> answered) {
        this.document = document;
        this.kind = kind;
        this.question = question;
        this.answered = answered;
    }

    public Live<T> start() {
        started = true;
        document.addDocumentListener(this);
        Server.get().addListener(this);
        ask();
        return this;
    }

    public void stop() {
        started = false;
        document.removeDocumentListener(this);
        Server.get().removeListener(this);
        display.timerExec(-1, ask);
        cancel();
    }

    /** Asks in a moment, and only once if this is called again meanwhile. */
    public void askSoon() {
        if (started) {
            display.timerExec(PAUSE, ask);
        }
    }

    private void cancel() {
        if (asked != null) {
            asked.cancel(true);
            asked = null;
        }
    }

    private void ask() {
        cancel();
        FluxDocument open = started ? FluxDocument.of(document).orElse(null) : null;
        if (open == null) {
            return;
        }
        long stamp = stamp();
        CompletableFuture<T> now = Server.get().ask(requests -> question.apply(requests, open));
        asked = now;
        now.thenAccept(answer -> {
            if (answer != null && !display.isDisposed()) {
                display.asyncExec(() -> {
                    if (started && asked == now && stamp == stamp()) {
                        answered.accept(answer);
                    }
                });
            }
        });
    }

    private long stamp() {
        return ((IDocumentExtension4) document).getModificationStamp();
    }

    private void inTheUi() {
        if (!display.isDisposed()) {
            display.asyncExec(this::askSoon);
        }
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
        // What matters is the text afterwards.
    }

    @Override
    public void documentChanged(DocumentEvent event) {
        if (Display.getCurrent() == display) {
            askSoon();
        } else {
            inTheUi();
        }
    }

    @Override
    public void started() {
        inTheUi();
    }

    @Override
    public void refresh(Refresh what) {
        if (what == kind) {
            inTheUi();
        }
    }
}
