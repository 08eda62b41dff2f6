// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.flux.benchmarks.Machine;

/** Runs rounds. In each, in every scenario, every contestant is a fresh process; one comes after the other, in another order each time. */
final class Experiment {
    /** What starting and asking take beside the typing, in seconds; for the estimate only. */
    private static final double BESIDE = 25;

    private final Results results;
    private final List<Contestant> contestants;
    private final List<Scenario> scenarios;
    private final Launch launch;
    private final Path work;
    private final Path file;
    private final Consumer<String> progress;
    private final Map<Scenario, Session.Workspace> workspaces = new HashMap<>();
    private final Map<String, Set<Ask>> hopeless = new HashMap<>();
    private final long began = System.nanoTime();

    /**
     * @param work where workspaces and logs go
     * @param file where results are kept, after every process
     * @param progress takes lines for people
     */
    Experiment(Results results, List<Contestant> contestants, List<Scenario> scenarios, Launch launch, Path work, Path file,
            Consumer<String> progress) {
        this.results = results;
        this.contestants = contestants;
        this.scenarios = scenarios;
        this.launch = launch;
        this.work = work;
        this.file = file;
        this.progress = progress;
    }

    /** How long it takes, in seconds. */
    static double estimate(int rounds, List<Contestant> contestants, int scenarios, Session.Settings settings) {
        double typing = (settings.firstKeys() + settings.keys()) * settings.rhythm() / 1e3;
        double round = contestants.stream().mapToDouble(contestant -> contestant.onlyStarted() ? 2 : typing + BESIDE).sum();
        return rounds * scenarios * round;
    }

    static String duration(double seconds) {
        return seconds < 90 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }

    void run(int rounds) throws IOException, InterruptedException {
        for (Scenario scenario : scenarios) {
            Session.Workspace workspace = prepare(scenario, work.resolve(scenario.name()));
            workspaces.put(scenario, workspace);
            results.lines.put(scenario.name(), (int) Programs.lines(workspace.text()));
        }
        int all = rounds * scenarios.size() * contestants.size();
        int done = 0;
        for (int round = 1; round <= rounds; round++) {
            results.loads.add(Machine.loadNow());
            for (Scenario scenario : scenarios) {
                List<Contestant> order = new ArrayList<>(contestants);
                Collections.rotate(order, round + scenarios.indexOf(scenario));
                for (Contestant contestant : order) {
                    progress.accept(String.format(Locale.ROOT, "round %d of %d, %-11s %-16s%3.0f %% done%s", round, rounds, scenario,
                            contestant, 100.0 * done / all, left(done, all)));
                    measure(new Sample.Cell(round, contestant, scenario));
                    results.write(file);
                    done++;
                }
            }
            results.rounds = round;
            results.write(file);
        }
    }

    private String left(int done, int all) {
        double elapsed = (System.nanoTime() - began) / 1e9;
        return done == 0 ? "" : ", about " + duration(elapsed / done * (all - done)) + " left";
    }

    /** Writes the workspace of a scenario, always the same. */
    static Session.Workspace prepare(Scenario scenario, Path root) throws IOException {
        Path typed = root.resolve("server.flux");
        if (scenario.lines() > 0) {
            Files.createDirectories(root);
            Files.writeString(typed, Programs.ofLines(scenario.lines()));
        } else {
            typed = Programs.writeWorkspace(root, scenario.files());
        }
        return new Session.Workspace(root, typed, Files.readString(typed));
    }

    private void measure(Sample.Cell cell) throws IOException, InterruptedException {
        Session.Workspace workspace = workspaces.get(cell.scenario());
        Path log = work.resolve(cell.contestant() + ".log");
        Session session = new Session(cell, workspace, results.settings,
                () -> LanguageServer.start(cell.contestant(), launch.command(cell), workspace.root(), log,
                        results.settings.patienceNanos()),
                hopeless.computeIfAbsent(cell.contestant() + " " + cell.scenario(), key -> EnumSet.noneOf(Ask.class)),
                results.samples::add);
        session.run();
    }
}
