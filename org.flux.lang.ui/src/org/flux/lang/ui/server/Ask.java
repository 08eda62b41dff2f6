// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** A request of ours: waits for a server if need be, then for its answer. */
final class Ask<T> extends CompletableFuture<T> {
    private final Function<FluxRequests, CompletableFuture<T>> request;
    private final Executor answers;
    /** What has been asked over the connection, to be taken back if nobody wants this any more. Guarded by this. */
    private final List<CompletableFuture<?>> asked = new ArrayList<>();

    /** @param answers where the answer is heard, which may take long */
    Ask(Function<FluxRequests, CompletableFuture<T>> request, Executor answers) {
        this.request = request;
        this.answers = answers;
    }

    /** Sends it. */
    void over(Connection connection) {
        if (isDone()) {
            return;
        }
        try {
            CompletableFuture<T> answer = request.apply(connection.remote(this::asked));
            if (answer == null) {
                complete(null);
            } else {
                answer.whenCompleteAsync(this::answered, answers);
            }
        } catch (RuntimeException e) {
            completeExceptionally(e);
        }
    }

    private void answered(T answer, Throwable failure) {
        if (failure == null) {
            complete(answer);
        } else {
            completeExceptionally(failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
        }
    }

    private void asked(CompletableFuture<?> one) {
        synchronized (this) {
            asked.add(one);
        }
        if (isCancelled()) {
            one.cancel(true);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            List<CompletableFuture<?>> started;
            synchronized (this) {
                started = List.copyOf(asked);
            }
            answers.execute(() -> started.forEach(one -> one.cancel(true))); // tells the server, which may not listen at the moment
        }
        return cancelled;
    }
}
