// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.flux.graph.analysis.Analysis;
import org.flux.runtime.FlowMap;
import org.flux.runtime.FluxProgram;
import org.flux.runtime.PushSource;
import org.flux.runtime.Sources;

/**
 * A program to be explored: its generated classes, in which everything that is written in Java goes through the interface of the components
 * ({@link Unbound}).
 *
 * @param analysis of the program that the classes were generated from; its declared constraints are what is checked
 * @param program the generated class with the flows
 * @param components the generated interface
 */
public record Subject(Analysis analysis, Class<?> program, Class<?> components) {

    /**
     * A source as the generated code declares it.
     *
     * @param label the name of its node, with a number if the node is a source several times
     * @param next gets what a flow starts with, as a flow of its own; null for a push source
     * @param event makes flows in event shape; null if the program has none
     */
    record Entry<T>(String label, String node, Sources.Pull<T> next, Sources.FlowBody<T> body, Sources.EventShape<T> event) {}

    /** A fresh instance of the program, its locks free. */
    record Instance(FlowMap map, List<Entry<?>> entries) {}

    /** @param components takes every call of a component */
    Instance instance(Object components) {
        FluxProgram made;
        try {
            made = (FluxProgram) constructor().newInstance(components);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the generated class cannot be constructed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        List<Entry<?>> entries = new ArrayList<>();
        try {
            made.declareSources(new Sources() {
                @Override
                public <T> void pull(String node, Open open, Pull<T> next, FlowBody<T> body, Close close) {
                    pull(node, open, next, body, null, close);
                }

                @Override
                public <T> void pull(String node, Open open, Pull<T> next, FlowBody<T> body, EventShape<T> event, Close close) {
                    entries.add(new Entry<>(label(node, entries), node, next, body, event));
                }

                @Override
                public <T> void push(String node, Callable<? extends PushSource<T>> source, FlowBody<T> body) {
                    push(node, source, body, null);
                }

                @Override
                public <T> void push(String node, Callable<? extends PushSource<T>> source, FlowBody<T> body, EventShape<T> event) {
                    entries.add(new Entry<>(label(node, entries), node, null, body, event));
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("the generated class cannot declare its sources", e);
        }
        return new Instance(made.map(), entries);
    }

    Object proxy(InvocationHandler handler) {
        return Proxy.newProxyInstance(components.getClassLoader(), new Class<?>[] {components}, handler);
    }

    private Constructor<?> constructor() throws ReflectiveOperationException {
        Constructor<?> constructor = program.getDeclaredConstructor(components);
        constructor.setAccessible(true);
        return constructor;
    }

    private static String label(String node, List<Entry<?>> before) {
        long same = before.stream().filter(e -> Objects.equals(e.node(), node)).count();
        return same == 0 ? node : node + "." + (same + 1);
    }
}
