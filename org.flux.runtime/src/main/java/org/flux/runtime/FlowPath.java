// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.List;

/**
 * A decoded path that ended in a failure.
 *
 * @param trail the nodes entered, in order of entry
 * @param stack where in {@code trail} the nodes stand that the flow had not left: the root first, the failing node last
 * @param text file, line and stack for people
 */
record FlowPath(List<String> trail, List<Integer> stack, String text) {
    private static final String ANY = "*";

    FlowPath {
        trail = List.copyOf(trail);
        stack = List.copyOf(stack);
    }

    static FlowPath unknown(String file, String root) {
        return new FlowPath(List.of(), List.of(), (file + " " + root + " (path unknown)").strip());
    }

    String node() {
        return trail.isEmpty() ? "?" : trail.getLast();
    }

    /**
     * Whether the pattern's elements match entries of the trail, consecutive but for gaps written {@code *} (which may be empty), and its
     * last element the failing node, an abstract node around it, or, if it is {@code *}, whatever failed. A pattern of one element matches
     * wherever its node stands; nothing but {@code *} matches a path that is unknown.
     */
    boolean matches(List<String> pattern) {
        String last = pattern.getLast();
        if (last.equals(ANY)) {
            return endsAt(pattern, pattern.size() - 1, trail.size() - 1);
        }
        for (int entry : stack) {
            if (trail.get(entry).equals(last)) {
                return endsAt(pattern, pattern.size() - 1, entry);
            }
        }
        return false;
    }

    /** Whether {@code pattern[0..element]} matches some stretch of the trail that ends with entry {@code end}. */
    private boolean endsAt(List<String> pattern, int element, int end) {
        if (element < 0) {
            return true;
        }
        if (!pattern.get(element).equals(ANY)) {
            return end >= 0 && trail.get(end).equals(pattern.get(element)) && endsAt(pattern, element - 1, end - 1);
        }
        for (int before = end; before >= -1; before--) {
            if (endsAt(pattern, element - 1, before)) {
                return true;
            }
        }
        return false;
    }
}
