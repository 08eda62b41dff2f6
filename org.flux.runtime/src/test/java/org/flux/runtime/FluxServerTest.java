// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class FluxServerTest {
    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void printLogAgain() {
        log.close();
    }

    /** A source of the numbers below {@code count}, failing where {@code failing} says so. */
    static Sources.Pull<Integer> upTo(int count) {
        AtomicInteger next = new AtomicInteger();
        return flow -> {
            int job = next.getAndIncrement();
            if (job >= count) {
                throw new EndOfSource();
            }
            return job;
        };
    }

    private static ImageServer accepting(int count, ImageServer.Components components) {
        return new ImageServer(components, (sources, self) -> sources.pull("Accept", () -> {}, upTo(count),
                self::flowOfAccept, self::eventsOfAccept, () -> {}));
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void aProgramWhoseSourcesHaveEndedDrainsAndTerminates(RuntimeKind kind) throws Exception {
        ImageServer program = accepting(70, (node, job) -> {});
        FluxServer server = FluxServer.of(program).runtime(kind).start();
        assertThat(server.awaitTermination(Await.LONG)).isTrue();
        assertThat(server.statistics()).isEqualTo(new Statistics(70, 60, 0, 10, 0, 0, 0, 0, 0)); // every seventh has no session
        program.assertLocksFree();
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void everyFlowIsCountedOnceByHowItEnded(RuntimeKind kind) throws Exception {
        ImageServer program = accepting(6, (node, job) -> {
            boolean fails = switch (job) {
                case 1 -> node.equals("Write");
                case 2 -> node.equals("ReadFromDisk");
                case 3 -> node.equals("Compress");
                case 4 -> node.equals("ReadFromDisk") || node.equals("FourOhFour");
                default -> false;
            };
            if (fails) {
                throw new IOException("job " + job + " at " + node);
            }
        });
        FluxServer server = FluxServer.of(program).runtime(kind).loopWarning(Duration.ZERO).start();
        server.awaitTermination();
        assertThat(server.statistics()).isEqualTo(new Statistics(6, 2, 2, 2, 0, 0, 1, 0, 0));
        assertThat(log.messages()).containsExactlyInAnyOrder(
                "image-server.flux:9 Image > Write: java.io.IOException: job 1 at Write",
                "image-server.flux:11 Image > Handler[2] > ReadFromDisk: java.io.IOException: job 4 at ReadFromDisk",
                "handler FourOhFour failed at image-server.flux FourOhFour: java.io.IOException: job 4 at FourOhFour");
    }

    @Test
    void flowsInFlightDrainWhenTheServerStops() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        List<String> closed = Collections.synchronizedList(new ArrayList<>());
        Semaphore blocked = new Semaphore(0);
        AtomicBoolean first = new AtomicBoolean(true);
        ImageServer program = new ImageServer((node, job) -> {
            if (node.equals("Write")) {
                inside.countDown();
                leave.await();
            }
        }, (sources, self) -> sources.pull("Accept", () -> {}, flow -> {
            if (!first.getAndSet(false)) {
                blocked.acquire(); // until interrupted
            }
            return 1;
        }, self::flowOfAccept, self::eventsOfAccept, () -> closed.add("Accept")));
        FluxServer server = FluxServer.of(program).start();
        inside.await();
        server.stop();
        Await.until(() -> closed.contains("Accept"));
        assertThat(server.awaitTermination(Duration.ZERO)).isFalse();
        assertThat(server.statistics().inFlight()).isEqualTo(1);
        leave.countDown();
        server.awaitTermination();
        assertThat(server.statistics()).isEqualTo(new Statistics(1, 1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(closed).containsExactly("Accept");
        assertThat(log.messages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void flowsThatOutstayTheDrainTimeoutAreInterrupted(RuntimeKind kind) throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        ImageServer program = accepting(1, (node, job) -> {
            if (node.equals("CheckCache")) {
                inside.countDown();
                new CountDownLatch(1).await();
            }
        });
        program.checkCacheBlocks = true;
        FluxServer server = FluxServer.of(program).runtime(kind).drainTimeout(Duration.ofMillis(1)).loopWarning(Duration.ZERO)
                .start();
        inside.await();
        server.close();
        assertThat(server.statistics()).isEqualTo(new Statistics(1, 0, 0, 1, 0, 0, 0, 0, 0));
        assertThat(log.messages()).containsExactly("image-server.flux:9 Image > CheckCache: "
                + "org.flux.runtime.FlowTimeout: the server stopped and its drain time-out is over");
        program.assertLocksFree();
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void aFlowThatTakesTooLongFailsEvenIfItsComponentSwallowsTheInterrupt(RuntimeKind kind) throws Exception {
        AtomicBoolean wentOn = new AtomicBoolean();
        AtomicInteger slow = new AtomicInteger(-1);
        AtomicInteger next = new AtomicInteger();
        ImageServer program = new ImageServer((node, job) -> {
            if (node.equals("CheckCache") && slow.compareAndSet(-1, job)) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException swallowed) {
                    return;
                }
            }
            if (node.equals("ReadFromDisk") && job == slow.get()) {
                wentOn.set(true);
            }
        }, (sources, self) -> sources.pull("Accept", () -> {}, flow -> {
            if (slow.get() >= 0) { // the time of those before was up earlier
                throw new EndOfSource();
            }
            return next.getAndIncrement();
        }, self::flowOfAccept, self::eventsOfAccept, () -> {}));
        program.checkCacheBlocks = true;
        FluxServer server = FluxServer.of(program).runtime(kind).maxFlows(1).flowTimeout(Duration.ofMillis(20)).start();
        server.awaitTermination();
        assertThat(wentOn).isFalse();
        assertThat(server.statistics().failed()).isPositive();
        assertThat(log.messages()).contains(
                "image-server.flux:9 Image > Handler: org.flux.runtime.FlowTimeout: the flow's time-out is over");
        program.assertLocksFree();
    }

    /** One after the other, until one has come as far as its handler before its time was up, and its handler before it was interrupted. */
    @Test
    void aHandlerHasATimeoutOfItsOwn() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        List<String> wanted = List.of("ReadFromDisk", "FourOhFour");
        ImageServer program = new ImageServer((node, job) -> {
            if (wanted.contains(node)) {
                seen.add(node + (Thread.currentThread().isInterrupted() ? " interrupted" : ""));
                new CountDownLatch(1).await();
            }
        }, (sources, self) -> sources.pull("Accept", () -> {}, flow -> {
            if (Collections.indexOfSubList(List.copyOf(seen), wanted) >= 0) {
                throw new EndOfSource();
            }
            return 1;
        }, self::flowOfAccept, self::eventsOfAccept, () -> {}));
        FluxServer server = FluxServer.of(program).maxFlows(1).flowTimeout(Duration.ofMillis(5)).start();
        server.awaitTermination();
        assertThat(server.statistics().handlerFailures()).isEqualTo(seen.stream().filter(node -> node.startsWith("FourOhFour")).count());
        assertThat(server.statistics().failed()).isEqualTo(server.statistics().started());
    }

    @Test
    void aSourceThatFailsIsCalledAgainAfterAPauseThatGrows() throws Exception {
        List<Long> calls = new ArrayList<>();
        ImageServer program = new ImageServer((node, job) -> {}, (sources, self) -> sources.pull("Accept", () -> {}, flow -> {
            calls.add(System.nanoTime());
            if (calls.size() == 8) {
                throw new EndOfSource();
            }
            throw flow.failed(new IOException("world is closed"));
        }, self::flowOfAccept, self::eventsOfAccept, () -> {}));
        FluxServer server = FluxServer.of(program).start();
        server.awaitTermination();
        assertThat(server.statistics().sourceFailures()).isEqualTo(7);
        assertThat(calls.get(7) - calls.get(6)).isGreaterThan(60_000_000); // 64 ms after the seventh
        assertThat(log.messages().getFirst()).isEqualTo("source failed at image-server.flux Accept: java.io.IOException: world is closed");
        assertThat(log.messages()).hasSizeLessThan(7);
        assertThat(log.messages().stream().mapToInt(FluxServerTest::failuresIn).sum()).isEqualTo(7);
    }

    /** How many failures a message tells of. */
    private static int failuresIn(String message) {
        Matcher more = Pattern.compile("(\\d+) more").matcher(message);
        return (message.startsWith("source failed") ? 1 : 0) + (more.find() ? Integer.parseInt(more.group(1)) : 0);
    }

    @Test
    void stoppingDoesNotWaitForAPauseToEnd() throws Exception {
        CountDownLatch failed = new CountDownLatch(11);
        ImageServer program = new ImageServer((node, job) -> {}, (sources, self) -> sources.pull("Accept", () -> {}, flow -> {
            failed.countDown();
            throw new IOException("world is closed");
        }, self::flowOfAccept, self::eventsOfAccept, () -> {}));
        FluxServer server = FluxServer.of(program).drainTimeout(Duration.ofHours(1)).start();
        failed.await(); // the pause is one second now
        server.close();
    }

    @Test
    void aSourceThatCannotStartClosesWhatHasStarted() {
        FakePushSource good = new FakePushSource();
        FakePushSource neverMade = new FakePushSource();
        ImageServer program = new ImageServer((node, job) -> {}, (sources, self) -> {
            sources.push("Listen", () -> good, self::flowOfAccept, self::eventsOfAccept);
            sources.<Integer>push("Listen2", () -> {
                throw new BindException("127.0.0.1:80: Address already in use");
            }, self::flowOfAccept, self::eventsOfAccept);
            sources.push("Listen3", () -> neverMade, self::flowOfAccept, self::eventsOfAccept);
            sources.pull("Accept", () -> {}, upTo(0), self::flowOfAccept, self::eventsOfAccept, () -> {});
        });
        FluxServer.Builder builder = FluxServer.of(program).drainTimeout(Duration.ofHours(1));
        assertThatThrownBy(builder::start).isInstanceOf(BindException.class);
        assertThat(good.told).containsExactly("stop", "close");
        assertThat(neverMade.told).isEmpty();
    }

    @Test
    void pullSourcesAreOpenedBeforeAnySourceStartsAndOneThatFailsFailsTheStart() {
        List<String> told = new CopyOnWriteArrayList<>();
        Sources.Pull<Integer> next = flow -> {
            told.add("next");
            throw new EndOfSource();
        };
        ImageServer program = new ImageServer((node, job) -> {}, (sources, self) -> {
            sources.pull("Accept", () -> told.add("open 1"), next, self::flowOfAccept, () -> told.add("close 1"));
            sources.pull("Accept2", () -> {
                throw new BindException("127.0.0.1:80: Address already in use");
            }, next, self::flowOfAccept, () -> told.add("close 2"));
            sources.pull("Accept3", () -> told.add("open 3"), next, self::flowOfAccept, () -> told.add("close 3"));
        });
        assertThatThrownBy(FluxServer.of(program)::start).isInstanceOf(BindException.class);
        assertThat(told).containsExactly("open 1", "close 1");
    }

    @Test
    void aFlowMayStopTheServer() throws Exception {
        BlockingQueue<FluxServer> self = new LinkedBlockingQueue<>();
        ImageServer program = accepting(Integer.MAX_VALUE, (node, job) -> {
            if (job == 3 && node.equals("Write")) {
                FluxServer server = self.take();
                server.stop();
            }
        });
        FluxServer server = FluxServer.of(program).start();
        self.add(server);
        server.awaitTermination();
        assertThat(server.statistics().inFlight()).isZero();
    }

    @Test
    void anInterruptThatASourceLeavesBehindDoesNotEndIt() throws Exception {
        Sources.Pull<Integer> jobs = upTo(5);
        ImageServer program = new ImageServer((node, job) -> {}, (sources, self) -> sources.pull("Accept", () -> {}, flow -> {
            int job = jobs.next(flow);
            Thread.currentThread().interrupt();
            if (job == 2) {
                throw new IOException("and fails");
            }
            return job;
        }, self::flowOfAccept, self::eventsOfAccept, () -> {}));
        FluxServer server = FluxServer.of(program).start();
        server.awaitTermination();
        assertThat(server.statistics()).isEqualTo(new Statistics(4, 4, 0, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void aSourcesHandlerAnswersForItsFailuresButNotForItsEnd() throws Exception {
        List<String> handled = Collections.synchronizedList(new ArrayList<>());
        Sources.Pull<Integer> jobs = upTo(3);
        ImageServer program = new ImageServer((node, job) -> {}, (sources, self) -> sources.pull("Accept", () -> {}, flow -> {
            try {
                int job = jobs.next(flow);
                if (job == 1) {
                    throw new IOException("bad line");
                }
                return job;
            } catch (Throwable thrown) {
                throw flow.failed(thrown).orHandle("Complain", cause -> handled.add(cause.getMessage()));
            }
        }, self::flowOfAccept, self::eventsOfAccept, () -> {}));
        FluxServer server = FluxServer.of(program).start();
        server.awaitTermination();
        assertThat(handled).containsExactly("bad line");
        assertThat(server.statistics()).isEqualTo(new Statistics(2, 2, 0, 0, 0, 0, 0, 1, 0));
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void closeableComponentsAreClosedAtTheEnd() throws Exception {
        final class Components implements ImageServer.Components, AutoCloseable {
            private boolean closed;

            @Override
            public void enter(String node, int job) {
                assertThat(closed).isFalse();
            }

            @Override
            public void close() {
                closed = true;
            }
        }
        Components components = new Components();
        FluxServer server = FluxServer.of(accepting(3, components)).start();
        server.awaitTermination();
        assertThat(components.closed).isTrue();
        assertThat(server.statistics().completed()).isEqualTo(3);
        components.closed = false;
        FluxServer.Builder unwritable = FluxServer.of(accepting(3, components)).profile(Path.of("/proc/no/such/folder/p.json"));
        assertThatThrownBy(unwritable::start).isInstanceOf(FluxOptions.Invalid.class);
        assertThat(components.closed).as("although the server could not start").isTrue();
    }

    @Test
    void sourcesThatHaveEndedSetTheirFlowsNoTime() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        ImageServer program = accepting(1, (node, job) -> {
            if (node.equals("Write")) {
                mayEnd.await();
            }
        });
        FluxServer server = FluxServer.of(program).drainTimeout(Duration.ZERO).start();
        assertThat(server.awaitTermination(Duration.ofMillis(100))).isFalse();
        mayEnd.countDown();
        server.awaitTermination();
        assertThat(server.statistics().completed()).isEqualTo(1);
    }
}
