// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.flux.lang.ide.workspace.Snapshot;
import org.flux.lang.ide.workspace.Workspace;

/**
 * Answers requests. Each sees the workspace as it was when the request came, runs on a thread of its own, and ends early when the client
 * cancels it. One that fails gets an error response with the reason, never silence.
 */
public final class Requests {
    private final Workspace workspace;
    private final Executor executor;
    private final Log log;

    Requests(Workspace workspace, Executor executor, Log log) {
        this.workspace = workspace;
        this.executor = executor;
        this.log = log;
    }

    /** Answers a request about one document; with null, which the protocol has for it, if there is no such file. */
    public <T> CompletableFuture<T> on(TextDocumentIdentifier document, Function<View, T> answer) {
        Snapshot snapshot = workspace.snapshot();
        String name = workspace.name(document.getUri());
        return run(cancellation -> snapshot.document(name).map(found -> answer.apply(new View(snapshot, found, cancellation)))
                .orElse(null));
    }

    /** Answers a request about the whole workspace. */
    public <T> CompletableFuture<T> run(Function<CancelChecker, T> answer) {
        return CompletableFutures.computeAsync(executor, cancellation -> {
            cancellation.checkCanceled();
            try {
                return answer.apply(cancellation);
            } catch (CancellationException | ResponseErrorException expected) {
                throw expected;
            } catch (RuntimeException | StackOverflowError e) {
                log.error("a request failed", e);
                throw new ResponseErrorException(new ResponseError(ResponseErrorCode.InternalError,
                        "flux failed to answer: " + e + " (please report it with the log)", null));
            }
        });
    }
}
