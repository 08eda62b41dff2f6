// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flux.cli.simulate.Study.Answer;
import org.flux.cli.simulate.Study.Cell;
import org.flux.cli.simulate.Study.Curve;
import org.flux.lang.report.JsonLine;
import org.flux.simulator.model.LoadCurve.Knee;
import org.flux.simulator.model.SpeedUps;
import org.flux.simulator.model.WhatIf;

/** Predictions as one object on one line; see {@link PredictionJson}. */
final class SimulationJson {
    private SimulationJson() {}

    static String of(Subject subject, Answer answer) {
        return JsonLine.of(json -> {
            json.beginObject().name("format").value("flux-predictions").name("version").value(1);
            json.name("file").value(subject.name()).name("profile").value(subject.file().name());
            json.name("seed").value(answer.question().base().seed());
            json.name("replications").value(answer.question().base().replications());
            json.name("maxFlows").value(answer.question().base().maxFlows());
            strings(json, "whatIf", answer.question().changes().stream().map(WhatIf::written).toList());
            strings(json, "assumptions", subject.model().assumptions());
            json.name("complete").value(answer.complete());
            json.name("curves").beginArray();
            for (Curve curve : answer.curves()) {
                curve(json, curve);
            }
            json.endArray();
            if (answer.speedUps().isPresent()) {
                json.name("speedUps");
                speedUps(json, answer.speedUps().get());
            }
            json.endObject();
        });
    }

    private static void curve(JsonWriter json, Curve curve) throws IOException {
        json.beginObject().name("runtime").value(curve.series().runtime().spelling()).name("cores").value(curve.series().cores());
        if (curve.capacity().isPresent()) {
            PredictionJson.estimate(json, "capacity", curve.capacity().get());
        }
        knee(json, "knee", curve.knee());
        knee(json, "kneeAfter", curve.kneeAfter());
        json.name("predictions").beginArray();
        for (Cell cell : curve.cells()) {
            json.beginObject();
            PredictionJson.members(json, cell.prediction());
            if (cell.comparison().isPresent()) {
                json.name("after").beginObject();
                PredictionJson.members(json, cell.comparison().get().after());
                json.endObject().name("change");
                PredictionJson.change(json, cell.comparison().get().change());
            }
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static void knee(JsonWriter json, String name, Optional<Knee> knee) throws IOException {
        if (knee.isPresent()) {
            json.name(name).beginObject();
            PredictionJson.number(json, "rate", knee.get().rate());
            PredictionJson.number(json, "low", knee.get().low());
            PredictionJson.number(json, "high", knee.get().high());
            json.endObject();
        }
    }

    private static void speedUps(JsonWriter json, SpeedUps speedUps) throws IOException {
        json.beginObject().name("metric").value(speedUps.metric().name().toLowerCase(Locale.ROOT)).name("ranking").beginArray();
        for (SpeedUps.Curve curve : speedUps.curves()) {
            json.beginObject().name("kind").value(curve.kind().name().toLowerCase(Locale.ROOT)).name("name").value(curve.name());
            json.name("effects").beginArray();
            for (SpeedUps.Effect effect : curve.effects()) {
                json.beginObject().name("speedUp").value(effect.speedUp());
                PredictionJson.estimate(json, "gain", effect.gain());
                json.name("change");
                PredictionJson.change(json, effect.change());
                json.endObject();
            }
            json.endArray().endObject();
        }
        json.endArray().endObject();
    }

    private static void strings(JsonWriter json, String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }
}
