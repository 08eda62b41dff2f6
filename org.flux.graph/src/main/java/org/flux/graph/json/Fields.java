// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The members of a JSON object, each to be taken by its key; those that nobody has asked for by the end are unknown. */
public final class Fields {
    private final Json object;
    private final String shape;
    private final Map<String, Json.Member> members = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    /** @param shape what should be here, in words: {@code a node's times are an object} */
    public Fields(Json object, String shape) throws JsonMistake {
        this.object = object;
        this.shape = shape;
        for (Json.Member member : object.members(shape)) {
            members.put(member.key().value(), member);
        }
    }

    /** Reads one value. */
    @FunctionalInterface
    public interface Rule<T> {
        T read(Json json) throws JsonMistake;
    }

    public <T> Optional<T> optional(String key, Rule<T> rule) throws JsonMistake {
        asked.add(key);
        Json.Member member = members.get(key);
        return member == null ? Optional.empty() : Optional.of(rule.read(member.value()));
    }

    public <T> T required(String key, Rule<T> rule) throws JsonMistake {
        Optional<T> value = optional(key, rule);
        if (value.isEmpty()) {
            throw new JsonMistake(object.place(), shape + " with \"" + key + "\", which is missing");
        }
        return value.get();
    }

    public String text(String key) throws JsonMistake {
        return required(key, json -> json.text("\"" + key + "\" is a string"));
    }

    /** A number of things. */
    public long count(String key) throws JsonMistake {
        return required(key, json -> count(json, "\"" + key + "\""));
    }

    /** A number from 0. */
    public double number(String key) throws JsonMistake {
        return required(key, json -> number(json, "\"" + key + "\""));
    }

    public <T> List<T> list(String key, Rule<T> rule) throws JsonMistake {
        return required(key, json -> list(json, "\"" + key + "\" is a list", rule));
    }

    public static <T> List<T> list(Json json, String shape, Rule<T> rule) throws JsonMistake {
        List<T> list = new ArrayList<>();
        for (Json element : json.elements(shape)) {
            list.add(rule.read(element));
        }
        return list;
    }

    /** @param name of the number, for messages */
    public static long count(Json json, String name) throws JsonMistake {
        if (json instanceof Json.Other other && other.spelling().matches("\\d{1,18}")) {
            return Long.parseLong(other.spelling());
        }
        throw new JsonMistake(json.place(), name + " is a whole number from 0 to 10^18, not " + json.kind());
    }

    /** @param name of the number, for messages */
    public static double number(Json json, String name) throws JsonMistake {
        if (json instanceof Json.Other other && other.spelling().matches("\\d.*")) {
            double number = Double.parseDouble(other.spelling());
            if (number < Double.POSITIVE_INFINITY) {
                return number;
            }
        }
        throw new JsonMistake(json.place(), name + " is a number from 0, not " + json.kind());
    }

    /** Nothing more is to be taken. */
    public void end() throws JsonMistake {
        List<String> known = asked.stream().filter(key -> !key.startsWith("$")).map(key -> "\"" + key + "\"").toList();
        for (Json.Member member : members.values()) {
            String key = member.key().value();
            if (!asked.contains(key)) {
                throw new JsonMistake(member.key().place(), "unknown key \"" + key + "\"" + Json.meant(key, List.copyOf(asked))
                        .orElse("; there are " + known.stream().limit(known.size() - 1L).collect(Collectors.joining(", "))
                                + " and " + known.getLast()));
            }
        }
    }
}
