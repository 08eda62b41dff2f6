// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.Interruption;
import org.flux.cli.program.OutputFailure;
import org.flux.cli.simulate.Study.Answer;
import org.flux.diagram.chart.ChartWriter;
import org.flux.diagram.overlay.OverlayFile;
import org.flux.generator.AtomicFiles;
import org.flux.graph.profile.Profile;
import org.flux.lang.ide.performance.PredictionOverlay;
import org.flux.simulator.model.Prediction;

/** Simulates a program as options say, and tells what came of it. */
final class SimulationRun {
    /** So many are needed for a hundredth of them to be ten. */
    private static final long FLOWS_OF_A_PERCENTILE = 1000;

    private final Console console;
    private final SimulationOptions options;
    private final OutputOptions outputs;

    SimulationRun(Console console, SimulationOptions options, OutputOptions outputs) {
        this.console = console;
        this.options = options;
        this.outputs = outputs;
    }

    /**
     * The exit code.
     *
     * @throws org.flux.cli.console.UserError if it cannot be simulated so
     */
    int of(Subject subject) {
        boolean curve = outputs.chart().isPresent() && !outputs.speedUps();
        Question question = options.question(subject, curve ? Loads.curve() : new Loads.Profiled(), outputs.changes());
        outputs.check(question);
        outputs.check(console, subject.file());
        warn(subject);
        try (Interruption interruption = new Interruption()) {
            Answer answer;
            try (ProgressBar bar = new ProgressBar(console, interruption)) {
                answer = Study.answer(question, outputs.speedUps(), bar);
            }
            if (!answer.cells().isEmpty()) {
                outputs.report().print(console, () -> SimulationJson.of(subject, answer), () -> SimulationText.of(subject, answer));
            }
            if (!answer.complete()) {
                console.progress("flux: stopped " + progress(answer.cells().size()) + (outputs.hasFiles() ? "; no file was written" : ""));
                return ExitCode.INTERRUPTED;
            }
            write(subject, answer);
        }
        return ExitCode.FINE;
    }

    private static String progress(int predictions) {
        return predictions == 0 ? "before there was a prediction"
                : "after " + predictions + (predictions == 1 ? " prediction" : " predictions");
    }

    private void warn(Subject subject) {
        Profile profile = subject.file().profile();
        long timed = profile.flows().timed();
        if (timed < FLOWS_OF_A_PERCENTILE) {
            console.progress("flux: " + subject.file().name() + ": only " + timed
                    + (timed == 1 ? " flow was timed" : " flows were timed") + ", so that high percentiles rest on a few of them; profile"
                    + " for longer or under more load");
        }
    }

    private void write(Subject subject, Answer answer) {
        Map<String, String> texts = new LinkedHashMap<>();
        outputs.chart().ifPresent(file -> texts.put(file, ChartWriter.write(answer.speedUps().isPresent()
                ? SpeedUpChart.of(subject, answer.question(), answer.cells().getFirst(), answer.speedUps().get())
                : LoadChart.of(subject, answer))));
        outputs.overlay().ifPresent(file -> texts.put(file, overlay(subject, answer)));
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        texts.forEach((file, text) -> contents.put(console.resolve(file), text.getBytes(StandardCharsets.UTF_8)));
        try {
            List<Path> changed = AtomicFiles.writeAll(contents);
            texts.keySet().forEach(file -> console.progress((changed.contains(console.resolve(file)) ? "wrote " : "unchanged: ") + file));
        } catch (IOException e) {
            throw OutputFailure.of(String.join(", ", texts.keySet()), e);
        }
    }

    /** Of the changed server if there are changes. */
    private static String overlay(Subject subject, Answer answer) {
        Study.Cell cell = answer.cells().getFirst();
        Prediction prediction = cell.comparison().map(comparison -> comparison.after()).orElse(cell.prediction());
        return OverlayFile.write(PredictionOverlay.of(subject.analysis(), subject.file().profile(), prediction));
    }
}
