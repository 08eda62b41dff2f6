// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.cli.console.Console;
import org.flux.cli.console.UserError;
import org.flux.cli.program.OutputFailure;
import org.flux.cli.program.ProfileFile;
import org.flux.cli.report.JsonOption;
import org.flux.lang.ProgramFiles;
import org.flux.simulator.model.WhatIf;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is asked of predictions beside themselves, and where the answers go. */
public final class OutputOptions {
    @Option(names = "--what-if", paramLabel = "CHANGE", description = "Compare with a changed server: node=NAME:-50%%, lock=NAME:removed,"
            + " lock=NAME:reader, lock=NAME@NODE:reader, lock=NAME:-50%%, cores=8, rate=+20%%, max-flows=100, pool-size=16, runtime=event."
            + " Several are made together.")
    private List<String> whatIfs = new ArrayList<>();

    @Option(names = "--speed-ups", description = "What is worth making faster: what it does to the whole if one node or lock takes less.")
    private boolean speedUps;

    @Option(names = "--chart", paramLabel = "FILE", description = "Draw throughput and latency against load into an SVG file, from little"
            + " load to overload unless --rate or --closed say which; with --speed-ups, what they do.")
    private String chart;

    @Option(names = "--overlay", paramLabel = "FILE", description = "Write the prediction into a JSON file that 'flux diagram --overlay'"
            + " and editors paint over the program.")
    private String overlay;

    @Mixin
    private JsonOption report;

    /**
     * The changes to compare with, all of them together.
     *
     * @throws UserError if one is none
     */
    List<WhatIf> changes() {
        return whatIfs.stream().map(OutputOptions::change).toList();
    }

    boolean speedUps() {
        return speedUps;
    }

    /** How results are printed. */
    JsonOption report() {
        return report;
    }

    /** Whether anything is written beside what is printed. */
    boolean hasFiles() {
        return chart != null || overlay != null;
    }

    /** The name of the chart's file. */
    Optional<String> chart() {
        return Optional.ofNullable(chart);
    }

    /** The name of the overlay's file. */
    Optional<String> overlay() {
        return Optional.ofNullable(overlay);
    }

    /** @throws UserError if changes are none, or files have no fit names; before anything is read */
    void check() {
        changes();
        if (chart != null && !chart.endsWith(".svg")) {
            throw UserError.usage("--chart " + chart + ": charts are SVG; let the name end in .svg");
        }
        if (overlay != null && !overlay.endsWith(".json")) {
            throw UserError.usage("--overlay " + overlay + ": overlays are JSON; let the name end in .json");
        }
    }

    /** @throws UserError if a file cannot be written, or is the one that is read; before it is known what goes into it */
    void check(Console console, ProfileFile profile) {
        chart().ifPresent(file -> OutputFailure.rejectUnlessWritable(file, console.resolve(file)));
        overlay().ifPresent(file -> {
            OutputFailure.rejectUnlessWritable(file, console.resolve(file));
            if (ProgramFiles.identity(console.resolve(file)).equals(ProgramFiles.identity(console.resolve(profile.name())))) {
                throw UserError.usage("--overlay " + file + ": this is the profile; name another file");
            }
        });
    }

    /** @throws UserError if what is asked for shows one prediction, and there are to be several */
    void check(Question question) {
        boolean several = !question.isOne();
        if (several && speedUps) {
            throw one("--speed-ups is about one machine under one load");
        }
        if (several && overlay != null) {
            throw one("--overlay shows one machine under one load");
        }
    }

    private static UserError one(String what) {
        return UserError.usage(what + "; name one with --runtime, --cores and --rate");
    }

    private static WhatIf change(String text) {
        try {
            return WhatIf.parse(text);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("--" + e.getMessage());
        }
    }
}
