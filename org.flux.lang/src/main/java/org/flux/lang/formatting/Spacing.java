// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.formatting;

import java.util.Set;
import org.flux.lang.flux.Atomic;
import org.flux.lang.flux.Flow;
import org.flux.lang.flux.Lock;
import org.flux.lang.flux.Param;
import org.flux.lang.flux.Test;

/** The blank, or none, between two neighbours on one line. */
final class Spacing {
    private static final Set<String> CLOSE_TO_LEFT = Set.of(",", ")", "]", "}", ".", "::", ":", "[");
    private static final Set<String> CLOSE_TO_RIGHT = Set.of("(", "[", "{", ".", "::");
    private static final Set<String> TYPE_SIGNS = Set.of("*", "&", "<", ">");

    private Spacing() {}

    static String between(Lexeme left, Lexeme right) {
        return touch(left, right) ? "" : " ";
    }

    private static boolean touch(Lexeme left, Lexeme right) {
        if (!left.isToken() || !right.isToken()) {
            return false;
        }
        if (right.is(";")) {
            // `Handler:[_, hit] = ;` as it was published
            return !left.is("=");
        }
        if (CLOSE_TO_LEFT.contains(right.text()) || CLOSE_TO_RIGHT.contains(left.text())) {
            return true;
        }
        if (left.is(":")) {
            return left.owner() instanceof Atomic || left.owner() instanceof Flow;
        }
        return switch (right.text()) {
            case "(" -> right.owner() instanceof Lock;
            case "{" -> right.owner() instanceof Atomic;
            case "?", "!" -> right.owner() instanceof Lock || left.is("<");
            default -> left.is("!") && left.owner() instanceof Test || inType(left, right);
        };
    }

    private static boolean inType(Lexeme left, Lexeme right) {
        boolean sign = right.owner() instanceof Param && TYPE_SIGNS.contains(right.text());
        boolean opens = left.owner() instanceof Param && left.is("<");
        return sign && !left.is(",") || opens;
    }
}
