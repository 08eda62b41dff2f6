// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.symbols;

import java.util.Optional;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.SourceRange;

/**
 * A name in a text.
 *
 * @param declaration the element in which it stands; empty in imports
 */
public record Occurrence(SourceRange range, Symbol symbol, Role role, Optional<Declaration> declaration) {

    public enum Role {
        /** Of a node its signature, of a predicate its typedef. */
        DECLARATION,
        /** The name that a flow, or a variant of one, defines. */
        DEFINITION,
        USE
    }
}
