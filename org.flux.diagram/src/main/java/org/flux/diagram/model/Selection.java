// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.model;

import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of a program.
 *
 * @param flow only the flows of this source, or the flow of this node; all if absent
 * @param expand boxes, by id or by name of the node, that are shown with what they contain; {@link #ALL} for every one
 * @param collapse those that are not; counts more than {@code expand} where it names an id and the other one a name
 */
public record Selection(Optional<String> flow, Set<String> expand, Set<String> collapse) {
    public static final String ALL = "*";
    public static final Selection DEFAULT = new Selection(Optional.empty(), Set.of(), Set.of());

    public Selection {
        expand = Set.copyOf(expand);
        collapse = Set.copyOf(collapse);
    }
}
