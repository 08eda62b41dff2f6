// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.testing;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.flux.runtime.EventFlow;
import org.flux.runtime.FlowLock;
import org.flux.runtime.FluxProgram;
import org.flux.runtime.Sources;

/** A program whose flows are watched as they come into being in the event shape, so that a component can tell which of them calls it. */
public final class EventFlows extends ViaEvents {
    private static final Field HELD = field(EventFlow.class, "held");
    private static final Field HOLDS = field(EventFlow.class, "holds");
    private static final Field HELPER = field(EventFlow.class, "helper");
    private static final Field LOOP = field(EventFlow.class, "loop");
    private static final Field CURRENT = field(LOOP.getType(), "current");
    private static final Field THREAD = field(LOOP.getType(), "thread");

    private final Map<EventFlow, Object> items = new ConcurrentHashMap<>();

    public EventFlows(FluxProgram program) {
        super(program);
    }

    /** The item of the flow that the calling thread runs; empty if it runs none in the event shape. */
    public Optional<Object> item() {
        return items.entrySet().stream().filter(e -> runsHere(e.getKey())).map(Map.Entry::getValue).findFirst();
    }

    /** The locks that the flow holds which the calling thread runs: {@code x} as the writer, {@code x?} as a reader. */
    public String held() {
        TreeSet<String> held = new TreeSet<>();
        items.keySet().stream().filter(EventFlows::runsHere).findFirst().ifPresent(flow -> {
            try {
                FlowLock[] locks = (FlowLock[]) HELD.get(flow);
                for (int i = 0; i < HOLDS.getInt(flow); i++) {
                    held.add(locks[i].name() + (locks[i].isWriteLocked() ? "" : "?"));
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        });
        return held.toString();
    }

    private static boolean runsHere(EventFlow flow) {
        try {
            Object loop = LOOP.get(flow);
            return HELPER.get(flow) == Thread.currentThread()
                    || loop != null && CURRENT.get(loop) == flow && THREAD.get(loop) == Thread.currentThread();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    <T> void declare(Sources sources, String node, Sources.FlowBody<T> body, Sources.EventShape<T> event, Declaration<T> own) {
        own.with(item -> {
            EventFlow flow = event.flow(item);
            items.put(flow, item);
            return flow;
        });
    }
}
