// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Codes;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.graph.diagnostics.SeverityPolicy.Level;

/**
 * The section {@code flux} of the client's settings. What is missing or makes no sense is as if it had not been set: a client checks its
 * settings itself.
 */
public final class ClientSettings {
    private final JsonObject values;

    private ClientSettings(JsonObject values) {
        this.values = values;
    }

    /** @param section a JSON object; anything else means that nothing is set */
    static ClientSettings of(Object section) {
        return new ClientSettings(section instanceof JsonObject object ? object : new JsonObject());
    }

    /** A switch, by its name with dots, {@code inlayHints.arcTypes}. */
    public boolean isOn(String name) {
        return !(find(name) instanceof JsonPrimitive value && value.isBoolean() && !value.getAsBoolean());
    }

    /** A text, or the other one. */
    public String text(String name, String otherwise) {
        return find(name) instanceof JsonPrimitive value && value.isString() ? value.getAsString() : otherwise;
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (find(name) instanceof JsonArray array) {
            for (JsonElement element : array) {
                if (element instanceof JsonPrimitive value && value.isString()) {
                    texts.add(value.getAsString());
                }
            }
        }
        return texts;
    }

    /** The severities that the user wants where no settings file says otherwise. */
    public SeverityPolicy severities() {
        Map<Set<Code>, Level> levels = new HashMap<>();
        if (find("severities") instanceof JsonObject severities) {
            severities.entrySet().forEach(entry -> Optional.of(Codes.named(entry.getKey())).filter(codes -> !codes.isEmpty())
                    .ifPresent(codes -> {
                if (entry.getValue() instanceof JsonPrimitive level) {
                    Level.of(level.getAsString()).ifPresent(known -> levels.put(codes, known));
                }
            }));
        }
        return SeverityPolicy.of(levels);
    }

    private JsonElement find(String name) {
        JsonElement value = values;
        for (String part : name.split("\\.")) {
            if (!(value instanceof JsonObject object)) {
                return null;
            }
            // a client may send {"a.b": 1} as it is written in its settings, or {"a": {"b": 1}}
            value = object.has(name) ? object.get(name) : object.get(part);
        }
        return value;
    }
}
