// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.flux.benchmarks.accuracy.emulation.EmulatedServer;
import org.flux.benchmarks.accuracy.emulation.Outcome;
import org.flux.benchmarks.accuracy.emulation.Run;
import org.flux.benchmarks.accuracy.emulation.Service;
import org.flux.benchmarks.accuracy.emulation.Workload;
import org.flux.benchmarks.accuracy.emulation.Workloads;
import org.flux.runtime.RuntimeKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bounds that no machine can break, however slow: k processors cannot do more than they can. */
class EmulationTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final double SECONDS = 0.5;
    private static final int CLIENTS = 16;
    private static final Service FIVE = Service.constant(5);

    @TempDir
    private static Path folder;
    private static Generation single;

    @BeforeAll
    static void generate() throws Exception {
        assumeTrue(Runtime.version().feature() >= 24, "emulated processors need Java 24");
        single = Generation.of(Workloads.single(FIVE), ROOT, folder.resolve("single"));
    }

    /** What so many clients get done, at least and at most, is a bound of flows a second. */
    private static double throughput(RuntimeKind runtime, int cores) throws Exception {
        EmulatedServer server = new EmulatedServer(Workloads.single(FIVE), single.classes(), runtime, cores);
        return server.measure(Run.closed(CLIENTS, 1, 0.1, SECONDS)).throughput();
    }

    @Test
    void aLoopDoesOneThingAtATime() throws Exception {
        assertThat(throughput(RuntimeKind.EVENT, 1)).isBetween(10.0, 200 + 2 / SECONDS);
        assertThat(throughput(RuntimeKind.EVENT, 2)).isBetween(10.0, 400 + 3 / SECONDS);
    }

    @Test
    void carriersAreTheProcessorsOfVirtualThreads() throws Exception {
        try (ServerProcess server = new ServerProcess("single", single.classes(), RuntimeKind.VIRTUAL, 2, Host.plain())) {
            Outcome outcome = server.measure(Run.closed(CLIENTS, 1, 0.1, SECONDS));
            // Each of the clients would be served at once if there were enough: 8 times as much as two can do. Not more than twice it, for
            // time is counted when a node ends.
            assertThat(outcome.busy()).isBetween(0.1, 2.0);
            assertThat(outcome.throughput()).isPositive();
        }
    }

    @Test
    void aClockThatStandsWithTheMachineIsNoWayToDoMore() throws Exception {
        assumeTrue(Priority.best() == Priority.REAL_TIME, "only root may come before all others");
        Host host = Host.best(false);
        Path clock = Path.of(host.clock().getFirst());
        try (host; ServerProcess server = new ServerProcess("single", single.classes(), RuntimeKind.EVENT, 2, host)) {
            Outcome outcome = server.measure(Run.closed(CLIENTS, 1, 0.1, SECONDS));
            // Constant times of 4 ms would be 500 flows a second; they are exponential, and 250 of them vary by 6 %.
            assertThat(outcome.throughput()).isBetween(10.0, 700.0);
            assertThat(outcome.stood()).isBetween(0.0, 1.0);
            assertThat(clock).exists();
        }
        assertThat(clock).doesNotExist();
    }

    /** The kernel's policy for what is idle is number 5, and the 39th of the fields behind the name (proc_pid_stat(5)). */
    @Test
    void processorsAreKeptAwakeByWhatRunsOnlyWhereNothingElseWantsTo() throws Exception {
        assumeTrue(Priority.best() == Priority.REAL_TIME, "only root may come before all others");
        ProcessHandle keeper;
        try (Host host = Host.best(false)) {
            assertThat(host.clock()).isNotEmpty();
            keeper = ProcessHandle.current().children().filter(one -> commandLine(one).contains("Wakefulness")).findFirst().orElseThrow();
            try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(keeper.pid()), "task"))) {
                assertThat(threads.toList()).isNotEmpty().allSatisfy(thread -> {
                    String status = Files.readString(thread.resolve("stat"));
                    assertThat(status.substring(status.lastIndexOf(')') + 2).split(" ")[38]).isEqualTo("5");
                });
            }
        }
        assertThat(keeper.isAlive()).isFalse();
    }

    /** All of it, which Java does not tell. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException ended) {
            return "";
        }
    }

    @Test
    void openLoadComesAtItsRateAndIsAllAnswered() throws Exception {
        EmulatedServer server = new EmulatedServer(Workloads.single(FIVE), single.classes(), RuntimeKind.EVENT, 4);
        Outcome outcome = server.measure(Run.open(200, 1, 0.1, SECONDS));
        assertThat(outcome.flows()).isBetween(60, 140);
        assertThat(outcome.unfinished()).isZero();
        assertThat(outcome.p50()).isGreaterThanOrEqualTo(5).isLessThanOrEqualTo(outcome.p99());
    }

    @Test
    void aRunIsOverAsSoonAsItSaysNothing() throws Exception {
        EmulatedServer server = new EmulatedServer(Workloads.single(FIVE), single.classes(), RuntimeKind.EVENT, 4);
        // No node is ever in time to the nanosecond; whoever went on to the end would measure for ten minutes.
        Outcome outcome = server.measure(Run.open(200, 1, 0.1, 600).withMostStall(0));
        assertThat(outcome.stall()).isPositive();
    }

    @Test
    void nodesThatBlockHoldNoProcessor() throws Exception {
        Workload accounts = Workloads.named("accounts");
        Generation generation = Generation.of(accounts, ROOT, folder.resolve("accounts"));
        EmulatedServer server = new EmulatedServer(accounts, generation.classes(), RuntimeKind.EVENT, 1);
        Map<String, Double> factors = Map.of("Authenticate", 0.001, "Load", 0.001, "Store", 0.001, "Reply", 0.001, "Confirm", 4.0);
        Outcome fast = server.measure(Run.closed(CLIENTS, 1, 4 * SECONDS, 4 * SECONDS).with(factors));
        // One flow in five waits for 60 ms: one processor that waited with it could end 83 flows a second.
        assertThat(fast.throughput()).isGreaterThan(100);
    }

    @Test
    void everyProgramCanBeEmulated() throws Exception {
        for (Workload workload : Workloads.all()) {
            Generation generation = Generation.of(workload, ROOT, folder.resolve("all-" + workload.name()));
            Outcome outcome = new EmulatedServer(workload, generation.classes(), RuntimeKind.EVENT, 4)
                    .measure(Run.closed(CLIENTS, 1, 0.1, 0.2));
            assertThat(outcome.throughput()).describedAs(workload.name()).isPositive();
            assertThat(outcome.busy()).describedAs(workload.name()).isBetween(0.05, 2.0);
        }
    }
}
