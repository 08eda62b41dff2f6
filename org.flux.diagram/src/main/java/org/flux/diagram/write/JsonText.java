// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Iterator;
import java.util.Map;

/** JSON for people and for comparisons line by line: whatever fits in a line is in one. */
final class JsonText {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final int COLUMNS = 120;

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /** With a line feed at its end. */
    static String of(JsonElement json) {
        JsonText writer = new JsonText();
        writer.write(json, 0, 0);
        return writer.text.append('\n').toString();
    }

    /** @param used of the line, by what stands before it */
    private void write(JsonElement json, int depth, int used) {
        if (json.isJsonPrimitive() || json.isJsonNull() || left(json, COLUMNS - used) >= 0) {
            text.append(GSON.toJson(json));
        } else if (json instanceof JsonArray array) {
            text.append('[');
            for (Iterator<JsonElement> elements = array.iterator(); elements.hasNext(); ) {
                newLine(depth + 1);
                write(elements.next(), depth + 1, 2 * depth + 2);
                text.append(elements.hasNext() ? "," : "");
            }
            newLine(depth);
            text.append(']');
        } else if (json instanceof JsonObject object) {
            text.append('{');
            for (Iterator<Map.Entry<String, JsonElement>> members = object.entrySet().iterator(); members.hasNext(); ) {
                Map.Entry<String, JsonElement> member = members.next();
                String key = GSON.toJson(new JsonPrimitive(member.getKey())) + ": ";
                newLine(depth + 1);
                text.append(key);
                write(member.getValue(), depth + 1, 2 * depth + 2 + key.length());
                text.append(members.hasNext() ? "," : "");
            }
            newLine(depth);
            text.append('}');
        }
    }

    /** What is left of a width behind a value in one line; negative if it does not fit, without reading a large value to its end. */
    private static int left(JsonElement json, int width) {
        int left = width - 2;
        if (json instanceof JsonArray array) {
            for (Iterator<JsonElement> elements = array.iterator(); left >= 0 && elements.hasNext(); ) {
                left = left(elements.next(), left) - (elements.hasNext() ? 1 : 0);
            }
            return left;
        }
        if (json instanceof JsonObject object) {
            for (Iterator<Map.Entry<String, JsonElement>> members = object.entrySet().iterator(); left >= 0 && members.hasNext(); ) {
                Map.Entry<String, JsonElement> member = members.next();
                left = left(member.getValue(), left(new JsonPrimitive(member.getKey()), left) - 1) - (members.hasNext() ? 1 : 0);
            }
            return left;
        }
        return width - GSON.toJson(json).length();
    }

    private void newLine(int depth) {
        text.append('\n').append("  ".repeat(depth));
    }
}
