// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.Collection;
import java.util.List;

/**
 * The Java types that a program can name: those of a class path, and those that are compiled together with the program. Names are as Java
 * source writes them, with a dot before a nested type: {@code java.util.Map.Entry}. The answers must not change during an analysis.
 */
public interface JavaTypes {

    /** Whether there is a type with this qualified name; one of the unnamed package has no dot. */
    boolean contains(String qualifiedName);

    /**
     * The simple names of the top-level types in a package.
     *
     * @param packageName empty for the unnamed package
     * @return empty if there is no such package
     */
    Collection<String> in(String packageName);

    /** The qualified names of the public top-level types with this simple name, whatever the package. */
    Collection<String> named(String simpleName);

    /** The packages that have types; none if only single names can be looked up. */
    default Collection<String> packages() {
        return List.of();
    }
}
