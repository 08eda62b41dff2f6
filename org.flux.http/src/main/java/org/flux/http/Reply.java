// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.io.IOException;
import java.util.Optional;

/** Where the answer to one request goes: to a connection, or into the record of a test. */
interface Reply {
    /** Sends the answer; see {@link Http#respond}. */
    void send(Request request, Response response) throws IOException;

    /** Whether nobody waits for the answer any more. */
    boolean clientGone();

    /** The first value of one of the request's header fields. */
    Optional<String> header(String name);

    /** See {@link Request#isConditional}. */
    boolean conditional();

    /** The request's header fields. */
    Headers headers();
}
