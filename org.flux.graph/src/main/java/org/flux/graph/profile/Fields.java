// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.json.Json;
import org.flux.graph.json.JsonMistake;

/** The members of a JSON object, each to be taken once; what is left when all are taken is unknown. */
final class Fields {
    private final Json object;
    private final String what;
    private final Map<String, Json.Member> members = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    /** @param what the object in words: {@code a node's times} */
    Fields(Json object, String what) throws JsonMistake {
        this.object = object;
        this.what = what;
        for (Json.Member member : object.members(what + " is an object")) {
            members.put(member.key().value(), member);
        }
    }

    /** Reads one value. */
    @FunctionalInterface
    interface Rule<T> {
        T read(Json json) throws JsonMistake;
    }

    <T> Optional<T> optional(String key, Rule<T> rule) throws JsonMistake {
        asked.add(key);
        Json.Member member = members.get(key);
        return member == null ? Optional.empty() : Optional.of(rule.read(member.value()));
    }

    <T> T required(String key, Rule<T> rule) throws JsonMistake {
        Optional<T> value = optional(key, rule);
        if (value.isEmpty()) {
            throw new JsonMistake(object.offset(), what + " has no \"" + key + "\"");
        }
        return value.get();
    }

    String text(String key) throws JsonMistake {
        return required(key, json -> json.text("\"" + key + "\" is a string"));
    }

    /** A number of things. */
    long count(String key) throws JsonMistake {
        return required(key, json -> count(json, "\"" + key + "\""));
    }

    double number(String key) throws JsonMistake {
        return required(key, json -> number(json, "\"" + key + "\""));
    }

    <T> List<T> list(String key, Rule<T> rule) throws JsonMistake {
        return required(key, json -> list(json, "\"" + key + "\" is a list", rule));
    }

    static <T> List<T> list(Json json, String shape, Rule<T> rule) throws JsonMistake {
        List<T> list = new ArrayList<>();
        for (Json element : json.elements(shape)) {
            list.add(rule.read(element));
        }
        return list;
    }

    static long count(Json json, String name) throws JsonMistake {
        if (json instanceof Json.Other other && other.spelling().matches("\\d{1,18}")) {
            return Long.parseLong(other.spelling());
        }
        throw new JsonMistake(json.offset(), name + " is a whole number from 0 to 10^18, not " + json.kind());
    }

    static double number(Json json, String name) throws JsonMistake {
        if (json instanceof Json.Other other && other.spelling().matches("\\d.*")) {
            double number = Double.parseDouble(other.spelling());
            if (number < Double.POSITIVE_INFINITY) {
                return number;
            }
        }
        throw new JsonMistake(json.offset(), name + " is a number from 0, not " + json.kind());
    }

    /** Nothing more is to be taken. */
    void end() throws JsonMistake {
        for (Json.Member member : members.values()) {
            String key = member.key().value();
            if (!asked.contains(key)) {
                throw new JsonMistake(member.key().offset(), "unknown key \"" + key + "\"" + Json.meant(key, List.copyOf(asked))
                        .orElse("; a newer Flux may know it"));
            }
        }
    }
}
