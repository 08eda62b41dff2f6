// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.io.IOException;

/**
 * Thrown to a {@link BodyWriter} when the client closes the connection, or stops reading for longer than the idle time-out, before the
 * body ends.
 *
 * <p>No failure of the server: {@link Http#respond} swallows it if the writer lets it pass.
 */
public final class ClientGone extends IOException {
    private static final long serialVersionUID = 1L;

    ClientGone() {
        super("the client has closed the connection");
    }
}
