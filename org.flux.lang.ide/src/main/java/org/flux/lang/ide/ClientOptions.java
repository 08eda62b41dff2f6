// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashSet;
import java.util.Set;

/**
 * What a client says of itself when it connects, besides its capabilities ({@code initializationOptions}): {@code "diagnostics": "pull"} if
 * it wants to ask for diagnostics instead of being told, and {@code "commands"}, the commands of ours that it has ({@code flux.run}, …). A
 * client that says nothing gets what any editor can do.
 */
public final class ClientOptions {
    private final boolean pulling;
    private final Set<String> commands = new HashSet<>();

    ClientOptions(JsonObject options) {
        pulling = options.get("diagnostics") instanceof JsonPrimitive mode && mode.isString() && mode.getAsString().equals("pull");
        if (options.get("commands") instanceof JsonArray names) {
            for (JsonElement name : names) {
                if (name instanceof JsonPrimitive text && text.isString()) {
                    commands.add(text.getAsString());
                }
            }
        }
    }

    /** Whether the client asks for diagnostics. */
    public boolean isPulling() {
        return pulling;
    }

    /** Whether the client has a command. */
    public boolean knows(String command) {
        return commands.contains(command);
    }
}
