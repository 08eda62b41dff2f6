// SPDX-License-Identifier: EPL-2.0
package org.flux.graph;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Something about nodes of a program, by name or, faster, by number; in the order of the nodes. Nodes without a value are left out. */
public final class NodeMap<V> extends AbstractMap<String, V> {
    private final Nodes nodes;
    private final V[] values;
    private int size;

    @SuppressWarnings("unchecked") // the array never leaves this class
    public NodeMap(Nodes nodes) {
        this.nodes = nodes;
        this.values = (V[]) new Object[nodes.size()];
    }

    /** The value of a node; null if there is none. */
    public V at(int number) {
        return values[number];
    }

    /** Gives a node a value, which stays one: nothing is ever removed. */
    public void set(int number, V value) {
        size += values[number] == null ? 1 : 0;
        values[number] = Objects.requireNonNull(value);
    }

    @Override
    public V get(Object name) {
        int number = nodes.number(name);
        return number < 0 ? null : values[number];
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public V put(String name, V value) {
        int number = nodes.number(name);
        V before = values[number];
        set(number, value);
        return before;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, V>> iterator() {
                return IntStream.range(0, values.length).filter(i -> values[i] != null)
                        .mapToObj(i -> Map.entry(nodes.name(i), values[i])).iterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
