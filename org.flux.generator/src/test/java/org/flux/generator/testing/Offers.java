// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.testing;

import java.util.List;
import java.util.function.BiConsumer;
import org.flux.runtime.PushSource;

/**
 * A push source that offers all its items as soon as it starts, and ends.
 *
 * @param heard takes each item, and what becomes of it: completed, failed or refused
 */
public record Offers<T>(List<T> items, BiConsumer<T, String> heard) implements PushSource<T> {
    @Override
    public void start(Sink<T> sink) {
        items.forEach(item -> sink.offer(item, outcome(item)));
        sink.ended();
    }

    private Outcome outcome(T item) {
        return new Outcome() {
            @Override
            public void completed() {
                heard.accept(item, "completed");
            }

            @Override
            public void failed(Throwable cause) {
                heard.accept(item, "failed");
            }

            @Override
            public void refused() {
                heard.accept(item, "refused");
            }
        };
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void stop() {}

    @Override
    public void close() {}
}
