// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.lineserver;

/** A client, as the flows see it. */
public interface Connection {

    /** Sends {@code text} and a line break, then lets the client's next line come. */
    void answer(String text) throws java.io.IOException;

    /** Sends {@code text} and a line break, then ends the connection. */
    void answerAndHangUp(String text) throws java.io.IOException;

    /** Ends the connection at once. */
    void hangUp();
}
