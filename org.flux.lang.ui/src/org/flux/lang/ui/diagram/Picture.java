// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Position;

/** What of a picture ties it to the text. What it looks like is the page's business. */
final class Picture {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(\\*/|\\z)|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Pc}\\p{Sc}][\\p{L}\\p{N}\\p{Pc}\\p{Sc}]*");

    /** Both places of a box may be null. */
    private record Box(String id, String name, FileRange step, FileRange declaration) {}

    private final Map<String, Box> boxes = new LinkedHashMap<>();
    /** Those without a place have null. */
    private final Map<String, FileRange> arcs = new LinkedHashMap<>();
    /** The first box of each ring. */
    private final Map<String, String> rings = new LinkedHashMap<>();
    private final Set<String> files = new HashSet<>();

    /** @param model what {@code flux/diagram} answers */
    Picture(JsonObject model) {
        collect(model);
        for (JsonElement each : array(model, "rings")) {
            JsonObject ring = each.getAsJsonObject();
            rings.put(ring.get("id").getAsString(), array(ring, "boxes").asList().stream().map(JsonElement::getAsString).findFirst()
                    .orElse(""));
        }
        Stream.concat(boxes.values().stream().flatMap(box -> Stream.of(Optional.ofNullable(box.step()),
                Optional.ofNullable(box.declaration()))), arcs.values().stream().map(Optional::ofNullable))
                .flatMap(Optional::stream).forEach(range -> files.add(range.file()));
    }

    private void collect(JsonObject parent) {
        for (JsonElement each : array(parent, "children")) {
            JsonObject child = each.getAsJsonObject();
            String id = child.get("id").getAsString();
            switch (child.get("type").getAsString()) {
                case "edge" -> arcs.put(id, FileRange.of(child.getAsJsonObject("range")));
                case "node" -> {
                    boxes.put(id, new Box(id, child.get("name").getAsString(), FileRange.of(child.getAsJsonObject("step")),
                            FileRange.of(child.getAsJsonObject("declaration"))));
                    collect(child);
                }
                default -> { }
            }
        }
    }

    private static JsonArray array(JsonObject from, String name) {
        return from.has(name) ? from.getAsJsonArray(name) : new JsonArray();
    }

    boolean has(String id) {
        return boxes.containsKey(id) || arcs.containsKey(id) || rings.containsKey(id);
    }

    /** The names of the texts that it is about. */
    Set<String> files() {
        return files;
    }

    List<String> boxesOf(String name) {
        return boxes.values().stream().filter(box -> box.name().equals(name)).map(Box::id).toList();
    }

    /** Where an element is in the text: a box's step (its declaration, if wanted or there is no step), an arc, a ring's first box. */
    Optional<FileRange> rangeOf(String id, boolean declaration) {
        if (rings.containsKey(id)) {
            return boxes.containsKey(rings.get(id)) ? rangeOf(rings.get(id), declaration) : Optional.empty();
        }
        Box box = boxes.get(id);
        if (box == null) {
            return Optional.ofNullable(arcs.get(id));
        }
        Optional<FileRange> step = Optional.ofNullable(box.step());
        Optional<FileRange> declared = Optional.ofNullable(box.declaration());
        return declaration ? declared.or(() -> step) : step.or(() -> declared);
    }

    /**
     * The elements that are selected when the cursor is at a place: all boxes of the smallest step there, else the smallest arc, else all
     * boxes of the smallest declaration, else those of the node whose declaration it is.
     *
     * @param file its name
     * @param place from 0
     * @param before some text before the place, with the beginning of the statement there
     */
    List<String> elementsAt(String file, Position place, String before) {
        Map<String, FileRange> steps = places(Box::step);
        Map<String, FileRange> declarations = places(Box::declaration);
        for (Map<String, FileRange> ranges : List.of(steps, arcs, declarations)) {
            Map<String, FileRange> here = new LinkedHashMap<>(ranges);
            here.values().removeIf(range -> range == null || !range.holds(file, place));
            if (!here.isEmpty()) {
                int least = here.values().stream().mapToInt(FileRange::size).min().orElseThrow();
                return here.entrySet().stream().filter(entry -> entry.getValue().size() == least).map(Map.Entry::getKey).toList();
            }
        }
        Matcher declared = NAME.matcher(statementBefore(before));
        return declared.lookingAt() ? boxesOf(declared.group()) : List.of();
    }

    private Map<String, FileRange> places(Function<Box, FileRange> place) {
        Map<String, FileRange> places = new LinkedHashMap<>();
        boxes.values().stream().filter(box -> Objects.nonNull(place.apply(box))).forEach(box -> places.put(box.id(), place.apply(box)));
        return places;
    }

    /** What stands between the end of the declaration before a place and the place, without comments and blanks at its beginning. */
    private static String statementBefore(String text) {
        String code = COMMENT.matcher(text).replaceAll(" ");
        return code.substring(code.lastIndexOf(';') + 1).stripLeading();
    }
}
