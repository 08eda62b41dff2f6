// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.testing;

import java.util.concurrent.Callable;
import org.flux.runtime.FlowMap;
import org.flux.runtime.FluxProgram;
import org.flux.runtime.PushSource;
import org.flux.runtime.Sources;

/** A program with something put between it and its server, where its flows come into being in the event shape. */
abstract class ViaEvents implements FluxProgram {
    private final FluxProgram program;

    ViaEvents(FluxProgram program) {
        this.program = program;
    }

    /** Declares a source; {@code own} is how the program declares it, given how its flows are made. */
    abstract <T> void declare(Sources sources, String node, Sources.FlowBody<T> body, Sources.EventShape<T> event, Declaration<T> own);

    /** Declares a source. */
    interface Declaration<T> {
        void with(Sources.EventShape<T> event);
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public FlowMap map() {
        return program.map();
    }

    @Override
    public Object components() {
        return program.components();
    }

    @Override
    public void declareSources(Sources sources) throws Exception {
        program.declareSources(new Sources() {
            @Override
            public <T> void pull(String node, Open open, Pull<T> next, FlowBody<T> body, Close close) {
                throw new AssertionError(node + " has no event shape");
            }

            @Override
            public <T> void pull(String node, Open open, Pull<T> next, FlowBody<T> body, EventShape<T> event, Close close) {
                declare(sources, node, body, event, e -> sources.pull(node, open, next, body, e, close));
            }

            @Override
            public <T> void push(String node, Callable<? extends PushSource<T>> source, FlowBody<T> body) {
                throw new AssertionError(node + " has no event shape");
            }

            @Override
            public <T> void push(String node, Callable<? extends PushSource<T>> source, FlowBody<T> body, EventShape<T> event) {
                declare(sources, node, body, event, e -> sources.push(node, source, body, e));
            }
        });
    }
}
