// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

/** A source at work. */
interface SourceLoop {

    /** The node in the program. */
    String node();

    /** Whether the source still waits for something or is about to deliver it. */
    boolean isRunning();

    /** Gets ready to begin; called for all sources before the first of them begins. */
    default void open() throws Exception {}

    /** Begins; returns when the source is ready. */
    void start() throws Exception;

    /** Takes no new items from now on. */
    void stop();

    /** Releases what the source holds, after the flows have ended. */
    void close();
}
