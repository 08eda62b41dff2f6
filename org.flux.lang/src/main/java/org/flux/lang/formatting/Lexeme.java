// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.formatting;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/**
 * A token or a comment.
 *
 * @param end offset behind the text; blanks at the end of a line comment are left out
 * @param owner the model element whose token it is; it tells the brackets of a pattern from those of an array
 * @param element the top-level node that it belongs to
 * @param lineBreaks how many line breaks stand before it
 */
record Lexeme(String text, int offset, int end, Kind kind, EObject owner, INode element, int lineBreaks) {
    enum Kind {
        TOKEN, LINE_COMMENT, BLOCK_COMMENT
    }

    boolean isToken() {
        return kind == Kind.TOKEN;
    }

    boolean is(String token) {
        return isToken() && text.equals(token);
    }

    /** The columns that it takes up after its last line break. */
    int width() {
        return text.length() - 1 - Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
    }

    boolean hasLineBreak() {
        return width() < text.length();
    }

    static List<Lexeme> of(ICompositeNode root) {
        List<Lexeme> lexemes = new ArrayList<>();
        int lineBreaks = 0;
        // a leaf looks for both on the way up to the root, which may be long
        String whole = root.getText();
        INode element = root;
        int endOfElement = 0;
        for (ILeafNode leaf : root.getLeafNodes()) {
            String text = whole.substring(leaf.getTotalOffset(), leaf.getTotalEndOffset());
            boolean comment = leaf.isHidden() && text.startsWith("/");
            if (leaf.isHidden() && !comment) {
                lineBreaks += lineBreaks(text);
            } else if (!text.isEmpty()) {
                Kind kind = !comment ? Kind.TOKEN : text.startsWith("//") ? Kind.LINE_COMMENT : Kind.BLOCK_COMMENT;
                String kept = kind == Kind.LINE_COMMENT ? text.stripTrailing() : text;
                int offset = leaf.getTotalOffset();
                if (offset >= endOfElement) {
                    element = element(leaf, root);
                    endOfElement = element.getTotalEndOffset();
                }
                lexemes.add(new Lexeme(kept, offset, offset + kept.length(), kind, leaf.getSemanticElement(), element, lineBreaks));
                lineBreaks = 0;
            }
        }
        return lexemes;
    }

    private static INode element(INode leaf, ICompositeNode root) {
        INode node = leaf;
        while (node.getParent() != null && node.getParent() != root) {
            node = node.getParent();
        }
        return node;
    }

    private static int lineBreaks(String blanks) {
        int count = 0;
        for (int i = 0; i < blanks.length(); i++) {
            char c = blanks.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < blanks.length() && blanks.charAt(i + 1) == '\n')) {
                count++;
            }
        }
        return count;
    }
}
