// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.syntax.Name;

/** Reads names, tokens and places from the node model of one text. Tokens that the parser skipped do not count. */
final class Nodes {
    private final LineIndex lines;

    Nodes(LineIndex lines) {
        this.lines = lines;
    }

    SourceRange range(INode node) {
        return lines.range(node.getOffset(), node.getEndOffset());
    }

    SourceRange range(EObject object) {
        return range(NodeModelUtils.getNode(object));
    }

    SourceRange range(int offset, int endOffset) {
        return lines.range(offset, endOffset);
    }

    /** The name that stands at a feature, if any. */
    Optional<Name> name(EObject object, EStructuralFeature feature) {
        return names(object, feature).stream().findFirst();
    }

    List<Name> names(EObject object, EStructuralFeature feature) {
        List<Name> names = new ArrayList<>();
        for (INode node : NodeModelUtils.findNodesForFeature(object, feature)) {
            name(node).ifPresent(names::add);
        }
        return names;
    }

    /** The tokens of a node written without blanks, if there are any. */
    Optional<Name> name(INode node) {
        List<ILeafNode> tokens = tokens(node);
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(token.getText()));
        return Optional.of(new Name(text.toString(), lines.range(tokens.getFirst().getOffset(), tokens.getLast().getEndOffset())));
    }

    static List<ILeafNode> tokens(INode node) {
        List<ILeafNode> tokens = new ArrayList<>();
        for (ILeafNode leaf : node.getLeafNodes()) {
            if (isToken(leaf)) {
                tokens.add(leaf);
            }
        }
        return tokens;
    }

    static boolean isToken(ILeafNode leaf) {
        return !leaf.isHidden() && leaf.getGrammarElement() != null && leaf.getLength() > 0;
    }

    /** The direct children of an object's node that are calls of the rule of that name. */
    static List<INode> calls(EObject object, String rule) {
        List<INode> found = new ArrayList<>();
        for (INode child : NodeModelUtils.getNode(object).getChildren()) {
            if (child.getGrammarElement() instanceof RuleCall call && call.getRule().getName().equals(rule) && child.getLength() > 0) {
                found.add(child);
            }
        }
        return found;
    }

    /** The first direct child of an object's node that is the keyword {@code text}. */
    static Optional<INode> keyword(EObject object, String text) {
        for (INode child : NodeModelUtils.getNode(object).getChildren()) {
            if (child.getGrammarElement() instanceof Keyword keyword && keyword.getValue().equals(text)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Whether the last token of an object is the keyword {@code text}. */
    static boolean endsWith(EObject object, String text) {
        ICompositeNode node = NodeModelUtils.getNode(object);
        INode last = node.getLastChild();
        return last != null && last.getGrammarElement() instanceof Keyword keyword && keyword.getValue().equals(text);
    }
}
