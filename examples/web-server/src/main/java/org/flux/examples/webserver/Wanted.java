// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import org.flux.http.Request;

/**
 * What a request asks for.
 *
 * @param path decoded, free of control characters, otherwise as the client chose it: only {@link Site} may take it to the disk
 */
public record Wanted(String path) {
    private static final String GREETING = "/hello";

    static Wanted of(Request request) throws Refusal {
        switch (request.method()) {
            case "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS" -> { }
            case "TRACE" -> throw new Refusal(405, "This server does not echo requests.");
            default -> throw new Refusal(501, "This server does not know this method.");
        }
        String path = request.path();
        for (int i = 0; i < path.length(); i++) {
            if (Character.isISOControl(path.charAt(i))) {
                throw new Refusal(400, "The address contains a control character.");
            }
        }
        return new Wanted(path);
    }

    boolean isGreeting() {
        return path.equals(GREETING);
    }
}
