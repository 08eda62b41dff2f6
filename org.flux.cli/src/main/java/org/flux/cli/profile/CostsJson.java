// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.profile;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flux.cli.profile.Costs.LockCost;
import org.flux.cli.profile.Costs.NodeCost;
import org.flux.cli.profile.Costs.PathCost;
import org.flux.cli.program.ProfileFile;
import org.flux.graph.paths.Path;
import org.flux.graph.profile.Distribution;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.Profile.Flows;
import org.flux.graph.profile.Profile.Use;
import org.flux.lang.report.JsonLine;

/** Costs as one object on one line. Times are nanoseconds, shares are of 1; what has not been measured is left out. */
final class CostsJson {
    private CostsJson() {}

    static String of(String program, ProfileFile file, Costs costs, List<String> strangers) {
        Profile profile = costs.profile();
        return JsonLine.of(json -> {
            json.beginObject().name("format").value("flux-costs").name("version").value(1);
            json.name("file").value(program).name("profile").value(file.name());
            json.name("runtime").value(profile.runtime()).name("cores").value(profile.cores()).name("seconds").value(profile.seconds());
            flows(json, profile.flows());
            json.name("time").value(costs.time());
            json.name("sources").beginArray();
            for (Profile.Source source : profile.sources()) {
                source(json, source, costs);
            }
            json.endArray().name("paths").beginArray();
            for (PathCost path : costs.paths()) {
                path(json, path, costs);
            }
            json.endArray().name("unknownPaths").value(profile.unknownPaths()).name("nodes").beginArray();
            for (NodeCost node : costs.nodes()) {
                node(json, node, costs);
            }
            json.endArray().name("locks").beginArray();
            for (LockCost lock : costs.uses()) {
                lock(json, lock);
            }
            json.endArray().name("strangers").beginArray();
            for (String stranger : strangers) {
                json.value(stranger);
            }
            json.endArray().endObject();
        });
    }

    private static void flows(JsonWriter json, Flows flows) throws IOException {
        json.name("flows").beginObject().name("started").value(flows.started()).name("completed").value(flows.completed());
        json.name("handled").value(flows.handled()).name("failed").value(flows.failed()).name("dropped").value(flows.dropped());
        json.name("refused").value(flows.refused()).name("timed").value(flows.timed()).endObject();
    }

    private static void source(JsonWriter json, Profile.Source source, Costs costs) throws IOException {
        json.beginObject().name("node").value(source.node()).name("root").value(source.root()).name("flows").value(source.flows());
        json.name("rate").value(costs.rate(source));
        times(json, "latency", source.latency());
        times(json, "start", source.start());
        times(json, "overhead", source.overhead());
        if (source.sessions().isPresent()) {
            json.name("sessions").value(source.sessions().get().distinct());
        }
        json.endObject();
    }

    private static void path(JsonWriter json, PathCost path, Costs costs) throws IOException {
        json.beginObject().name("root").value(path.counted().root()).name("number").value(path.counted().number().toString());
        json.name("outcome").value(path.counted().outcome().name().toLowerCase(Locale.ROOT));
        json.name("count").value(path.counted().count()).name("share").value(path.share());
        json.name("time").value(path.time()).name("timeShare").value(costs.share(path.total()));
        json.name("nodes").beginArray();
        for (Path.Entry entry : path.path().map(Path::entries).orElse(List.of())) {
            json.beginObject().name("node").value(entry.node());
            if (entry.variant() >= 0) {
                json.name("variant").value(entry.variant() + 1);
            }
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static void node(JsonWriter json, NodeCost node, Costs costs) throws IOException {
        json.beginObject().name("node").value(node.times().node()).name("calls").value(node.calls());
        json.name("source").value(node.isSource()).name("share").value(costs.share(node.total()));
        times(json, "wall", node.times().wall());
        times(json, "cpu", node.times().cpu());
        times(json, "queue", node.times().queue());
        json.endObject();
    }

    private static void lock(JsonWriter json, LockCost lock) throws IOException {
        Use use = lock.use();
        json.beginObject().name("lock").value(lock.lock().name()).name("scope").value(lock.lock().scope().toString());
        json.name("node").value(use.node()).name("mode").value(use.mode().sign());
        json.name("acquired").value(use.acquired()).name("contended").value(use.contended());
        times(json, "wait", use.waits());
        times(json, "hold", use.holds());
        json.endObject();
    }

    private static void times(JsonWriter json, String name, Optional<Distribution> times) throws IOException {
        if (times.isPresent()) {
            Distribution it = times.get();
            json.name(name).beginObject().name("mean").value(it.mean()).name("p50").value(it.quantile(0.5));
            json.name("p99").value(it.quantile(0.99)).name("max").value(it.max()).endObject();
        }
    }
}
