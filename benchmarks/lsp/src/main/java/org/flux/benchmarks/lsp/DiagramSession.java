// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.flux.benchmarks.lsp.Typist.Place;

/**
 * Somebody has the diagram of a program beside its text. Each change makes another picture: a step is put at the beginning of a flow, its
 * last step gets a name that no node has, and both are taken back; then the same elsewhere.
 */
final class DiagramSession {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final String STEP = "Note -> ";
    private static final double NANOS = 1e6;

    private final DiagramScenario scenario;
    private final Sample.Cell cell;
    private final Consumer<Sample> samples;
    private LanguageServer server;
    private OpenFile file;

    DiagramSession(DiagramScenario scenario, Sample.Cell cell, Consumer<Sample> samples) {
        this.scenario = scenario;
        this.cell = cell;
        this.samples = samples;
    }

    /** @param typed the file */
    void run(Session.Starter starter, Path typed) throws IOException, InterruptedException {
        String text = Files.readString(typed);
        server = starter.start();
        try {
            long opened = System.nanoTime();
            file = server.open(typed, text);
            Connection.Answer first = picture();
            samples.accept(cell.of(Measure.FIRST_PICTURE, (first.nanos() - opened) / NANOS));
            samples.accept(cell.of(Measure.BOXES, boxes(model(first))));
            samples.accept(cell.of(Measure.ANSWER, first.result().toString().getBytes(StandardCharsets.UTF_8).length / 1e3));
            if (!server.awaitReady(PATIENCE_NANOS)) {
                throw server.failed("never says that it is ready");
            }
            List<Stroke> strokes = strokes(text, scenario.changes());
            List<Double> told = times(strokes, true);
            samples.accept(cell.of(Measure.FIRST_PICTURES, told.subList(0, scenario.first()), 0, 0));
            samples.accept(cell.of(Measure.PICTURE, told.subList(scenario.first(), told.size()), 0, 0));
            samples.accept(cell.of(Measure.PICTURE_AT_ONCE, times(strokes, false), 0, 0));
            samples.accept(cell.of(Measure.RESIDENT, server.residentMegabytes()));
            samples.accept(cell.of(Measure.PEAK, server.peakMegabytes()));
            samples.accept(cell.of(Measure.HEAP, server.heapMegabytes()));
        } finally {
            server.close();
        }
    }

    /** So many changes, a multiple of four, after which the text is as before. */
    static List<Stroke> strokes(String text, int count) {
        List<Place> places = Typist.places(text);
        List<Stroke> strokes = new ArrayList<>();
        for (int i = 0; strokes.size() < count; i++) {
            Place place = places.get((places.size() / 2 + 7 * i) % places.size());
            int end = place.end() + STEP.length();
            strokes.add(Stroke.insert(place.line(), place.step(), STEP));
            strokes.add(Stroke.insert(place.line(), end, "x"));
            strokes.add(Stroke.delete(place.line(), end, 1));
            strokes.add(Stroke.delete(place.line(), place.step(), STEP.length()));
        }
        return strokes;
    }

    /**
     * Milliseconds from each change to its picture; the next change comes after it.
     *
     * @param told whether the server is asked when it says that the picture has changed, rather than at once
     */
    private List<Double> times(List<Stroke> strokes, boolean told) throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        for (Stroke stroke : strokes) {
            server.forgetChangedDiagrams();
            long changed = System.nanoTime();
            int version = file.change(stroke, changed);
            if (told && !server.awaitChangedDiagram(PATIENCE_NANOS)) {
                throw server.failed("does not say that the picture has changed");
            }
            Connection.Answer answer = picture();
            times.add((answer.nanos() - changed) / NANOS);
            if (Json.at(answer.result(), "version").orElseThrow().getAsInt() != version
                    || Json.at(answer.result(), "stale").orElseThrow().getAsBoolean()) {
                throw server.failed("shows another text than the one of now");
            }
            // so that the next one does not pay for this one's findings
            if (!file.await(version, PATIENCE_NANOS) || !told && !server.awaitChangedDiagram(PATIENCE_NANOS)) {
                throw server.failed("has no diagnostics of what has been typed");
            }
        }
        return times;
    }

    private Connection.Answer picture() throws IOException, InterruptedException {
        return server.ask("flux/diagram", Json.object("textDocument", file.identifier()), PATIENCE_NANOS)
                .filter(answer -> answer.result() != null && answer.result().isJsonObject())
                .orElseThrow(() -> server.failed("draws no picture"));
    }

    private static JsonObject model(Connection.Answer answer) {
        return answer.result().getAsJsonObject().getAsJsonObject("model");
    }

    static int boxes(JsonObject element) {
        int boxes = element.get("type").getAsString().equals("node") ? 1 : 0;
        if (element.has("children")) {
            for (JsonElement child : element.getAsJsonArray("children")) {
                boxes += boxes(child.getAsJsonObject());
            }
        }
        return boxes;
    }
}
