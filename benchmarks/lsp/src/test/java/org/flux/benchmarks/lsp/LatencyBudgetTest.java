// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short look at the server from flux.jar: that nothing takes three times what it may, which no noise of a machine explains. */
class LatencyBudgetTest {
    private static final Path JAR = Path.of("..", "..", "org.flux.cli", "target", "flux.jar").toAbsolutePath().normalize();
    private static final Scenario SCENARIO = Scenario.lines(1000);
    private static final Session.Settings SHORT = new Session.Settings(50, 50, 30, 6, 20, 1);

    private static final long WORK = 300_000_000;

    @TempDir
    Path folder;

    /**
     * By their medians, and times what this machine makes everybody wait: that it builds something else meanwhile is not the server's
     * fault.
     */
    @Test
    void nothingTakesThreeTimesItsBudget() throws Exception {
        assumeTrue(Files.exists(JAR), "flux.jar is made by the phase `package` of org.flux.cli");
        double waiting = waiting();
        Launch launch = new Launch(JAR, "", folder.resolve("none"), null);
        List<Sample> samples = new ArrayList<>();
        Sample.Cell cell = new Sample.Cell(1, Contestant.FLUX, SCENARIO);
        List<String> command = launch.command(new Sample.Cell(1, Contestant.FLUX_WITHOUT_ARCHIVE, SCENARIO));
        new Session(cell, Experiment.prepare(SCENARIO, folder.resolve("workspace")), SHORT,
                () -> LanguageServer.start(Contestant.FLUX, command, folder.resolve("workspace"), folder.resolve("log"),
                        SHORT.patienceNanos()), EnumSet.noneOf(Ask.class), samples::add).run();
        double times = Goal.GROSS * Math.max(waiting, waiting());
        for (Goal goal : Goal.of(SCENARIO.name())) {
            assertThat(samples).filteredOn(sample -> sample.measure() == goal.measure()).as(goal.measure().title()).isNotEmpty()
                    .allSatisfy(sample -> {
                        assertThat(sample.unanswered()).isZero();
                        assertThat(sample.empty()).isZero();
                        assertThat(sample.p50()).isPositive().isLessThan(times * goal.limit());
                    });
        }
    }

    @Test
    void noPictureTakesThreeTimesItsBudget() throws Exception {
        assumeTrue(Files.exists(JAR), "flux.jar is made by the phase `package` of org.flux.cli");
        double waiting = waiting();
        Launch launch = new Launch(JAR, "", folder.resolve("none"), null);
        DiagramScenario scenario = new DiagramScenario(200, 24, 12);
        List<Sample> samples = new ArrayList<>();
        Sample.Cell cell = new Sample.Cell(1, Contestant.FLUX_WITHOUT_ARCHIVE, new Scenario(scenario.name(), 0, 1));
        new DiagramSession(scenario, cell, samples::add).run(() -> LanguageServer.start(Contestant.FLUX, launch.command(cell), folder,
                folder.resolve("log"), SHORT.patienceNanos()), Files.writeString(folder.resolve("server.flux"), Programs.ofNodes(200)));
        double times = Goal.GROSS * Math.max(waiting, waiting());
        Goal goal = Goal.ofDiagrams().getFirst();
        assertThat(samples).filteredOn(sample -> sample.measure() == goal.measure()).singleElement()
                .satisfies(sample -> assertThat(sample.p50()).isPositive().isLessThan(times * goal.limit()));
    }

    /** How many times as long work takes here as it would if nobody else had any: 1 on a machine that has nothing else to do. */
    private static double waiting() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        while (threads.getCurrentThreadCpuTime() - cpu < WORK) {
            Thread.onSpinWait();
        }
        return Math.max(1, (System.nanoTime() - begin) / (double) WORK);
    }
}
