// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import java.util.LinkedHashMap;
import java.util.Map;
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

    /** Announces what the protocol does not have, beside what other features have announced so. */
    static void announceExperimental(ServerCapabilities server, String name) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (server.getExperimental() instanceof Map<?, ?> others) {
            others.forEach((other, value) -> all.put(String.valueOf(other), value));
        }
        all.put(name, true);
        server.setExperimental(all);
    }
}
