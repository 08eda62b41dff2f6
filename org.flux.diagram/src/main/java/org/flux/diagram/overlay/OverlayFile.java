// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.json.Json;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.json.JsonReader;
import org.flux.graph.types.Types;

/**
 * An overlay from a JSON file: {@code overlay.schema.json} beside this class is its schema.
 *
 * <p>A node is named by its name, which means every box of it, or by the id of one box, which counts more. An arc is named by the nodes at
 * its ends, {@code From -> To}, everywhere, or with the abstract node (or the id of one of its boxes) whose steps they are, {@code Flow:
 * From -> To}, which counts more. A lock is named by its name, or {@code room(session)}.
 */
public final class OverlayFile implements Overlay {
    private static final Pattern COLOUR = Pattern.compile("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
    private static final Pattern ARC = Pattern.compile("(?:(\\S+)\\s*:\\s*)?(\\S+)\\s*(?:->|=>|→|⇒)\\s*(\\S+)");
    private static final List<String> KEYS = List.of("$schema", "title", "legend", "nodes", "arcs", "locks");
    private static final List<String> VALUE_KEYS = List.of("text", "color", "detail");

    private final Map<String, Value> nodes = new LinkedHashMap<>();
    private final Map<String, Value> arcs = new LinkedHashMap<>();
    private final Map<String, Value> locks = new LinkedHashMap<>();
    private final List<Entry> legend = new ArrayList<>();
    private String title = "";

    private OverlayFile() {}

    /** @throws OverlayException about the first thing that is wrong */
    public static OverlayFile read(String text) throws OverlayException {
        try {
            OverlayFile overlay = new OverlayFile();
            overlay.read(JsonReader.read(text));
            return overlay;
        } catch (JsonMistake mistake) {
            throw new OverlayException(mistake.line(text), mistake.column(text), mistake.getMessage());
        }
    }

    private void read(Json json) throws JsonMistake {
        for (Json.Member member : json.members("an overlay is an object, as in {\"nodes\": {}}")) {
            Json value = member.value();
            switch (member.key().value()) {
                case "$schema" -> value.text("\"$schema\" is the address of the schema, a string");
                case "title" -> title = line(value, "\"title\" is a string");
                case "legend" -> readLegend(value);
                case "nodes" -> readValues(value, "nodes", "Compress", nodes);
                case "arcs" -> readArcs(value);
                case "locks" -> readValues(value, "locks", "cache", locks);
                default -> throw unknown(member.key(), KEYS);
            }
        }
    }

    private void readLegend(Json json) throws JsonMistake {
        String shape = "\"legend\" is a list, as in [{\"color\": \"#0072b2\", \"text\": \"hot\"}]";
        for (Json element : json.elements(shape)) {
            Optional<String> colour = Optional.empty();
            Optional<String> text = Optional.empty();
            for (Json.Member member : element.members(shape)) {
                switch (member.key().value()) {
                    case "color" -> colour = Optional.of(colour(member.value()));
                    case "text" -> text = Optional.of(line(member.value(), "\"text\" is a string"));
                    default -> throw unknown(member.key(), List.of("color", "text"));
                }
            }
            if (colour.isEmpty() || text.isEmpty()) {
                throw new JsonMistake(element.offset(), "an entry of the legend has a \"color\" and a \"text\"");
            }
            legend.add(new Entry(colour.get(), text.get()));
        }
    }

    private void readArcs(Json json) throws JsonMistake {
        String shape = "\"arcs\" is an object, as in {\"Image -> Write\": {\"text\": \"12/s\"}}";
        for (Json.Member member : json.members(shape)) {
            Matcher arc = ARC.matcher(member.key().value().strip());
            if (!arc.matches()) {
                throw new JsonMistake(member.key().offset(), "\"" + member.key().value()
                        + "\" is no arc; write \"From -> To\", or \"Flow: From -> To\" for those of one abstract node");
            }
            String key = arc.group(1) == null ? key(arc.group(2), arc.group(3)) : arc.group(1) + ": " + key(arc.group(2), arc.group(3));
            if (arcs.putIfAbsent(key, value(member.value())) != null) {
                throw new JsonMistake(member.key().offset(), "the arc \"" + key + "\" is given twice; remove one of them");
            }
        }
    }

    private static void readValues(Json json, String key, String example, Map<String, Value> values) throws JsonMistake {
        for (Json.Member member : json.members("\"" + key + "\" is an object, as in {\"" + example + "\": {\"text\": \"12 ms\"}}")) {
            values.put(member.key().value().strip(), value(member.value()));
        }
    }

    private static Value value(Json json) throws JsonMistake {
        String text = "";
        Optional<String> colour = Optional.empty();
        String detail = "";
        for (Json.Member member : json.members("a value is an object, as in {\"text\": \"12 ms\", \"color\": \"#d55e00\"}")) {
            switch (member.key().value()) {
                case "text" -> text = line(member.value(), "\"text\" is a string");
                case "color" -> colour = Optional.of(colour(member.value()));
                case "detail" -> detail = member.value().text("\"detail\" is a string").strip();
                default -> throw unknown(member.key(), VALUE_KEYS);
            }
        }
        return new Value(text, colour, detail);
    }

    /** What is drawn is one line. */
    private static String line(Json json, String shape) throws JsonMistake {
        return json.text(shape).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private static String colour(Json json) throws JsonMistake {
        String shape = "a colour is \"#rrggbb\" or \"#rgb\" in hexadecimal digits";
        String colour = json.text(shape);
        if (!COLOUR.matcher(colour).matches()) {
            throw new JsonMistake(json.offset(), shape + ", not \"" + colour + "\"");
        }
        String digits = colour.length() == 7 ? colour : "#" + colour.substring(1).chars()
                .mapToObj(digit -> Character.toString(digit).repeat(2)).collect(Collectors.joining());
        return digits.toLowerCase(Locale.ROOT);
    }

    private static JsonMistake unknown(Json.Text key, List<String> known) {
        return new JsonMistake(key.offset(), "unknown key \"" + key.value() + "\"" + Json.meant(key.value(), known)
                .orElse("; there are " + known.stream().filter(name -> !name.startsWith("$")).map(name -> "\"" + name + "\"")
                        .collect(Collectors.joining(", "))));
    }

    private static String key(String from, String to) {
        return from + " -> " + to;
    }

    /** A line for each name in it that a program does not have. */
    public List<String> strangers(Analysis analysis) {
        Set<String> known = analysis.graph().nodes().keySet();
        List<String> strangers = new ArrayList<>();
        for (String node : nodes.keySet()) {
            BoxIds.nodes(node).stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name ->
                    strangers.add(stranger("a node", node, meant(name, known))));
        }
        Set<String> knownArcs = new LinkedHashSet<>();
        analysis.types().arcs().forEach(arc -> knownArcs.add(key(arc.from(), arc.to())));
        for (String arc : arcs.keySet()) {
            int colon = arc.indexOf(": ");
            if (!knownArcs.contains(arc.substring(colon < 0 ? 0 : colon + 2))
                    || colon >= 0 && !known.containsAll(BoxIds.nodes(arc.substring(0, colon)))) {
                strangers.add(stranger("an arc", arc, meant(arc, knownArcs)));
            }
        }
        Set<String> knownLocks = new LinkedHashSet<>();
        analysis.locks().order().locks().forEach(lock -> {
            knownLocks.add(lock.name());
            knownLocks.add(lock.toString());
        });
        locks.keySet().stream().filter(lock -> !knownLocks.contains(lock)).forEach(lock ->
                strangers.add(stranger("a lock", lock, meant(lock, knownLocks))));
        return strangers;
    }

    private static String stranger(String kind, String name, String meant) {
        return "the overlay says something of " + kind + " `" + name + "`, which the program does not have" + meant;
    }

    private static String meant(String name, Set<String> known) {
        return DidYouMean.suffix(DidYouMean.closest(name, known));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Entry> legend() {
        return List.copyOf(legend);
    }

    @Override
    public Optional<Value> ofBox(String box, String node) {
        return first(nodes, box, node);
    }

    @Override
    public Optional<Value> ofArc(String box, Types.Arc arc) {
        String key = key(arc.from(), arc.to());
        String flow = arc.variant().map(variant -> variant.node()).orElse(arc.from());
        return first(arcs, box + ": " + key, flow + ": " + key, key);
    }

    @Override
    public Optional<Value> ofLock(Lock lock) {
        return first(locks, lock.toString(), lock.name());
    }

    private static Optional<Value> first(Map<String, Value> values, String... keys) {
        for (String key : keys) {
            if (values.containsKey(key)) {
                return Optional.of(values.get(key));
            }
        }
        return Optional.empty();
    }
}
