// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.util.List;
import java.util.Optional;

/** What a profile has to know of the program: its names, and what the numbers of its paths mean. */
public interface Program {

    /** Name of the program's file, without folders. */
    String file();

    /** The names of all nodes, as the program introduces them. */
    List<String> nodes();

    /** The node at which the flows of a source start, if that is known. */
    Optional<String> rootOf(String source);

    /** Whether the first edge of a root's paths is that of a session function. */
    boolean startsWithSession(String root);

    /** Whether a flow spends time in the node itself: in a component, or choosing among variants by predicates. */
    boolean takesTime(String node);

    /** The node that would fail where the path register stands at {@code number}. Empty if there is none: before or after all nodes. */
    Optional<String> at(String root, boolean startsWithSession, long number);

    /** Whether the number is that of a path that completes. */
    boolean completes(String root, boolean startsWithSession, long number);
}
