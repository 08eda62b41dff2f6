// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flux.generator.random.Interpreter.Region;
import org.flux.generator.random.Model.Lock;

/**
 * One deliberately non-atomic counter for each program lock and each session of a session lock. A call in a writer's region reads it, lets
 * others have a chance, and writes it; a call in a reader's region reads it twice. Between two calls of one region nobody else may write.
 * In the end each counter must be exact.
 */
final class Counters {
    private static final int CHANCES = 4;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);
    /** A writer that must not be there writes only when its own chances are over. */
    private static final int READERS_PATIENCE = 8;

    private record Key(Lock lock, String session) {
        @Override
        public String toString() {
            return lock + (session.isEmpty() ? "" : " of " + session);
        }
    }

    private static final class Cell {
        private int value;
        private final AtomicInteger writes = new AtomicInteger();
        private final AtomicInteger inside = new AtomicInteger();
    }

    private record Seen(int stretch, int value) {}

    private final Map<Key, Cell> cells = new ConcurrentHashMap<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final int chances;
    private final CountDownLatch together;
    /** Two flows have been where only one may be. */
    private volatile boolean hasMet;

    /**
     * @param chances how often a call offers its processor to others before it goes on, until something has gone wrong
     * @param together how many runs wait for each other before their first lock
     */
    Counters(int chances, int together) {
        this.chances = chances;
        this.together = new CountDownLatch(together);
    }

    Counters() {
        this(CHANCES, 0);
    }

    /** What one run knows of the counters. Its calls come one after another, maybe on several threads. */
    final class Visitor {
        private final Map<Key, Seen> seen = new HashMap<>();

        /** To be called where no lock is held. */
        void arrive() throws InterruptedException {
            together.countDown();
            together.await(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
        }

        /** To be called within a component. */
        void visit(String call, List<Region> regions) {
            if (regions.isEmpty()) {
                return;
            }
            int[] before = new int[regions.size()];
            for (int i = 0; i < before.length; i++) {
                Region region = regions.get(i);
                Cell cell = cell(region);
                before[i] = cell.value;
                cell.inside.incrementAndGet();
                Seen last = seen.get(key(region));
                if (last != null && last.stretch() == region.stretch() && last.value() != before[i]) {
                    violations.add(call + ": " + key(region) + " was written by another flow since the last call of this region");
                }
            }
            letOthers(regions, before);
            for (int i = 0; i < before.length; i++) {
                Region region = regions.get(i);
                Cell cell = cell(region);
                if (region.write()) {
                    cell.value = before[i] + 1;
                    cell.writes.incrementAndGet();
                } else if (cell.value != before[i]) {
                    violations.add(call + ": " + key(region) + " was written while it was being read");
                }
                seen.put(key(region), new Seen(region.stretch(), cell.value));
                cell.inside.decrementAndGet();
            }
        }
    }

    /** Until another flow is where it must not be, or has had its chances. */
    private void letOthers(List<Region> regions, int[] before) {
        boolean writes = regions.stream().anyMatch(Region::write);
        int offers = violations.isEmpty() && !hasMet ? chances : CHANCES;
        for (int i = 0; i < (writes ? offers : READERS_PATIENCE * offers); i++) {
            for (int j = 0; j < before.length; j++) {
                Region region = regions.get(j);
                Cell cell = cell(region);
                if (region.write() ? cell.inside.get() > 1 : cell.value != before[j]) {
                    hasMet = true;
                    return;
                }
            }
            Thread.yield();
        }
    }

    /** What went wrong; empty if every counter is exact. */
    List<String> violations() {
        cells.forEach((key, cell) -> {
            if (cell.value != cell.writes.get()) {
                violations.add("the counter under " + key + " stands at " + cell.value + " after " + cell.writes + " increments");
            }
        });
        return List.copyOf(violations);
    }

    private static Key key(Region region) {
        return new Key(region.lock(), region.session());
    }

    private Cell cell(Region region) {
        return cells.computeIfAbsent(key(region), k -> new Cell());
    }
}
