// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.graph;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Name;
import org.flux.graph.types.Signature.Slot;
import org.flux.graph.types.Types.Arc;
import org.flux.lang.report.JsonLine;

/** The program graph as one JSON object. What is undetermined is {@code null}; path counts may exceed 2^53. */
final class GraphJson {
    private GraphJson() {}

    static String render(String file, Analysis analysis) {
        ProgramGraph graph = analysis.graph();
        return JsonLine.of(json -> {
            json.beginObject().name("file").value(file).name("program").value(graph.name());
            json.name("sources").beginArray();
            for (Source source : graph.sources()) {
                json.beginObject().name("node").value(source.node()).name("target").value(source.target().orElse(null));
                json.name("session").value(source.session().map(s -> s.name().text()).orElse(null));
                json.name("paths").value(GraphText.paths(source, analysis).orElse(null)).endObject();
            }
            json.endArray().name("nodes").beginArray();
            for (Node node : graph.nodes().values()) {
                node(json, node, analysis);
            }
            json.endArray().name("arcs").beginArray();
            for (Arc arc : analysis.types().arcs()) {
                arc(json, arc);
            }
            json.endArray().name("handlers").beginArray();
            for (Handler handler : graph.handlers()) {
                json.beginObject();
                strings(json, "path", handler.path().stream().map(Name::text).toList());
                json.name("handler").value(handler.handler().orElse(null)).endObject();
            }
            json.endArray().endObject();
        });
    }

    private static void node(JsonWriter json, Node node, Analysis analysis) throws IOException {
        json.beginObject().name("name").value(node.name()).name("kind").value(GraphText.kind(node));
        json.name("modifier").value(GraphText.modifier(node).orElse(null));
        json.name("file").value(node.range().file()).name("line").value(node.range().line());
        var signature = Optional.ofNullable(analysis.types().signature(node.name()));
        slots(json, "inputs", signature.flatMap(s -> s.inputs()));
        slots(json, "outputs", signature.flatMap(s -> s.outputs()));
        json.name("reachable").value(analysis.reachable().contains(node.name()));
        json.name("constraints").beginArray();
        for (var constraint : node.constraints()) {
            json.beginObject().name("lock").value(constraint.lock().name()).name("mode").value(constraint.mode().sign());
            json.name("scope").value(constraint.lock().scope().toString()).endObject();
        }
        json.endArray();
        if (node instanceof Node.AbstractNode abstractNode) {
            json.name("variants").beginArray();
            for (Node.Variant variant : abstractNode.variants()) {
                json.beginObject();
                if (variant.patterns().isPresent()) {
                    strings(json, "patterns", variant.patterns().get().stream().map(GraphText::pattern).toList());
                } else {
                    json.name("patterns").nullValue();
                }
                strings(json, "steps", variant.steps().stream().map(Name::text).toList());
                json.name("line").value(variant.definition().range().line()).endObject();
            }
            json.endArray();
        }
        json.endObject();
    }

    private static void arc(JsonWriter json, Arc arc) throws IOException {
        json.beginObject().name("from").value(arc.from()).name("to").value(arc.to());
        json.name("node").value(arc.variant().map(Node.Variant::node).orElse(null));
        json.name("variant").value(arc.variant().map(Node.Variant::index).orElse(null));
        json.name("step").value(arc.step());
        slots(json, "types", Optional.of(arc.slots()));
        json.endObject();
    }

    private static void slots(JsonWriter json, String name, Optional<List<Slot>> slots) throws IOException {
        json.name(name);
        if (slots.isEmpty()) {
            json.nullValue();
            return;
        }
        json.beginArray();
        for (Slot slot : slots.get()) {
            json.beginObject().name("type").value(slot.type().map(Object::toString).orElse(null));
            json.name("name").value(slot.name().orElse(null)).endObject();
        }
        json.endArray();
    }

    private static void strings(JsonWriter json, String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }
}
