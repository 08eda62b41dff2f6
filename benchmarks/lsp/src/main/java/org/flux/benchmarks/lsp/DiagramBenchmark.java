// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.flux.benchmarks.BenchmarkCommand;
import org.flux.benchmarks.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code ./dev bench diagram}. */
@Command(name = "./dev bench diagram", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Changes programs of 200 and of 2,000 nodes in our language server and measures how long their pictures take.",
    "To be run on a machine that does nothing else. How it is measured: benchmarks/lsp/README.md."})
final class DiagramBenchmark implements Callable<Integer> {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int ALONE = 50;

    @Mixin
    private RunOptions run;

    @Option(names = "--quick", description = "one round of few changes, to see whether everything works")
    private boolean quick;

    @Option(names = "--out", paramLabel = "DIR", description = {
        "where diagram.json and diagram.md go: by default benchmarks/results, with --quick benchmarks/lsp/target/results"})
    private Path out;

    /** @param root of the checkout */
    private final Path root;
    private final PrintStream said;

    DiagramBenchmark(Path root, PrintStream said) {
        this.root = root.toAbsolutePath().normalize();
        this.said = said;
    }

    public static void main(String[] arguments) {
        System.exit(run(Path.of(System.getProperty("flux.root", ".")), System.err, arguments));
    }

    static int run(Path root, PrintStream said, String... arguments) {
        return BenchmarkCommand.run("diagram", new DiagramBenchmark(root, said), said, arguments);
    }

    @Override
    public Integer call() throws Exception {
        int wanted = run.rounds(quick);
        Path directory = out != null ? out : root.resolve(quick ? "benchmarks/lsp/target/results" : "benchmarks/results");
        Path file = directory.resolve("diagram.json");
        Results results = run.report() ? Results.read(file) : measure(wanted, file);
        Files.writeString(directory.resolve("diagram.md"), DiagramReport.of(results));
        said.println("written: " + directory.resolve("diagram.md") + " and diagram.json");
        List<Goal> missed = Goal.ofDiagrams().stream().filter(goal -> goal.isGrosslyMissed(results)).toList();
        missed.forEach(goal -> said.printf(Locale.ROOT, "%s, %s: more than %.0f times the goal%n", goal.measure().title(), goal.scenario(),
                Goal.GROSS));
        return missed.isEmpty() || run.report() ? 0 : BenchmarkCommand.FAILED;
    }

    private Results measure(int wanted, Path file) throws IOException, InterruptedException {
        Path target = root.resolve("benchmarks/lsp/target");
        Path jar = root.resolve("org.flux.cli/target/flux.jar");
        Launch launch = new Launch(jar, "", target.resolve("flux.archive"), null);
        List<DiagramScenario> scenarios = quick ? DiagramScenario.QUICK : DiagramScenario.USUAL;
        Results results = new Results();
        results.started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        results.machine = Machine.here();
        results.settings = Session.Settings.USUAL;
        results.contestants.add(Contestant.FLUX.name());
        results.commands.put(Contestant.FLUX.name(), launch.told(Contestant.FLUX));
        BenchmarkCommand.warnIfBusy(results.machine, said);
        launch.makeArchive();
        Path work = Files.createDirectories(target.resolve("work"));
        for (int round = 1; round <= wanted; round++) {
            results.loads.add(Machine.loadNow());
            for (DiagramScenario scenario : scenarios) {
                said.printf(Locale.ROOT, "round %d of %d, %s%n", round, wanted, scenario);
                Path folder = Files.createDirectories(work.resolve(scenario.name()));
                Path typed = Files.writeString(folder.resolve("server.flux"), Programs.ofNodes(scenario.nodes()));
                if (round == 1) {
                    results.scenarios.add(scenario.name());
                    results.lines.put(scenario.name(), (int) Programs.lines(Files.readString(typed)));
                }
                Sample.Cell cell = new Sample.Cell(round, Contestant.FLUX, new Scenario(scenario.name(), 0, 1));
                new DiagramSession(scenario, cell, results.samples::add).run(() -> LanguageServer.start(Contestant.FLUX,
                        launch.command(cell), folder, work.resolve("diagram.log"), PATIENCE_NANOS), typed);
                alone(cell, jar, typed, results);
                results.rounds = round;
                results.write(file);
            }
        }
        return results;
    }

    /** What drawing takes without a server around it. */
    private void alone(Sample.Cell cell, Path jar, Path typed, Results results) throws IOException, InterruptedException {
        List<String> command = Launch.java(List.of("-cp", jar + ":" + root.resolve("benchmarks/lsp/target/classes"),
                DrawingAlone.class.getName(), typed.toString(), Integer.toString(quick ? 5 : ALONE)));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("drawing failed: " + String.join(" ", command));
        }
        DrawingAlone.Times times = new Gson().fromJson(printed, DrawingAlone.Times.class);
        results.samples.add(cell.of(Measure.DRAWING, times.drawing(), 0, 0));
        results.samples.add(cell.of(Measure.LAYOUT, times.layout(), 0, 0));
    }
}
