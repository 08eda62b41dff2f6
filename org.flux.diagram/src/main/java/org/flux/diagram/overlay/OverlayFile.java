// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flux.graph.json.Fields;
import org.flux.graph.json.Json;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.json.JsonReader;

/** A {@link KeyedOverlay} as a JSON file: {@code overlay.schema.json} beside this class is its schema. */
public final class OverlayFile {
    private static final Pattern COLOUR = Pattern.compile("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
    private static final Pattern HEAT = Pattern.compile("[1-" + Value.HOTTEST + "]");
    private static final Pattern ARC = Pattern.compile("(?:(\\S+)\\s*:\\s*)?(\\S+)\\s*(?:->|=>|→|⇒)\\s*(\\S+)");

    private OverlayFile() {}

    /** @throws JsonMistake about the first thing that is wrong */
    public static KeyedOverlay read(String text) throws JsonMistake {
        Fields fields = new Fields(JsonReader.read(text), "an overlay is an object, as in {\"nodes\": {}}");
        fields.optional("$schema", json -> json.text("\"$schema\" is the address of the schema, a string"));
        KeyedOverlay overlay = new KeyedOverlay(fields.optional("title", json -> line(json, "title")).orElse(""),
                fields.optional("legend", OverlayFile::legend).orElse(List.of()),
                fields.optional("nodes", json -> values(json, "nodes", "Compress")).orElse(Map.of()),
                fields.optional("arcs", OverlayFile::arcs).orElse(Map.of()),
                fields.optional("locks", json -> values(json, "locks", "cache")).orElse(Map.of()));
        fields.end();
        return overlay;
    }

    private static List<Overlay.Entry> legend(Json json) throws JsonMistake {
        String shape = "\"legend\" is a list, as in [{\"color\": \"#0072b2\", \"text\": \"hot\"}]";
        return Fields.list(json, shape, element -> {
            Fields fields = new Fields(element, shape);
            Optional<String> colour = fields.optional("color", OverlayFile::colour);
            Optional<Integer> heat = fields.optional("heat", OverlayFile::heat);
            Optional<String> text = fields.optional("text", entry -> line(entry, "text"));
            fields.end();
            if (colour.isPresent() == heat.isPresent() || text.isEmpty()) {
                throw new JsonMistake(element.place(), "an entry of the legend has a \"text\", and a \"color\" or a \"heat\"");
            }
            return new Overlay.Entry(colour, heat.orElse(0), text.get());
        });
    }

    private static Map<String, Value> arcs(Json json) throws JsonMistake {
        Map<String, Value> arcs = new LinkedHashMap<>();
        for (Json.Member member : json.members("\"arcs\" is an object, as in {\"Image -> Write\": {\"text\": \"12/s\"}}")) {
            Matcher arc = ARC.matcher(member.key().value().strip());
            if (!arc.matches()) {
                throw new JsonMistake(member.key().place(), "\"" + member.key().value()
                        + "\" is no arc; write \"From -> To\", or \"Flow: From -> To\" for those of one abstract node");
            }
            String ends = KeyedOverlay.arc(arc.group(2), arc.group(3));
            String key = arc.group(1) == null ? ends : KeyedOverlay.of(arc.group(1), ends);
            putOnce(arcs, key, "arc", member);
        }
        return arcs;
    }

    private static Map<String, Value> values(Json json, String key, String example) throws JsonMistake {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Json.Member member : json.members("\"" + key + "\" is an object, as in {\"" + example + "\": {\"text\": \"12 ms\"}}")) {
            putOnce(values, member.key().value().strip().replaceAll("\\s*:\\s*", ": "), key.substring(0, key.length() - 1), member);
        }
        return values;
    }

    /** Two keys that differ in blanks only mean the same. */
    private static void putOnce(Map<String, Value> values, String key, String what, Json.Member member) throws JsonMistake {
        if (values.putIfAbsent(key, value(member.value())) != null) {
            throw new JsonMistake(member.key().place(), "the " + what + " \"" + key + "\" is given twice; remove one of them");
        }
    }

    private static Value value(Json json) throws JsonMistake {
        Fields fields = new Fields(json, "a value is an object, as in {\"text\": \"12 ms\", \"color\": \"#d55e00\"}");
        Value value = new Value(fields.optional("text", text -> line(text, "text")).orElse(""),
                fields.optional("color", OverlayFile::colour), fields.optional("heat", OverlayFile::heat).orElse(0),
                fields.optional("marked", OverlayFile::truth).orElse(false),
                fields.optional("detail", detail -> detail.text("\"detail\" is a string").strip()).orElse(""));
        fields.end();
        return value;
    }

    /** What is drawn is one line. */
    private static String line(Json json, String key) throws JsonMistake {
        return json.text("\"" + key + "\" is a string").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private static String colour(Json json) throws JsonMistake {
        String shape = "a colour is \"#rrggbb\" or \"#rgb\" in hexadecimal digits";
        String colour = json.text(shape);
        if (!COLOUR.matcher(colour).matches()) {
            throw new JsonMistake(json.place(), shape + ", not \"" + colour + "\"");
        }
        String digits = colour.length() == 7 ? colour : "#" + colour.substring(1).chars()
                .mapToObj(digit -> Character.toString(digit).repeat(2)).collect(Collectors.joining());
        return digits.toLowerCase(Locale.ROOT);
    }

    private static int heat(Json json) throws JsonMistake {
        if (json instanceof Json.Other number && HEAT.matcher(number.spelling()).matches()) {
            return Integer.parseInt(number.spelling());
        }
        throw new JsonMistake(json.place(), "\"heat\" is a number from 1 to " + Value.HOTTEST + ", not " + json.kind());
    }

    private static boolean truth(Json json) throws JsonMistake {
        if (json instanceof Json.Other word && (word.spelling().equals("true") || word.spelling().equals("false"))) {
            return Boolean.parseBoolean(word.spelling());
        }
        throw new JsonMistake(json.place(), "\"marked\" is true or false, not " + json.kind());
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
