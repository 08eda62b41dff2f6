// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.locks;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Map;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.lang.report.JsonLine;

/** The lock schedule as one object on one line. */
final class LocksJson {
    private LocksJson() {}

    static String render(String file, Analysis analysis) {
        LockSchedule locks = analysis.locks();
        return JsonLine.of(json -> {
            json.beginObject().name("file").value(file);
            json.name("order").beginArray();
            for (Lock lock : locks.order().locks()) {
                json.beginObject().name("lock").value(lock.name()).name("scope").value(lock.scope().toString()).endObject();
            }
            json.endArray().name("nodes").beginArray();
            for (Node node : ScheduleTable.nodes(analysis)) {
                json.beginObject().name("name").value(node.name());
                modes(json, "declared", ScheduleTable.declared(node, locks.order()));
                modes(json, "effective", locks.effective().getOrDefault(node.name(), java.util.Collections.emptySortedMap()));
                json.endObject();
            }
            json.endArray().name("elevations").beginArray();
            for (LockSchedule.Elevation elevation : locks.elevations()) {
                elevation(json, elevation);
            }
            json.endArray().endObject();
        });
    }

    private static void modes(JsonWriter json, String name, Map<Lock, LockMode> modes) throws IOException {
        json.name(name).beginArray();
        for (Map.Entry<Lock, LockMode> entry : modes.entrySet()) {
            json.beginObject().name("lock").value(entry.getKey().name()).name("mode").value(entry.getValue().sign());
            json.name("scope").value(entry.getKey().scope().toString()).endObject();
        }
        json.endArray();
    }

    private static void elevation(JsonWriter json, LockSchedule.Elevation elevation) throws IOException {
        json.beginObject().name("node").value(elevation.node());
        json.name("lock").value(elevation.lock().name()).name("scope").value(elevation.lock().scope().toString());
        json.name("mode").value(elevation.mode().sign());
        json.name("kind").value(elevation.kind() == LockSchedule.Kind.ELEVATION ? "elevation" : "promotion");
        json.name("witness").beginArray();
        for (String node : elevation.witness()) {
            json.value(node);
        }
        json.endArray().endObject();
    }
}
