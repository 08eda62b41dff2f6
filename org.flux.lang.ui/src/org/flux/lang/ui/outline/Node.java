// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.lsp4j.DocumentSymbol;
import org.flux.lang.ui.document.Positions;

/**
 * An entry of the outline. It is equal to that of the text before if it has the same name in the same place of the tree, so that what was
 * expanded and selected stays so while somebody types.
 */
final class Node {
    private final DocumentSymbol symbol;
    private final Node parent;
    private final String key;
    private final List<Node> children;

    private Node(DocumentSymbol symbol, Node parent, String key) {
        this.symbol = symbol;
        this.parent = parent;
        this.key = key;
        this.children = symbol.getChildren() == null ? List.of() : of(symbol.getChildren(), this);
    }

    static List<Node> of(List<DocumentSymbol> symbols, Node parent) {
        List<Node> nodes = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (DocumentSymbol symbol : symbols) {
            String name = symbol.getKind() + " " + symbol.getName();
            nodes.add(new Node(symbol, parent, (parent == null ? "" : parent.key + "/") + name + " " + seen.merge(name, 1, Integer::sum)));
        }
        return nodes;
    }

    DocumentSymbol symbol() {
        return symbol;
    }

    Node parent() {
        return parent;
    }

    List<Node> children() {
        return children;
    }

    StyledString label() {
        StyledString label = new StyledString(symbol.getName());
        return symbol.getDetail() == null || symbol.getDetail().isEmpty() ? label
                : label.append("  " + symbol.getDetail(), StyledString.QUALIFIER_STYLER);
    }

    /** The innermost entry that an offset is in; null if there is none. */
    static Node at(List<Node> nodes, IDocument document, int offset) {
        for (Node node : nodes) {
            IRegion region = Positions.region(document, node.symbol.getRange());
            if (region.getOffset() <= offset && offset <= region.getOffset() + region.getLength()) {
                Node within = at(node.children, document, offset);
                return within == null ? node : within;
            }
        }
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Node node && key.equals(node.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key);
    }
}
