// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is shown of a program. The page decides it; the server is asked for just that.
 *
 * @param json as {@code vscode/diagram/protocol.ts} has it
 */
record Want(JsonObject json) {
    static final Want NOTHING_SPECIAL = nothing();

    private static Want nothing() {
        JsonObject json = new JsonObject();
        json.add("expand", new JsonArray());
        json.add("collapse", new JsonArray());
        return new Want(json);
    }

    /** What a page has kept, if somebody has not spoiled it. */
    static Optional<JsonObject> parse(String saved) {
        try {
            return Optional.ofNullable(saved).map(JsonParser::parseString).filter(json -> json.isJsonObject()
                    && json.getAsJsonObject().has("want")).map(json -> json.getAsJsonObject());
        } catch (JsonParseException spoiled) {
            return Optional.empty();
        }
    }

    /** The file with the overlay, if that is in one. */
    Optional<Path> overlayFile() {
        return overlay("file").map(overlay -> Path.of(URI.create(overlay.get("file").getAsString())));
    }

    /** What the overlay is called if it is one that there may not be: a file, or a profile. */
    Optional<String> overlayName() {
        return overlay("file").map(overlay -> overlay.get("name").getAsString()).or(() -> overlay("profile").map(profile -> "Profile"));
    }

    private Optional<JsonObject> overlay(String kind) {
        return Optional.ofNullable(json.getAsJsonObject("overlay")).filter(overlay -> overlay.get("kind").getAsString().equals(kind));
    }

    /**
     * What the server is asked for. Reads the overlay if that is a file.
     *
     * @throws IOException if it cannot be read
     */
    JsonObject params(String uri) throws IOException {
        JsonObject document = new JsonObject();
        document.addProperty("uri", uri);
        JsonObject params = json.deepCopy();
        params.remove("overlay");
        params.add("textDocument", document);
        if (overlay("locks").isPresent()) {
            params.addProperty("overlay", "locks");
        } else if (overlay("profile").isPresent()) {
            params.addProperty("overlay", "profile");
        } else if (overlayFile().isPresent()) {
            params.addProperty("overlay", Files.readString(overlayFile().get()));
        }
        return params;
    }
}
