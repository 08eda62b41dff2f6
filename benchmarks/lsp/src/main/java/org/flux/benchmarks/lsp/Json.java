// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.Optional;

/** Short ways to write and to read JSON. */
final class Json {
    private Json() {}

    /** @param pairs names and values in turn; values are JSON, strings, numbers, booleans or collections of these */
    static JsonObject object(Object... pairs) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            object.add((String) pairs[i], value(pairs[i + 1]));
        }
        return object;
    }

    static JsonArray array(Object... values) {
        JsonArray array = new JsonArray();
        for (Object value : values) {
            array.add(value(value));
        }
        return array;
    }

    private static JsonElement value(Object value) {
        return switch (value) {
            case null -> JsonNull.INSTANCE;
            case JsonElement json -> json;
            case String text -> new JsonPrimitive(text);
            case Number number -> new JsonPrimitive(number);
            case Boolean truth -> new JsonPrimitive(truth);
            case Collection<?> many -> array(many.toArray());
            default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
        };
    }

    static JsonObject position(int line, int column) {
        return object("line", line, "character", column);
    }

    /** What is found along a path of names, unless something on the way is missing or null. */
    static Optional<JsonElement> at(JsonElement root, String... path) {
        JsonElement here = root;
        for (String name : path) {
            if (here == null || !here.isJsonObject()) {
                return Optional.empty();
            }
            here = here.getAsJsonObject().get(name);
        }
        return Optional.ofNullable(here).filter(found -> !found.isJsonNull());
    }
}
