// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.services.LanguageServer;

/** What Flux's server can be asked: the protocol's requests, and its own. */
public interface FluxRequests extends LanguageServer {
    /** The picture of a program, for a live view. */
    @JsonRequest("flux/diagram")
    CompletableFuture<JsonElement> diagram(JsonObject parameters);

    /** The picture as a file. */
    @JsonRequest("flux/diagram/export")
    CompletableFuture<JsonElement> exportDiagram(JsonObject parameters);
}
