// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM while a command works: it may stop where it is and tell what it has, for a few seconds. The process then ends as it
 * does on such a signal.
 */
public final class Interruption implements AutoCloseable {
    private static final int PATIENCE = 5;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "flux interruption");
    private volatile boolean asked;

    /** From now on. */
    public Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the command is to come to its end. */
    public boolean isAsked() {
        return asked;
    }

    private void interrupt() {
        asked = true;
        try {
            finished.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has written everything that it has. */
    @Override
    public void close() {
        finished.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                asked = true; // the process is about to end
            }
        }
    }
}
