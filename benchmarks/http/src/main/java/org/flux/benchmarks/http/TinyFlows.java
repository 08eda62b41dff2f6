// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.nio.file.Path;
import org.flux.benchmarks.CalledFlows;
import org.flux.runtime.EventFlow;
import org.flux.runtime.FlowLock;
import org.flux.runtime.FlowMap;
import org.flux.runtime.FluxServer;
import org.flux.runtime.RuntimeKind;

/**
 * A server whose flows do next to nothing, three calls and a lock: what remains is the runtime itself. They come from the calling thread,
 * which is their event loop, one at a time, so that a flow costs as little as it ever can.
 */
final class TinyFlows implements AutoCloseable {
    private static final FlowMap MAP = FlowMap.of("tiny.flux")
            .concrete("A", 1).concrete("B", 2).concrete("C", 3)
            .abstractNode("Main", 4).variant(4, "A", "B", "C")
            .source("Come", "Main")
            .build();
    private static final int BATCH = 10_000;

    private final FlowLock lock = new FlowLock("lock");
    private final CalledFlows flows = new CalledFlows(MAP, "Come", item -> new Flow());
    private final FluxServer server;
    private int state = 1;

    /** @param profile where to write a profile; null for none */
    TinyFlows(Path profile) throws Exception {
        server = FluxServer.of(flows).runtime(RuntimeKind.EVENT).loops(1).profile(profile).start();
    }

    /** Runs flows for some nanoseconds; returns nanoseconds per flow. */
    double run(long nanos) {
        long start = System.nanoTime();
        long done = 0;
        long now = start;
        while (now - start < nanos) {
            for (int i = 0; i < BATCH; i++) {
                flows.run(i);
            }
            done += BATCH;
            now = System.nanoTime();
        }
        return (now - start) / (double) done;
    }

    /** What all those calls came to, so that none of them can be left out. */
    int state() {
        return state;
    }

    @Override
    public void close() {
        server.close();
    }

    /** As it is generated. */
    private final class Flow extends EventFlow {
        private int mainAt;

        Flow() {
            super(MAP, 1);
        }

        @Override
        @SuppressWarnings("fallthrough")
        protected boolean proceed() throws Exception {
            try {
                switch (mainAt) {
                    case 0:
                        start("Main");
                        work();
                        at(1);
                    case 1:
                        if (!lock.pollWrite(this)) {
                            mainAt = 1;
                            return false;
                        }
                        work();
                        lock.unlockWrite(this);
                        at(2);
                        work();
                }
                return true;
            } catch (Throwable thrown) {
                throw failed(thrown);
            }
        }

        private void work() {
            state = state * 31 + 7;
        }
    }
}
