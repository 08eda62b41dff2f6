// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.eclipse.xtext.nodemodel.INode;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.syntax.Spelling;
import org.flux.graph.syntax.Spelling.Kind;

/** Collects legal spellings that are not the canonical ones, and arrows that are none. */
final class Spellings {
    static final String STEP = "->";
    static final String RESULT = "=>";
    private static final Set<String> LEGAL = Set.of("→", "⇒");

    private final Nodes nodes;
    private final SyntaxFindings findings;
    private final List<Spelling> found = new ArrayList<>();

    Spellings(Nodes nodes, SyntaxFindings findings) {
        this.nodes = nodes;
        this.findings = findings;
    }

    void add(Kind kind, SourceRange range, String canonical) {
        found.add(new Spelling(kind, range, canonical));
    }

    /** Notes an arrow that stands where {@code canonical} should. */
    void arrow(INode node, String canonical) {
        String text = nodes.name(node).map(Object::toString).orElse(canonical);
        // it may only look like an arrow
        if (text.equals(canonical)) {
            return;
        }
        if (isArrow(text)) {
            add(Kind.ARROW, nodes.range(node), canonical);
        } else {
            findings.error("`" + text + "` is no arrow; write `" + canonical + "`", nodes.range(node),
                    SyntaxFindings.replace("Write `" + canonical + "`", nodes.range(node), canonical));
        }
    }

    static boolean isArrow(String text) {
        return LEGAL.contains(text) || text.matches("-+>|=+>");
    }

    List<Spelling> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(spelling -> spelling.range().offset())).toList();
    }
}
