// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Locale;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.model.Comparison;
import org.flux.simulator.model.Load;
import org.flux.simulator.model.Prediction;
import org.flux.simulator.model.Prediction.Latency;

/**
 * A prediction as JSON: times in nanoseconds, rates per second, shares from 0 to 1. An estimate is an object of {@code value} and
 * {@code halfWidth}, each left out where it is not known. How long the simulation took is not part of it: the same question has the same
 * answer.
 */
public final class PredictionJson {
    private PredictionJson() {}

    /** The members of an object, which the caller has begun and will end. */
    public static void members(JsonWriter json, Prediction it) throws IOException {
        json.name("load");
        load(json, it.scenario().load());
        estimate(json, "offered", it.offered());
        estimate(json, "throughput", it.throughput());
        latency(json, it.latency());
        estimate(json, "inFlight", it.inFlight());
        estimate(json, "cores", it.cores());
        json.name("saturated").value(it.saturated());
        json.name("bottleneck").beginObject().name("limit").value(lower(it.bottleneck().limit()))
                .name("name").value(it.bottleneck().name());
        estimate(json, "utilisation", it.bottleneck().utilisation());
        json.name("reason").value(it.bottleneck().reason()).endObject();
        json.name("sources").beginArray();
        for (Prediction.OfSource source : it.sources()) {
            json.beginObject().name("source").value(source.source());
            estimate(json, "offered", source.offered());
            estimate(json, "throughput", source.throughput());
            latency(json, source.latency());
            estimate(json, "completed", source.completed());
            json.endObject();
        }
        json.endArray().name("nodes").beginArray();
        for (Prediction.OfNode node : it.nodes()) {
            json.beginObject().name("node").value(node.node());
            estimate(json, "visits", node.visits());
            estimate(json, "time", node.time());
            number(json, "p99", node.p99());
            estimate(json, "wait", node.meanWait());
            estimate(json, "coreShare", node.coreShare());
            json.endObject();
        }
        json.endArray().name("locks").beginArray();
        for (Prediction.OfLock lock : it.locks()) {
            lock(json, lock);
        }
        json.endArray().name("admission").beginObject();
        estimate(json, "waited", it.admission().waited());
        estimate(json, "refused", it.admission().refused());
        estimate(json, "wait", it.admission().meanWait());
        estimate(json, "waiting", it.admission().waiting());
        json.endObject().name("little").beginObject();
        number(json, "inFlight", it.little().inFlight());
        number(json, "throughputTimesLatency", it.little().throughputTimesLatency());
        number(json, "error", it.little().error());
        json.endObject().name("runs").beginArray();
        for (Prediction.SingleRun run : it.runs()) {
            json.beginObject();
            number(json, "throughput", run.throughput());
            number(json, "mean", run.mean());
            number(json, "p50", run.p50());
            number(json, "p99", run.p99());
            json.endObject();
        }
        json.endArray().name("events").value(it.events());
    }

    private static void lock(JsonWriter json, Prediction.OfLock lock) throws IOException {
        json.beginObject().name("lock").value(lock.lock()).name("scope").value(lock.scope().toString());
        estimate(json, "utilisation", lock.utilisation());
        estimate(json, "waiting", lock.waiting());
        json.name("uses").beginArray();
        for (Prediction.Use use : lock.uses()) {
            json.beginObject().name("node").value(use.node()).name("mode").value(use.mode().sign());
            estimate(json, "acquired", use.acquired());
            estimate(json, "contended", use.contended());
            estimate(json, "wait", use.meanWait());
            estimate(json, "hold", use.hold());
            json.endObject();
        }
        json.endArray().endObject();
    }

    /** The relative changes of a comparison: 0.1 is 10 % more. */
    public static void change(JsonWriter json, Comparison.Change change) throws IOException {
        json.beginObject();
        estimate(json, "throughput", change.throughput());
        estimate(json, "mean", change.mean());
        estimate(json, "p50", change.p50());
        estimate(json, "p90", change.p90());
        estimate(json, "p99", change.p99());
        json.endObject();
    }

    /** A load as an object. */
    public static void load(JsonWriter json, Load load) throws IOException {
        json.beginObject();
        switch (load) {
            case Load.Closed closed -> json.name("kind").value("closed").name("clients").value(closed.clients()).name("think")
                    .value(closed.thinkNanos());
            case Load.Open open -> {
                json.name("kind").value("open").name("arrivals").value(lower(open.arrivals()));
                if (open.rate().isPresent()) {
                    json.name("rate").value(open.rate().getAsDouble());
                }
                if (!open.rates().isEmpty()) {
                    json.name("rates").beginObject();
                    for (String source : open.rates().keySet().stream().sorted().toList()) {
                        json.name(source).value(open.rates().get(source));
                    }
                    json.endObject();
                }
            }
        }
        json.endObject();
    }

    private static void latency(JsonWriter json, Latency latency) throws IOException {
        json.name("latency").beginObject();
        estimate(json, "mean", latency.mean());
        estimate(json, "p50", latency.p50());
        estimate(json, "p90", latency.p90());
        estimate(json, "p99", latency.p99());
        estimate(json, "p999", latency.p999());
        json.endObject();
    }

    /** A member. */
    public static void estimate(JsonWriter json, String name, Estimate estimate) throws IOException {
        json.name(name).beginObject();
        number(json, "value", estimate.value());
        number(json, "halfWidth", estimate.halfWidth());
        json.endObject();
    }

    static void number(JsonWriter json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.name(name).value(value);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
