// SPDX-License-Identifier: EPL-2.0
package com.example.images;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.flux.runtime.FluxOptions;

public final class Housekeeper implements AutoCloseable {
    private final int days;

    public Housekeeper(FluxOptions options) {
        days = options.integer("days", 7, "that an image stays in the cache");
    }

    public CompletionStage<Duration> limit(Instant now) {
        return CompletableFuture.completedFuture(Duration.ofDays(days));
    }

    public void broken(Request request, Job job, byte[] raw, Throwable cause) {}

    @Override
    public void close() {}
}
