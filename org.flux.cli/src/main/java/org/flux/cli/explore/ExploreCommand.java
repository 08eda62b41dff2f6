// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.explore;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.OptionRange;
import org.flux.cli.console.UserError;
import org.flux.cli.program.AsDeclaredOption;
import org.flux.cli.project.ClassPathOption;
import org.flux.cli.project.ProgramArgument;
import org.flux.explore.Explorer;
import org.flux.explore.Explorer.Replayed;
import org.flux.explore.MisfitException;
import org.flux.explore.Options;
import org.flux.explore.Report;
import org.flux.explore.Schedule;
import org.flux.explore.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flux explore}: runs the generated code in one schedule after the other. */
@Command(name = "explore",
        description = "Run a program's generated code in every order of its flows, with the real locks and stand-ins for its components,"
                + " and look for deadlocks and broken atomicity.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n", footer = {
            "  flux explore server.flux                        every schedule of two flows",
            "  flux explore server.flux --flows 3 --failures 0 three flows, no node fails",
            "  flux explore server.flux --flows 4 --bound 2    at most two preemptions a schedule",
            "  flux explore server.flux --seed 1 --limit 10000 schedules at random",
            "  flux explore server.flux --as-declared          what would happen without the compiler's elevations",
            "  flux explore server.flux --replay direct/Listen+Tick/1/a3ba2/01", "",
            "Exit code: 0 nothing found, 1 a deadlock or broken atomicity, 2 wrong usage."})
public final class ExploreCommand implements Callable<Integer> {
    private static final int MOST_FAILURES = 100;

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ProgramArgument program;

    @Option(names = "--flows", paramLabel = "N", defaultValue = "2",
            description = "How many flows there are at a time, of every combination of sources. Default: ${DEFAULT-VALUE}.")
    private int flows;

    @Option(names = "--shape", paramLabel = "S", defaultValue = "both",
            description = "Which generated code: direct, event, both. Default: ${DEFAULT-VALUE}.")
    private Wanted shape;

    @Option(names = "--failures", paramLabel = "N", defaultValue = "1",
            description = "How many nodes of a schedule may fail. Default: ${DEFAULT-VALUE}.")
    private int failures;

    @Option(names = "--bound", paramLabel = "PREEMPTIONS",
            description = "How often a flow that could go on gives way, at most. Default: no limit, but of equivalent schedules only one.")
    private Integer bound;

    @Option(names = "--seed", paramLabel = "N", description = "Choose schedules at random, up to --limit; the same ones for a seed.")
    private Long seed;

    @Option(names = "--limit", paramLabel = "SCHEDULES", defaultValue = "100000",
            description = "How many schedules are run for each combination of sources, at most. Default: ${DEFAULT-VALUE}.")
    private long limit;

    @Option(names = "--time", paramLabel = "SECONDS", description = "How long to explore, at most. Default: no limit.")
    private Integer time;

    @Option(names = "--replay", paramLabel = "SCHEDULE", description = "Show one schedule step by step, as an exploration has printed it.")
    private String replay;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "text or json (one object). Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Mixin
    private AsDeclaredOption asDeclared;

    @Mixin
    private ClassPathOption classPath;

    enum Wanted {
        DIRECT(Shape.DIRECT), EVENT(Shape.EVENT), BOTH(Shape.values());

        private final List<Shape> shapes;

        Wanted(Shape... shapes) {
            this.shapes = List.of(shapes);
        }
    }

    enum Format {
        TEXT, JSON
    }

    public ExploreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Options options = options();
        // Threads of flows run one at a time: on one carrier they hand over several times as fast. To be said before there is one.
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
        System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
        Console mine = common.apply(console);
        Stage.Ready ready = Stage.of(mine, program, classPath, asDeclared.isGiven());
        Explorer explorer = new Explorer(ready.subject());
        return replay != null ? replay(ready, explorer) : explore(ready, explorer, options);
    }

    private Options options() {
        OptionRange.check("--flows", flows, 1, Options.MOST_FLOWS);
        OptionRange.check("--failures", failures, 0, MOST_FAILURES);
        OptionRange.check("--limit", limit, 1, Long.MAX_VALUE);
        OptionRange.check("--bound", bound, 0, Integer.MAX_VALUE);
        OptionRange.check("--time", time, 1, Integer.MAX_VALUE);
        if (bound != null && seed != null) {
            throw UserError.usage("--bound and --seed exclude each other: either all schedules of few preemptions, or some at random");
        }
        return new Options(shape.shapes, flows, failures, bound == null ? OptionalInt.empty() : OptionalInt.of(bound),
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed), limit, Optional.ofNullable(time).map(Duration::ofSeconds));
    }

    private int explore(Stage.Ready ready, Explorer explorer, Options options) {
        if (explorer.shapes().stream().noneMatch(options.shapes()::contains)) {
            throw UserError.usage(ready.name() + ": its generated code has no event shape; leave out --shape");
        }
        Report report;
        try (Progress progress = new Progress(console)) {
            report = explorer.explore(options, progress);
        }
        console.out().print(format == Format.JSON ? ExploreJson.report(ready.name(), options, report) + "\n"
                : ExploreText.report(ready, options, report));
        return report.violation().isPresent() ? ExitCode.FINDINGS : ExitCode.FINE;
    }

    private int replay(Stage.Ready ready, Explorer explorer) {
        Schedule schedule;
        Replayed replayed;
        try {
            schedule = Schedule.parse(replay);
            replayed = explorer.replay(schedule);
        } catch (IllegalArgumentException | MisfitException e) {
            throw UserError.usage("--replay " + replay + ": " + e.getMessage()
                    + "; copy a schedule that flux explore has printed for this program");
        }
        console.out().print(format == Format.JSON ? ExploreJson.replay(ready.name(), schedule, replayed) + "\n"
                : ExploreText.replay(schedule, replayed));
        return replayed.violation().isPresent() ? ExitCode.FINDINGS : ExitCode.FINE;
    }
}
