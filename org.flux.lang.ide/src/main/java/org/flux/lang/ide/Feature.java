// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ServerCapabilities;

/**
 * A feature of the language server. Its methods with {@code @JsonRequest} and {@code @JsonNotification} are what it answers; it is public,
 * and so are they, since the protocol's library calls them by reflection.
 */
public interface Feature {

    /**
     * Tells the client of this feature, if the client can use it.
     *
     * @param server what is told; to be added to
     * @param client what it can do
     */
    void announce(ServerCapabilities server, ClientCapabilities client);
}
