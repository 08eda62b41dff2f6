// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.util.List;

/** Hears of the server; not on the user interface's thread, and one thing after the other. */
public interface ServerListener {
    /** There is a connection, and the open texts are on their way. */
    default void started() {}

    /** There is none any more. */
    default void ended(String reason) {}

    /** @param rootUris of programs whose pictures may look different now */
    default void diagramChanged(List<String> rootUris) {}

    /** Something may look different now although no text has changed. */
    default void refresh(Refresh what) {}

    /** A file has been checked; its markers are up to date. */
    default void checked(String uri) {}

    /** The server is not what it was: to be shown. */
    default void stateChanged(State state) {}
}
