// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http.contestants;

import java.nio.file.Path;
import org.flux.examples.webserver.WebComponents;
import org.flux.examples.webserver.WebServer;
import org.flux.runtime.ServerMain;

/**
 * The web server of the examples as it is, with neither a rate limit nor an access log, and looking at files on the disk again as seldom
 * as nginx is told to: the others have neither, and never look again.
 */
final class FluxContestant {
    private FluxContestant() {}

    /** Does not return: the server says itself where it listens. */
    static void run(Path root, String runtime) {
        ServerMain.run(new String[] {"--port=0", "--runtime=" + runtime, "--root=" + root, "--php=off", "--list=false",
                "--revalidate=1h"}, "WebServer", options -> new WebServer(new WebComponents(options)));
    }
}
