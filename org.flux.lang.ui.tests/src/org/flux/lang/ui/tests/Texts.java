// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

/** Programs that several tests open. */
final class Texts {
    static final String SERVER = """
            typedef hit IsHit;

            /** Waits for a *client*. */
            Listen () => (int socket);
            /** Reads what the client wants. */
            Read (int socket) => (int socket, String request);
            Look (int socket, String request) => (int socket, String request, boolean found);
            Compute (int socket, String request, boolean found) => (int socket, String request, boolean found);
            Write (int socket, String request, boolean found) => ();
            Failed (int socket) => ();

            source Listen => Serve;
            Serve = Read -> Look -> Answer -> Write;
            Answer:[_, _, hit] = ;
            Answer:[_, _, _] = Compute;

            handle error Read => Failed;
            // One for all clients.
            atomic Look:{cache?};
            atomic Compute:{log, cache};
            """;

    private Texts() {
    }
}
