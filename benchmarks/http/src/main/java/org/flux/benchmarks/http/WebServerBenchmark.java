// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.flux.benchmarks.BenchmarkCommand;
import org.flux.benchmarks.Kept;
import org.flux.benchmarks.Machine;
import org.flux.examples.webserver.samples.SpecTree;
import org.flux.runtime.RuntimeKind;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command that loads examples/web-server on Flux's runtimes, the server on one processor and the load on another, keeps what it measures
 * in {@code NAME.json} as it goes on, and writes the page {@code NAME.md} of that.
 *
 * @param <R> all that it measures, as it is kept
 */
abstract class WebServerBenchmark<R extends WebServerBenchmark.Measured> implements Callable<Integer> {
    private static final int LAST = 1;
    private static final int SERVER_CORE = 0;

    @Option(names = "--runtimes", split = ",", paramLabel = "NAME", description = "only these; by default all")
    private List<RuntimeKind> kinds = List.of(RuntimeKind.values());

    @Option(names = "--report", order = LAST, description = {
        "measure nothing: write the page (.md) anew of the measurements (.json) that are there"})
    private boolean reportOnly;

    @Option(names = "--out", order = LAST, paramLabel = "DIR", defaultValue = "benchmarks/results", description = {
        "where the page and the measurements go (${DEFAULT-VALUE})"})
    private Path out;

    @Option(names = {"-h", "--help"}, order = LAST, usageHelp = true, description = "tell what you are reading")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private final String name;
    private final Class<R> type;
    private final Path root;
    private final PrintStream said;

    /** @param name of the files that it writes, and of the command: {@code ./dev bench NAME} */
    WebServerBenchmark(String name, Class<R> type, Path root, PrintStream said) {
        this.name = name;
        this.type = type;
        this.root = root;
        this.said = said;
    }

    /** What was measured somewhere. */
    interface Measured {
        Machine machine();
    }

    static Path root() {
        return Path.of(System.getProperty("flux.root", ".")).toAbsolutePath();
    }

    /** Returns the exit code. */
    final int run(String... arguments) {
        return BenchmarkCommand.run(name, this, said, arguments);
    }

    @Override
    public final Integer call() throws Exception {
        if (reportOnly) {
            write(Kept.read(measurements(), type, results -> results.machine() != null));
            return 0;
        }
        checkOptions();
        int processors = Runtime.getRuntime().availableProcessors();
        if (processors < 2) {
            throw new LoadFailed("at least two processors are needed: one for the server, one for the load");
        }
        Machine machine = Machine.here();
        said.println(kinds.size() + " runtimes: about " + Experiment.duration(expectedSeconds()));
        BenchmarkCommand.warnIfBusy(machine, said);
        Files.createDirectories(measurements().getParent());
        Files.createDirectories(work());
        SpecTree.create(files(), Workload.DIRECTORIES);
        Machine.pinThisProcess(processors - 1);
        write(measure(machine));
        return 0;
    }

    /** @throws ParameterException if they cannot be */
    abstract void checkOptions();

    /** How long measuring takes. */
    abstract double expectedSeconds();

    /** Measures everything; {@linkplain #keep keeps} what there is from time to time. */
    abstract R measure(Machine machine) throws Exception;

    /** The page of what has been measured, in Markdown. */
    abstract String page(R results);

    final List<RuntimeKind> kinds() {
        return kinds;
    }

    /** Where logs and the like go. */
    final Path work() {
        return root.resolve("benchmarks/http/target/work");
    }

    /** What is asked for. */
    final Path files() {
        return work().resolve("files");
    }

    final ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** @param log the name of its log, without its ending */
    final Server start(RuntimeKind kind, String log, String... more) throws IOException, InterruptedException {
        String runtime = name(kind);
        Contestant contestant = Contestant.all().stream().filter(it -> it.name().equals(Contestant.FLUX + runtime)).findFirst()
                .orElseThrow();
        String classpath = root.resolve("examples/web-server/target/classes") + ":" + root.resolve("org.flux.cli/target/flux.jar");
        List<String> command = new ArrayList<>(Server.java(classpath, "org.flux.examples.webserver.WebServerMain", "--port=0",
                "--php=off", "--io-threads=1", "--root=" + files(), "--runtime=" + runtime));
        command.addAll(List.of(more));
        return Server.start(contestant, SERVER_CORE, command, 0, work().resolve(log + ".log"));
    }

    static String name(RuntimeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }

    final void keep(R results, String news) throws IOException {
        said.println(news);
        Kept.write(measurements(), results);
    }

    private Path measurements() {
        return root.resolve(out).resolve(name + ".json");
    }

    private void write(R results) throws IOException {
        Path page = measurements().resolveSibling(name + ".md");
        Files.writeString(page, page(results));
        said.println("written: " + page + " of " + name + ".json");
    }

    /** The first words of a page. */
    static String measuredOn(Machine machine) {
        return String.format(Locale.ROOT, "%s, load average %.2f before.", machine.title(), machine.load());
    }
}
