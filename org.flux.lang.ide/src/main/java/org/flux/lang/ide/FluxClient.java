// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import java.util.List;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.services.LanguageClient;

/** A client that may know more than the protocol. One that does not ignores what it does not know, as the protocol wants. */
public interface FluxClient extends LanguageClient {

    /** Tells what the server is doing. */
    @JsonNotification("flux/status")
    void status(Status status);

    /** Tells that pictures of programs which the client has asked for may look different now. */
    @JsonNotification("flux/diagramChanged")
    void diagramChanged(ChangedDiagrams changed);

    /** @param uris of the programs' roots */
    record ChangedDiagrams(List<String> uris) {}

    /**
     * What the server is doing.
     *
     * @param state {@code starting}, {@code indexing} or {@code ready}
     * @param programs how many there are, as far as is known
     * @param errors and warnings in all of them
     */
    record Status(String state, String message, int programs, int files, int errors, int warnings) {}
}
