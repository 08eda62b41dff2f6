// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.flux.benchmarks.BenchmarkCommand;
import org.flux.benchmarks.Machine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code ./dev bench lsp}. */
@Command(name = "./dev bench lsp", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Types into our language server and into the one that Xtext generates from the same grammar, and writes tables, a chart and every "
            + "process's figures.",
    "To be run on a machine that does nothing else. How it is measured: benchmarks/lsp/README.md."})
final class LspBenchmark implements Callable<Integer> {
    @Option(names = "--only", split = ",", paramLabel = "NAME", description = {
        "only these scenarios and these servers; see --list"})
    private List<String> only = List.of();

    @Mixin
    private RunOptions run;

    @Option(names = "--quick", description = "one round of short work on 100 and 1,000 lines, to see whether everything works")
    private boolean quick;

    @Option(names = "--profile", description = {
        "record where our server's time goes (JFR, jdk.ExecutionSample), into benchmarks/lsp/target/profiles; the figures suffer"})
    private boolean profile;

    @Option(names = "--out", paramLabel = "DIR", description = {
        "where lsp.json, lsp.md and lsp.svg go: by default benchmarks/results if everything is measured, else "
                + "benchmarks/lsp/target/results"})
    private Path out;

    @Option(names = "--list", description = "tell the names of scenarios and servers")
    private boolean list;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** @param root of the checkout */
    private final Path root;
    private final PrintStream said;

    LspBenchmark(Path root, PrintStream said) {
        this.root = root.toAbsolutePath().normalize();
        this.said = said;
    }

    public static void main(String[] arguments) {
        System.exit(run(Path.of(System.getProperty("flux.root", ".")), System.err, arguments));
    }

    static int run(Path root, PrintStream said, String... arguments) {
        return BenchmarkCommand.run("lsp", new LspBenchmark(root, said), said, arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            Scenario.all().forEach(scenario -> said.printf(Locale.ROOT, "%-16s %s%n", scenario, scenario.title()));
            Contestant.all().forEach(contestant -> said.printf(Locale.ROOT, "%-16s %s%n", contestant, contestant.title()));
            return 0;
        }
        List<Contestant> contestants = chosen(Contestant.all(), Contestant::named);
        List<Scenario> scenarios = chosen(Scenario.all(), Scenario::named);
        for (String name : only) {
            if (Contestant.named(name).isEmpty() && Scenario.named(name).isEmpty()) {
                throw new ParameterException(spec.commandLine(), "nothing is called '" + name + "'; there are " + String.join(", ",
                        Scenario.all().stream().map(Scenario::name).toList()) + ", " + String.join(", ",
                        Contestant.all().stream().map(Contestant::name).toList()));
            }
        }
        if (quick && scenarios.size() == Scenario.all().size()) {
            scenarios = scenarios.subList(0, 2);
        }
        int wanted = run.rounds(quick || profile);
        boolean everything = only.isEmpty() && !quick && !profile;
        Path directory = out != null ? out : root.resolve(everything ? "benchmarks/results" : "benchmarks/lsp/target/results");
        Path file = directory.resolve("lsp.json");
        if (run.report()) {
            write(Results.read(file), directory);
            return 0;
        }
        Results results = measure(contestants, scenarios, wanted, file);
        write(results, directory);
        return grossly(results) ? BenchmarkCommand.FAILED : 0;
    }

    /** Those of a kind that are named; all if none is. */
    private <T> List<T> chosen(List<T> all, Function<String, Optional<T>> named) {
        List<T> chosen = only.stream().map(named).flatMap(Optional::stream).distinct().toList();
        return chosen.isEmpty() ? all : chosen;
    }

    private Results measure(List<Contestant> contestants, List<Scenario> scenarios, int wanted, Path file)
            throws IOException, InterruptedException {
        Session.Settings settings = quick ? Session.Settings.QUICK : Session.Settings.USUAL;
        Path target = root.resolve("benchmarks/lsp/target");
        Path profiles = profile ? Files.createDirectories(target.resolve("profiles")) : null;
        String stock = contestants.contains(Contestant.STOCK) ? stockClasspath() : "";
        Launch launch = new Launch(root.resolve("org.flux.cli/target/flux.jar"), stock, target.resolve("flux.archive"), profiles);
        Results results = new Results();
        results.started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        results.machine = Machine.here();
        results.settings = settings;
        scenarios.forEach(scenario -> results.scenarios.add(scenario.name()));
        contestants.forEach(contestant -> results.contestants.add(contestant.name()));
        contestants.forEach(contestant -> results.commands.put(contestant.name(), launch.told(contestant)));
        said.println(contestants.size() + " servers, " + scenarios.size() + " scenarios, " + wanted + " rounds: about "
                + Experiment.duration(Experiment.estimate(wanted, contestants, scenarios.size(), settings)));
        BenchmarkCommand.warnIfBusy(results.machine, said);
        if (contestants.contains(Contestant.FLUX)) {
            launch.makeArchive();
        }
        Path work = Files.createDirectories(target.resolve("work"));
        new Experiment(results, contestants, scenarios, launch, work, file, said::println).run(wanted);
        return results;
    }

    private String stockClasspath() throws IOException {
        Path stock = root.resolve("benchmarks/lsp/stock/target");
        if (!Files.exists(stock.resolve("classpath"))) {
            throw new IOException(stock.resolve("classpath") + " is missing; ./dev bench lsp builds it");
        }
        return stock.resolve("classes") + ":" + Files.readString(stock.resolve("classpath")).strip();
    }

    private void write(Results results, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("lsp.md"), Report.of(results));
        Files.writeString(directory.resolve("lsp.svg"), Chart.of(results));
        said.println("written: " + directory.resolve("lsp.md") + ", lsp.svg and lsp.json");
    }

    /** Whether something is so far from its goal that it is no noise. */
    private boolean grossly(Results results) {
        List<Goal> missed = Goal.all().stream().filter(goal -> goal.isGrosslyMissed(results)).toList();
        missed.forEach(goal -> said.printf(Locale.ROOT, "%s, %s: more than %.0f times the goal%n", goal.measure().title(), goal.scenario(),
                Goal.GROSS));
        return !missed.isEmpty();
    }
}
