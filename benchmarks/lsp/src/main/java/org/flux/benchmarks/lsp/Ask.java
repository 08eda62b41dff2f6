// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.flux.benchmarks.lsp.Typist.Place;

/** What an editor asks a server. Some things it asks after each key, at once; others people ask for while the text rests. */
enum Ask {
    COMPLETION(Measure.COMPLETION, "textDocument/completion", false, "completionProvider"),
    HOVER(Measure.HOVER, "textDocument/hover", true, "hoverProvider"),
    DEFINITION(Measure.DEFINITION, "textDocument/definition", true, "definitionProvider"),
    TOKENS(Measure.TOKENS, "textDocument/semanticTokens/full", false, "semanticTokensProvider"),
    TOKENS_DELTA(Measure.TOKENS_DELTA, "textDocument/semanticTokens/full/delta", false, "semanticTokensProvider", "full", "delta"),
    SYMBOLS(Measure.SYMBOLS, "textDocument/documentSymbol", false, "documentSymbolProvider"),
    RENAME(Measure.RENAME, "textDocument/rename", true, "renameProvider"),
    // Last: it is what the stock server may never come to the end of.
    FOLDING(Measure.FOLDING, "textDocument/foldingRange", false, "foldingRangeProvider");

    private final Measure measure;
    private final String method;
    private final boolean atRest;
    private final String[] capability;

    /**
     * @param atRest whether it is asked after there are diagnostics, rather than at once
     * @param capability where the server says that it answers it
     */
    Ask(Measure measure, String method, boolean atRest, String... capability) {
        this.measure = measure;
        this.method = method;
        this.atRest = atRest;
        this.capability = capability;
    }

    Measure measure() {
        return measure;
    }

    String method() {
        return method;
    }

    boolean atRest() {
        return atRest;
    }

    boolean announced(JsonElement capabilities) {
        Optional<JsonElement> said = Json.at(capabilities, capability);
        return said.isPresent() && !(said.get().isJsonPrimitive() && !said.get().getAsBoolean());
    }

    /** The key before it: for completion an arrow at the end of a flow; otherwise a letter at the end of a step's name. */
    Stroke key(Place place) {
        return this == COMPLETION ? Stroke.insert(place.line(), place.end(), " -> ") : letter(place);
    }

    static Stroke letter(Place place) {
        return Stroke.insert(place.line(), place.end(), "x");
    }

    /** @param resultId of the tokens that the client has */
    JsonObject params(OpenFile file, Place place, String resultId) {
        JsonObject params = Json.object("textDocument", file.identifier());
        int line = place.line() + file.shift();
        switch (this) {
            case COMPLETION -> params.add("position", Json.position(line, place.end() + " -> ".length()));
            case HOVER, DEFINITION -> params.add("position", Json.position(line, place.step() + 2));
            case RENAME -> {
                params.add("position", Json.position(line, place.step() + 2));
                params.addProperty("newName", "Renamed");
            }
            case TOKENS_DELTA -> params.addProperty("previousResultId", resultId);
            case TOKENS, SYMBOLS, FOLDING -> { }
        }
        return params;
    }

    /** Whether an answer says anything: one that does not is no reason to praise a server's speed. */
    boolean isEmpty(JsonElement result) {
        if (result == null || result.isJsonNull()) {
            return true;
        }
        if (result.isJsonArray()) {
            return result.getAsJsonArray().isEmpty();
        }
        return switch (this) {
            case COMPLETION -> Json.at(result, "items").map(items -> items.getAsJsonArray().isEmpty()).orElse(true);
            case TOKENS -> Json.at(result, "data").map(data -> data.getAsJsonArray().isEmpty()).orElse(true);
            case RENAME -> Json.at(result, "changes").or(() -> Json.at(result, "documentChanges")).isEmpty();
            case HOVER, DEFINITION, TOKENS_DELTA, SYMBOLS, FOLDING -> false;
        };
    }
}
