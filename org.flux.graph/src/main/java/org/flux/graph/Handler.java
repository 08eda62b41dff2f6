// SPDX-License-Identifier: EPL-2.0
package org.flux.graph;

import java.util.List;
import java.util.Optional;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Name;

/**
 * An error handler.
 *
 * @param path the pattern; its last element names the node whose failures are handled, {@code *} for any
 * @param handler name of a declared node or an {@link Node.ExternalFunction}; empty while the text is incomplete
 * @param index position among the program's handlers, counted from 0
 */
public record Handler(List<Name> path, Optional<String> handler, Optional<Binding> binding, int index, HandlerDecl declaration) {
    public static final String ANY = "*";

    /** The last element of the pattern. */
    public Name target() {
        return path.getLast();
    }
}
