// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

/** A compiled Flux program; generated classes implement it. One that is {@link AutoCloseable} is closed when its server has terminated. */
public interface FluxProgram {

    /** As in messages and the names of threads, for example {@code image-server}. */
    String name();

    FlowMap map();

    /** The object that implements the program's nodes. If it is {@link AutoCloseable} it is closed when the server has terminated. */
    Object components();

    /** Called once, when the server starts. */
    void declareSources(Sources sources) throws Exception;
}
