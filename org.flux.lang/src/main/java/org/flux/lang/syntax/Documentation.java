// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/** The {@code /** … *}{@code /} comment before a declaration. */
final class Documentation {
    private Documentation() {}

    /** The text of the last documentation comment before the node's first token, without its stars. */
    static Optional<String> of(INode element) {
        String found = null;
        for (ILeafNode leaf : element.getLeafNodes()) {
            if (!leaf.isHidden()) {
                break;
            }
            String text = leaf.getText();
            if (text.startsWith("/**") && text.length() > 4) {
                found = text;
            }
        }
        return Optional.ofNullable(found).map(Documentation::withoutStars).filter(text -> !text.isEmpty());
    }

    static String withoutStars(String comment) {
        String body = comment.substring(3, comment.endsWith("*/") ? comment.length() - 2 : comment.length());
        return body.lines().map(line -> {
            String text = line.strip();
            return text.startsWith("*") ? text.substring(1).replaceFirst("^ ", "") : text;
        }).collect(Collectors.joining("\n")).strip();
    }
}
