// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.flux.runtime.PushSource;

/**
 * The clients of an emulated server, a push source with a thread of its own. Open: items come at times that were drawn beforehand, whatever
 * the server does, and what a flow takes counts from the time that was meant. Closed: so many clients, each of which comes back at once.
 */
final class Arrivals implements PushSource<Object> {
    private static final int MOST = 4_000_000;

    /**
     * How items come.
     *
     * @param rate of an open load in flows a second; 0 for a closed one
     * @param clients of a closed load
     */
    record Load(double rate, int clients) {
        boolean isOpen() {
            return rate > 0;
        }
    }

    private final Load load;
    private final Clock clock;
    private final long seed;
    private final Thread thread = Thread.ofPlatform().daemon().name("arrivals").unstarted(this::run);
    private final AtomicInteger ended = new AtomicInteger();
    /** By number of the flow: when it came, or was meant to, and when it ended; 0 as long as it has not. */
    private final long[] began;
    private final long[] done;
    private volatile int offered;
    private volatile boolean stopped;
    private Sink<Object> sink;

    /** @param seconds at most */
    Arrivals(Load load, Clock clock, long seed, double seconds) {
        this.load = load;
        this.clock = clock;
        this.seed = seed;
        int size = load.isOpen() ? (int) Math.min(MOST, 1000 + 1.5 * load.rate() * seconds) : MOST;
        this.began = new long[size];
        this.done = new long[size];
    }

    @Override
    public void start(Sink<Object> to) {
        sink = to;
        thread.start();
    }

    @Override
    public void pause() {
        throw new IllegalStateException("the admission limit was reached: it must be above what a measurement has in flight");
    }

    @Override
    public void resume() {
        // it never pauses
    }

    @Override
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        stop();
    }

    int offered() {
        return offered;
    }

    int ended() {
        return ended.get();
    }

    /** When flow {@code number} came, by the clock. */
    long began(int number) {
        return began[number];
    }

    /** When it ended; 0 if it has not. Flows that ended before {@link #ended()} was read are there. */
    long done(int number) {
        return done[number];
    }

    private void run() {
        if (load.isOpen()) {
            open();
        } else {
            closed();
        }
    }

    private void open() {
        SplittableRandom random = new SplittableRandom(seed);
        double next = clock.nanos();
        for (int i = 0; i < began.length; i++) {
            next += -Math.log(1 - random.nextDouble()) / load.rate() * 1e9;
            long meant = (long) next;
            for (long left = meant - clock.nanos(); left > 0; left = meant - clock.nanos()) {
                if (stopped) {
                    return;
                }
                LockSupport.parkNanos(clock.pause(left));
            }
            if (stopped) {
                return;
            }
            offer(i, meant);
        }
    }

    private void closed() {
        for (int i = 0; i < began.length; i++) {
            while (i - ended.get() >= load.clients()) {
                if (stopped) {
                    return;
                }
                LockSupport.park(this);
            }
            if (stopped) {
                return;
            }
            offer(i, clock.nanos());
        }
    }

    private void offer(int number, long when) {
        began[number] = when;
        offered = number + 1;
        sink.offer(new FlowItem(seed, number), new Outcome() {
            @Override
            public void completed() {
                end();
            }

            @Override
            public void failed(Throwable cause) {
                end();
            }

            @Override
            public void refused() {
                end();
            }

            private void end() {
                done[number] = clock.nanos();
                ended.incrementAndGet();
                if (!load.isOpen()) {
                    LockSupport.unpark(thread);
                }
            }
        });
    }
}
