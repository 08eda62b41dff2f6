// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.explore;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flux.explore.Explorer.Replayed;
import org.flux.explore.Options;
import org.flux.explore.Report;
import org.flux.explore.Report.Result;
import org.flux.explore.Schedule;
import org.flux.explore.Step;
import org.flux.explore.Violation;
import org.flux.explore.Violation.Claim;
import org.flux.explore.Violation.FlowState;
import org.flux.explore.Violation.Spot;
import org.flux.lang.report.JsonLine;

/** What came of an exploration as one object on one line. */
final class ExploreJson {
    private ExploreJson() {}

    static String report(String file, Options options, Report report) {
        return JsonLine.of(json -> {
            json.beginObject().name("file").value(file).name("flows").value(options.flows()).name("failures").value(options.failures());
            if (options.preemptions().isPresent()) {
                json.name("preemptions").value(options.preemptions().getAsInt());
            }
            if (options.seed().isPresent()) {
                json.name("seed").value(options.seed().getAsLong());
            }
            json.name("results").beginArray();
            for (Result result : report.results()) {
                json.beginObject().name("shape").value(result.shape().toString());
                strings(json, "sources", result.sources());
                json.name("schedules").value(result.schedules());
                json.name("end").value(result.end().name().toLowerCase(Locale.ROOT)).endObject();
            }
            json.endArray().name("schedules").value(report.schedules()).name("exhaustive").value(report.isExhaustive());
            violation(json, report.violation());
            json.endObject();
        });
    }

    static String replay(String file, Schedule schedule, Replayed replayed) {
        return JsonLine.of(json -> {
            json.beginObject().name("file").value(file).name("schedule").value(schedule.toString());
            strings(json, "sources", schedule.sources());
            json.name("steps").beginArray();
            for (Step step : replayed.steps()) {
                json.beginObject().name("flow").value(step.flow()).name("what").value(step.what());
                spot(json, step.at());
                json.endObject();
            }
            json.endArray();
            violation(json, replayed.violation());
            json.endObject();
        });
    }

    private static void violation(JsonWriter json, Optional<Violation> found) throws IOException {
        if (found.isEmpty()) {
            return;
        }
        Violation violation = found.get();
        json.name("violation").beginObject().name("kind").value(violation.kind().name().toLowerCase(Locale.ROOT));
        json.name("what").value(violation.what()).name("schedule").value(violation.schedule().toString()).name("flows").beginArray();
        for (FlowState flow : violation.flows()) {
            json.beginObject().name("flow").value(flow.flow()).name("source").value(flow.source()).name("ended").value(flow.hasEnded());
            json.name("holds").beginArray();
            for (Claim claim : flow.holds()) {
                json.beginObject();
                claim(json, claim);
                json.endObject();
            }
            json.endArray();
            if (flow.awaits().isPresent()) {
                json.name("awaits").beginObject();
                claim(json, flow.awaits().get());
                json.endObject();
            }
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static void claim(JsonWriter json, Claim claim) throws IOException {
        json.name("lock").value(claim.lock()).name("mode").value(claim.write() ? "!" : "?");
        spot(json, claim.at());
    }

    private static void spot(JsonWriter json, Spot spot) throws IOException {
        json.name("node").value(spot.node()).name("place").value(spot.place());
    }

    private static void strings(JsonWriter json, String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }
}
