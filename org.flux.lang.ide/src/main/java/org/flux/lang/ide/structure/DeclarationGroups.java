// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.structure;

import java.util.List;
import java.util.Optional;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.NodeSignature;

/** Declarations that stand one after the other and are about the same node. */
final class DeclarationGroups {
    private DeclarationGroups() {}

    /** Behind the last of the variants of one node that begin at {@code start}; {@code start} itself if there is no variant. */
    static int endOfVariants(List<Declaration> all, int start) {
        if (!(all.get(start) instanceof FlowDefinition first)) {
            return start;
        }
        int end = start;
        while (end < all.size() && all.get(end) instanceof FlowDefinition flow && flow.patterns().isPresent()
                && flow.name().text().equals(first.name().text())) {
            end++;
        }
        return end;
    }

    /** The node that a declaration is about: that which it declares, defines or constrains. */
    static Optional<String> node(Declaration declaration) {
        return switch (declaration) {
            case NodeSignature node -> Optional.of(node.name().text());
            case FlowDefinition flow -> Optional.of(flow.name().text());
            case ConstraintDecl constraint -> Optional.of(constraint.node().text());
            default -> Optional.empty();
        };
    }

    /** The first declaration of the group that contains the one at an index. */
    static int start(List<Declaration> all, int index) {
        int start = index;
        while (start > 0 && isSame(all, start - 1, index)) {
            start--;
        }
        return start;
    }

    /** Behind the last declaration of the group that contains the one at an index. */
    static int end(List<Declaration> all, int index) {
        int end = index + 1;
        while (end < all.size() && isSame(all, end, index)) {
            end++;
        }
        return end;
    }

    private static boolean isSame(List<Declaration> all, int other, int index) {
        Optional<String> node = node(all.get(index));
        return node.isPresent() && node.equals(node(all.get(other)));
    }
}
