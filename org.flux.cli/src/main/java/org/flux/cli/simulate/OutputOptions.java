// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.cli.console.UserError;
import org.flux.simulator.model.WhatIf;
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

    @Option(names = "--json", description = "One JSON object instead of text.")
    private boolean json;

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

    boolean json() {
        return json;
    }

    /** The name of the chart's file. */
    Optional<String> chart() {
        return Optional.ofNullable(chart);
    }

    /** The name of the overlay's file. */
    Optional<String> overlay() {
        return Optional.ofNullable(overlay);
    }

    /** @throws UserError if what is asked for shows one prediction, and there are to be several; or files have no fit names */
    void check(Question question) {
        boolean several = !question.isOne();
        if (several && speedUps) {
            throw one("--speed-ups is about one machine under one load");
        }
        if (several && overlay != null) {
            throw one("--overlay shows one machine under one load");
        }
        if (chart != null && !chart.endsWith(".svg")) {
            throw UserError.usage("--chart " + chart + ": charts are SVG; let the name end in .svg");
        }
        if (overlay != null && !overlay.endsWith(".json")) {
            throw UserError.usage("--overlay " + overlay + ": overlays are JSON; let the name end in .json");
        }
    }

    private static UserError one(String what) {
        return UserError.usage(what + "; name one with --runtime, --cores and --rate");
    }

    private static WhatIf change(String text) {
        try {
            return WhatIf.parse(text);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("--what-if: " + e.getMessage().replaceFirst("^what-if ", ""));
        }
    }
}
