// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flux.graph.json.Json;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.json.JsonReader;

/** A {@link KeyedOverlay} as a JSON file: {@code overlay.schema.json} beside this class is its schema. */
public final class OverlayFile {
    private static final Pattern COLOUR = Pattern.compile("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
    private static final Pattern HEAT = Pattern.compile("[1-" + Value.HOTTEST + "]");
    private static final Pattern ARC = Pattern.compile("(?:(\\S+)\\s*:\\s*)?(\\S+)\\s*(?:->|=>|→|⇒)\\s*(\\S+)");
    private static final List<String> KEYS = List.of("$schema", "title", "legend", "nodes", "arcs", "locks");
    private static final List<String> VALUE_KEYS = List.of("text", "color", "heat", "marked", "detail");

    private final Map<String, Value> nodes = new LinkedHashMap<>();
    private final Map<String, Value> arcs = new LinkedHashMap<>();
    private final Map<String, Value> locks = new LinkedHashMap<>();
    private final List<Overlay.Entry> legend = new ArrayList<>();
    private String title = "";

    private OverlayFile() {}

    /** @throws OverlayException about the first thing that is wrong */
    public static KeyedOverlay read(String text) throws OverlayException {
        try {
            OverlayFile file = new OverlayFile();
            file.read(JsonReader.read(text));
            return new KeyedOverlay(file.title, file.legend, file.nodes, file.arcs, file.locks);
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
            int heat = 0;
            Optional<String> text = Optional.empty();
            for (Json.Member member : element.members(shape)) {
                switch (member.key().value()) {
                    case "color" -> colour = Optional.of(colour(member.value()));
                    case "heat" -> heat = heat(member.value());
                    case "text" -> text = Optional.of(line(member.value(), "\"text\" is a string"));
                    default -> throw unknown(member.key(), List.of("color", "heat", "text"));
                }
            }
            if (colour.isPresent() == (heat > 0) || text.isEmpty()) {
                throw new JsonMistake(element.offset(), "an entry of the legend has a \"text\", and a \"color\" or a \"heat\"");
            }
            legend.add(new Overlay.Entry(colour, heat, text.get()));
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
            String ends = KeyedOverlay.arc(arc.group(2), arc.group(3));
            String key = arc.group(1) == null ? ends : KeyedOverlay.of(arc.group(1), ends);
            if (arcs.putIfAbsent(key, value(member.value())) != null) {
                throw new JsonMistake(member.key().offset(), "the arc \"" + key + "\" is given twice; remove one of them");
            }
        }
    }

    private static void readValues(Json json, String key, String example, Map<String, Value> values) throws JsonMistake {
        for (Json.Member member : json.members("\"" + key + "\" is an object, as in {\"" + example + "\": {\"text\": \"12 ms\"}}")) {
            values.put(member.key().value().strip().replaceAll("\\s*:\\s*", ": "), value(member.value()));
        }
    }

    private static Value value(Json json) throws JsonMistake {
        String text = "";
        Optional<String> colour = Optional.empty();
        int heat = 0;
        boolean marked = false;
        String detail = "";
        for (Json.Member member : json.members("a value is an object, as in {\"text\": \"12 ms\", \"color\": \"#d55e00\"}")) {
            switch (member.key().value()) {
                case "text" -> text = line(member.value(), "\"text\" is a string");
                case "color" -> colour = Optional.of(colour(member.value()));
                case "heat" -> heat = heat(member.value());
                case "marked" -> marked = truth(member.value());
                case "detail" -> detail = member.value().text("\"detail\" is a string").strip();
                default -> throw unknown(member.key(), VALUE_KEYS);
            }
        }
        return new Value(text, colour, heat, marked, detail);
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

    private static int heat(Json json) throws JsonMistake {
        if (json instanceof Json.Other number && HEAT.matcher(number.spelling()).matches()) {
            return Integer.parseInt(number.spelling());
        }
        throw new JsonMistake(json.offset(), "\"heat\" is a number from 1 to " + Value.HOTTEST + ", not " + json.kind());
    }

    private static boolean truth(Json json) throws JsonMistake {
        if (json instanceof Json.Other word && (word.spelling().equals("true") || word.spelling().equals("false"))) {
            return Boolean.parseBoolean(word.spelling());
        }
        throw new JsonMistake(json.offset(), "\"marked\" is true or false, not " + json.kind());
    }

    /** The text of a file that {@link #read} reads as this overlay; ends in a line feed. */
    public static String write(KeyedOverlay overlay) {
        JsonObject file = new JsonObject();
        file.addProperty("title", overlay.title());
        JsonArray legend = new JsonArray();
        for (Overlay.Entry entry : overlay.legend()) {
            JsonObject json = new JsonObject();
            entry.colour().ifPresent(colour -> json.addProperty("color", colour));
            addHeat(json, entry.heat());
            json.addProperty("text", entry.text());
            legend.add(json);
        }
        file.add("legend", legend);
        file.add("nodes", write(overlay.nodes()));
        file.add("arcs", write(overlay.arcs()));
        file.add("locks", write(overlay.locks()));
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(file) + "\n";
    }

    private static JsonObject write(Map<String, Value> values) {
        JsonObject all = new JsonObject();
        values.forEach((name, value) -> {
            JsonObject json = new JsonObject();
            if (!value.text().isEmpty()) {
                json.addProperty("text", value.text());
            }
            value.colour().ifPresent(colour -> json.addProperty("color", colour));
            addHeat(json, value.heat());
            if (value.marked()) {
                json.addProperty("marked", true);
            }
            if (!value.detail().isEmpty()) {
                json.addProperty("detail", value.detail());
            }
            all.add(name, json);
        });
        return all;
    }

    private static void addHeat(JsonObject json, int heat) {
        if (heat > 0) {
            json.addProperty("heat", heat);
        }
    }
}
