// SPDX-License-Identifier: EPL-2.0
package net.lines;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

public final class Poller implements AutoCloseable {
    public int poll() {
        return 1;
    }

    public boolean isBad(int status) {
        return status > 1;
    }

    public CompletionStage<Void> report(int status) {
        return CompletableFuture.completedFuture(null);
    }

    public static void late(Throwable cause) {}

    @Override
    public void close() throws java.io.IOException {}
}
