// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.calls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A depth-first search through a directed graph, whose vertices are the numbers from 0: the order in which it leaves them, and their
 * strongly connected components by Tarjan's algorithm ("Depth-first search and linear graph algorithms", SIAM J. Computing 1972). With an
 * explicit stack, since programs may nest deeply.
 */
public final class Components {
    private static final int UNSEEN = -1;

    private final IntFunction<int[]> successors;
    /** When each vertex was entered, counted from 0. */
    private final int[] index;
    private final int[] low;
    /** The successors of the vertices on the way, and how many of them have been followed. */
    private final int[][] arcs;
    private final int[] followed;
    private final boolean[] open;
    /** The way to the present vertex. */
    private final Stack way;
    /** The vertices entered whose component is open. */
    private final Stack component;
    private final int[] postOrder;
    private final List<int[]> found = new ArrayList<>();
    private int entered;
    private int left;

    /** Searches from every vertex that the ones before it do not lead to. */
    public Components(int vertices, IntFunction<int[]> successors) {
        this.successors = successors;
        index = new int[vertices];
        Arrays.fill(index, UNSEEN);
        low = new int[vertices];
        arcs = new int[vertices][];
        followed = new int[vertices];
        open = new boolean[vertices];
        way = new Stack(vertices);
        component = new Stack(vertices);
        postOrder = new int[vertices];
        for (int vertex = 0; vertex < vertices; vertex++) {
            if (index[vertex] == UNSEEN) {
                search(vertex);
            }
        }
    }

    /** The components, each after those that it leads to. */
    public List<int[]> list() {
        return found;
    }

    /** All vertices, every one after its successors; where vertices form a ring, the arc that closes it is disregarded. */
    public int[] postOrder() {
        return postOrder;
    }

    private void search(int root) {
        enter(root);
        while (!way.isEmpty()) {
            int vertex = way.top();
            if (followed[vertex] < arcs[vertex].length) {
                int next = arcs[vertex][followed[vertex]++];
                if (index[next] == UNSEEN) {
                    enter(next);
                } else if (open[next]) {
                    low[vertex] = Math.min(low[vertex], index[next]);
                }
            } else {
                leave(way.pop());
                if (!way.isEmpty()) {
                    low[way.top()] = Math.min(low[way.top()], low[vertex]);
                }
            }
        }
    }

    private void enter(int vertex) {
        index[vertex] = entered;
        low[vertex] = entered++;
        open[vertex] = true;
        arcs[vertex] = successors.apply(vertex);
        component.push(vertex);
        way.push(vertex);
    }

    private void leave(int vertex) {
        postOrder[left++] = vertex;
        arcs[vertex] = null;
        if (low[vertex] == index[vertex]) {
            int[] members = component.popDownTo(vertex);
            for (int member : members) {
                open[member] = false;
            }
            found.add(members);
        }
    }

    private static final class Stack {
        private final int[] elements;
        private int size;

        Stack(int capacity) {
            elements = new int[capacity];
        }

        boolean isEmpty() {
            return size == 0;
        }

        void push(int element) {
            elements[size++] = element;
        }

        int top() {
            return elements[size - 1];
        }

        int pop() {
            return elements[--size];
        }

        int[] popDownTo(int element) {
            int end = size;
            while (pop() != element) { }
            return Arrays.copyOfRange(elements, size, end);
        }
    }
}
