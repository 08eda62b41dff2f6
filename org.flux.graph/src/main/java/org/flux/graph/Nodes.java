// SPDX-License-Identifier: EPL-2.0
package org.flux.graph;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The nodes of a program by name, in the order in which the text introduces them, external functions last. Unmodifiable. A node's number is
 * its position in this order, so that what an analysis finds out about nodes is an array ({@link NodeMap}) and no further hash table: those
 * would be most of the time and memory that a large program takes.
 */
public final class Nodes extends AbstractMap<String, Node> {
    private final List<Node> list;
    private final Map<String, Integer> numbers;

    /** @param nodes in order, of different names */
    public Nodes(Collection<Node> nodes) {
        list = List.copyOf(nodes);
        numbers = HashMap.newHashMap(list.size());
        list.forEach(n -> numbers.put(n.name(), numbers.size()));
    }

    /** The position of a node, counted from 0; -1 if there is none of that name. */
    public int number(Object name) {
        return numbers.getOrDefault(name, -1);
    }

    public Node node(int number) {
        return list.get(number);
    }

    public String name(int number) {
        return list.get(number).name();
    }

    /** The names of nodes, in the order of the numbers given. */
    public List<String> names(int[] some) {
        return new AbstractList<>() {
            @Override
            public String get(int position) {
                return name(some[position]);
            }

            @Override
            public int size() {
                return some.length;
            }
        };
    }

    @Override
    public Node get(Object name) {
        int number = number(name);
        return number < 0 ? null : list.get(number);
    }

    @Override
    public boolean containsKey(Object name) {
        return numbers.containsKey(name);
    }

    @Override
    public List<Node> values() {
        return list;
    }

    @Override
    public Set<Entry<String, Node>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Node>> iterator() {
                return list.stream().map(n -> Map.entry(n.name(), n)).iterator();
            }

            @Override
            public int size() {
                return list.size();
            }
        };
    }
}
