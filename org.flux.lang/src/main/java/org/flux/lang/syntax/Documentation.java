// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.flux.graph.syntax.Declaration;

/** The {@code /** … *}{@code /} comment before a declaration. */
final class Documentation {
    private Documentation() {}

    /** The last documentation comment before the node's first token, without its stars. */
    static Optional<Declaration.Documentation> of(INode element, Nodes nodes) {
        ILeafNode found = null;
        for (ILeafNode leaf : element.getLeafNodes()) {
            if (!leaf.isHidden()) {
                break;
            }
            String text = leaf.getText();
            if (text.startsWith("/**") && text.length() > 4) {
                found = leaf;
            }
        }
        return Optional.ofNullable(found).map(leaf -> new Declaration.Documentation(withoutStars(leaf.getText()), nodes.range(leaf)))
                .filter(comment -> !comment.text().isEmpty());
    }

    static String withoutStars(String comment) {
        String body = comment.substring(3, comment.endsWith("*/") ? comment.length() - 2 : comment.length());
        return body.lines().map(line -> {
            String text = line.strip();
            return text.startsWith("*") ? text.substring(1).replaceFirst("^ ", "") : text;
        }).collect(Collectors.joining("\n")).strip();
    }
}
