// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.BitSet;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/** One pass over all tokens of a text, comments included: what the lexer lets pass so that it never stops, and where statements end. */
final class TokenScan {
    private final BitSet boundaries = new BitSet();

    private TokenScan() {}

    /** The offsets of every {@code ;} and {@code \}} that is a token. */
    BitSet boundaries() {
        return boundaries;
    }

    static TokenScan of(INode root, AbstractRule names, LineIndex lines, SyntaxFindings findings) {
        TokenScan scan = new TokenScan();
        for (ILeafNode leaf : root.getLeafNodes()) {
            String text = leaf.getText();
            int start = leaf.getTotalOffset();
            if (leaf.isHidden()) {
                if (text.startsWith("/*") && !(text.length() >= 4 && text.endsWith("*/"))) {
                    findings.error("This comment has no end; write `*/`", lines.range(start, start + 2));
                }
            } else if (text.equals(";") || text.equals("}")) {
                scan.boundaries.set(start);
            } else if (text.startsWith("\"")) {
                if (text.length() == 1 || !text.endsWith("\"")) {
                    findings.error("This string has no end; write `\"` before the end of the line", lines.range(start, start + text.length()));
                }
            } else if (leaf.getGrammarElement() instanceof RuleCall call && call.getRule() == names) {
                checkName(text, start, lines, findings);
            }
        }
        return scan;
    }

    private static void checkName(String text, int start, LineIndex lines, SyntaxFindings findings) {
        int offset = 0;
        while (offset < text.length()) {
            int c = text.codePointAt(offset);
            boolean legal = offset == 0 ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
            if (!legal) {
                findings.error(upper(describe(c)) + " cannot be part of a name", lines.range(start + offset, start + offset + Character.charCount(c)));
                return;
            }
            offset += Character.charCount(c);
        }
    }

    private static String upper(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** A character in a message: itself where it can be seen, its code and name otherwise. */
    static String describe(int c) {
        boolean visible = !Character.isISOControl(c) && !Character.isWhitespace(c) && !Character.isSpaceChar(c)
                && !Character.isIdentifierIgnorable(c) && Character.getType(c) != Character.SURROGATE && Character.isDefined(c);
        if (visible) {
            return "`" + Character.toString(c) + "`";
        }
        String name = Character.isDefined(c) && !Character.isISOControl(c) && Character.getName(c) != null ? " (" + Character.getName(c).toLowerCase(java.util.Locale.ROOT) + ")" : "";
        return String.format("character U+%04X%s", c, name);
    }
}
