// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the body of a response piece by piece; see {@link Response#stream}.
 *
 * <p>It runs on the thread that calls {@link Http#respond}, which it blocks while the client is slower than the writer. {@code flush} sends
 * what has been written so far. When the client has gone, writing throws {@link ClientGone}: let it pass.
 */
@FunctionalInterface
public interface BodyWriter {
    /** Writes the whole body to {@code out}, which need not be closed. */
    void writeTo(OutputStream out) throws IOException;
}
