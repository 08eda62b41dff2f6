// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.flux.lang.syntax.Place.Kind;

/** Brackets that are not closed, close nothing, or close another kind of bracket. */
final class BracketRules {
    private static final Set<String> OUTSIDE_OF_LISTS = Set.of("=", ";", "{", "::");

    private BracketRules() {}

    static Optional<Slip> of(Place p) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < p.size(); i++) {
            if (p.token(i).isOpening()) {
                open.push(i);
            } else if (p.token(i).isClosing()) {
                if (open.isEmpty()) {
                    return Optional.of(superfluous(p, i));
                }
                if (!p.text(open.peek()).equals(Declarations.opening(p.text(i)))) {
                    return Optional.of(mismatched(p, open, i));
                }
                open.pop();
            }
        }
        return open.isEmpty() ? angles(p) : Optional.of(unclosed(p, open.peek(), p.size()));
    }

    static boolean areBalanced(Place p) {
        int depth = 0;
        for (Token token : p.tokens()) {
            depth += token.isOpening() ? 1 : token.isClosing() ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }

    private static Slip superfluous(Place p, int closing) {
        String text = p.text(closing);
        String opening = Declarations.opening(text);
        int at = p.at();
        if (at > 0 && at < closing) {
            String insertion = (opening.equals("{") || p.text(at - 1).equals(":") ? "" : opening.equals("[") ? ":" : " ") + opening;
            Slip slip = p.insertBehind(at - 1, "`" + text + "` closes nothing that is open: expected `" + opening + "` after `"
                    + p.text(at - 1) + "`", insertion);
            return slip.note("`" + text + "` is here", p.token(closing));
        }
        return p.remove(closing, closing, "`" + text + "` closes nothing that is open; remove it");
    }

    private static Slip mismatched(Place p, Deque<Integer> open, int closing) {
        int opener = open.peek();
        String found = p.text(closing);
        String wanted = closing(p.text(opener));
        boolean closesOuter = open.stream().anyMatch(index -> p.text(index).equals(Declarations.opening(found)));
        if (closesOuter) {
            return unclosed(p, opener, closing);
        }
        if (p.text(closing + 1).equals(wanted)) {
            return p.remove(closing, closing, "`" + found + "` closes nothing that is open; remove it");
        }
        return p.slip(closing, "`" + p.text(opener) + "` is closed by `" + found + "`; write `" + wanted + "`").write(wanted)
                .note("`" + p.text(opener) + "` is opened here", p.token(opener));
    }

    /** @param limit the bracket must be closed before this token */
    private static Slip unclosed(Place p, int opener, int limit) {
        String opening = p.text(opener);
        String closing = closing(opening);
        if (p.text(opener + 1).equals(opening)) {
            return p.remove(opener, opener, "`" + opening + "` is opened twice and closed once; remove one")
                    .note("the other `" + opening + "`", p.token(opener + 1));
        }
        int end = opener + 1;
        while (end < limit && !outside(p, opening, end)) {
            end++;
        }
        int last = end - 1;
        String message = "`" + opening + "` is not closed: expected `" + closing + "` after `" + p.text(last) + "`";
        Slip slip = p.text(last).equals(",")
                ? p.slip(last, "`" + opening + "` is not closed: expected `" + closing + "` instead of `,`").write(closing)
                : p.insertBehind(last, message, closing);
        return slip.note("`" + opening + "` is opened here", p.token(opener));
    }

    private static boolean outside(Place p, String opening, int index) {
        Token token = p.token(index);
        if (token.isArrowLike() || OUTSIDE_OF_LISTS.contains(token.text())) {
            return true;
        }
        if (opening.equals("(")) {
            boolean scope = p.kind() == Kind.ATOMIC && (token.is(",") || token.is("}") || token.is("?") || token.is("!"));
            boolean bound = token.is("by") && p.word(index - 1) && p.word(index + 1) && p.find(index, other -> other.is("::")) > 0;
            return scope || bound || p.startsLine(index) && p.text(index + 1).equals("(");
        }
        return p.startsLine(index) && token.isHardKeyword();
    }

    static String closing(String opening) {
        return switch (opening) {
            case "(" -> ")";
            case "[" -> "]";
            default -> "}";
        };
    }

    /** Type arguments within one list of parameters. */
    private static Optional<Slip> angles(Place p) {
        int opener = p.openBefore(p.at() == p.size() ? p.at() : p.at() + (p.token(p.at()).isClosing() ? 0 : 1));
        if (p.kind() != Kind.SIGNATURE || opener < 0 || !p.text(opener).equals("(")) {
            return Optional.empty();
        }
        int end = p.closing(opener);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = opener + 1; i < end; i++) {
            if (p.text(i).equals("<")) {
                open.push(i);
            } else if (p.text(i).equals(">") && open.poll() == null) {
                return Optional.of(p.remove(i, i, "`>` closes nothing that is open; remove it"));
            }
        }
        if (open.isEmpty()) {
            return Optional.empty();
        }
        int last = p.word(end - 1) && p.word(end - 2) ? end - 2 : p.word(end - 1) && p.text(end - 2).equals(">") ? end - 2 : end - 1;
        return Optional.of(p.insertBehind(last, "`<` is not closed: expected `>` after `" + p.text(last) + "`", ">")
                .note("`<` is opened here", p.token(open.peek())));
    }
}
