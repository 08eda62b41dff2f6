// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The test's thread is the event loop's. */
@Timeout(60)
class HandOverTest {
    private final ManualLoop loop = new ManualLoop();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    /** Threads that may still be made. */
    private int threads = Integer.MAX_VALUE;
    private final ThreadFactory virtual = Thread.ofVirtual().factory();
    private final Workers workers = new Workers.Virtual(task -> {
        if (threads == 0) {
            throw new OutOfMemoryError("no thread");
        }
        threads--;
        return virtual.newThread(task);
    });

    private final class Job extends Workers.Job {
        private final String name;

        Job(String name) {
            this.name = name;
        }

        @Override
        public void run() {
            assertThat(Thread.currentThread().isVirtual()).isTrue();
            seen.add(name);
        }

        @Override
        void cannotRun(Throwable noThread) {
            seen.add(name + ": " + noThread.getMessage());
        }
    }

    private void bring(String... names) {
        for (String name : names) {
            workers.execute(new Job(name), loop);
        }
    }

    private void awaitSeen(String... names) {
        Await.until(() -> seen.size() == names.length);
        assertThat(seen).containsExactlyInAnyOrder(names);
        seen.clear();
    }

    /** What comes before the loop's thread is known, goes alone. */
    @BeforeEach
    void firstTurn() {
        bring("first", "second");
        awaitSeen("first", "second");
        loop.doAll();
    }

    @Test
    void whatOneTurnBringsStartsTogetherAtItsEnd() {
        bring("a", "b", "c");
        assertThat(loop.size()).as("asked to be told of the end of the turn").isEqualTo(1);
        assertThat(seen).isEmpty();
        loop.doAll();
        awaitSeen("a", "b", "c");
        bring("d");
        loop.doAll();
        awaitSeen("d");
    }

    @Test
    void manyDoNotWaitForTheEndOfTheTurn() {
        String[] names = IntStream.range(0, HandOver.MOST).mapToObj(i -> "job " + i).toArray(String[]::new);
        bring(names);
        awaitSeen(names);
        bring("the next");
        loop.doAll();
        awaitSeen("the next");
    }

    @Test
    void whatOtherThreadsBringStartsAtOnce() throws Exception {
        Thread other = Thread.ofPlatform().start(() -> bring("from elsewhere"));
        other.join();
        awaitSeen("from elsewhere");
        assertThat(loop.size()).isZero();
    }

    @Test
    void aLoopThatHasEndedHoldsNothingBack() {
        loop.shutDown();
        bring("a", "b");
        awaitSeen("a", "b");
    }

    @Test
    void everyJobHearsThatThereIsNoThread() {
        bring("a", "b");
        threads = 0;
        loop.doAll();
        awaitSeen("a: no thread", "b: no thread");

        bring("c", "d", "e");
        threads = 2;
        loop.doAll();
        awaitSeen("c", "d", "e: no thread");

        threads = 0;
        assertThatThrownBy(() -> workers.execute(new Job("alone"), null)).hasMessage("no thread");
    }
}
