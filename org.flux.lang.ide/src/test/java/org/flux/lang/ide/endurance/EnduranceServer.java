// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.endurance;

import java.io.PrintStream;
import org.flux.lang.ide.FluxServer;

/** The server in a process of its own, as {@code flux lsp --stdio} is one. */
public final class EnduranceServer {
    private EnduranceServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        System.setOut(System.err); // whatever is printed must not get between the messages
        System.exit(new FluxServer().run(System.in, out));
    }
}
