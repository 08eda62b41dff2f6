// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flux.lang.syntax.Place.Kind;

/** Arrows that are missing, broken, or lead nowhere, and the {@code =} of a flow. */
final class ArrowRules {
    private static final String BROKEN = "(?:[-=<>~|+.:\\u2192\\u00BB\\u203A]|->|=>)+";

    private ArrowRules() {}

    static Optional<Slip> of(Place p) {
        return equalsOfFlow(p)
                .or(() -> leadsNowhere(p))
                .or(() -> oneTarget(p))
                .or(() -> handlers(p))
                .or(() -> outputs(p))
                .or(() -> broken(p))
                .or(() -> missing(p));
    }

    /** {@code A -> B -> C;}, {@code A := B;}, {@code A : B;} */
    private static Optional<Slip> equalsOfFlow(Place p) {
        int at = p.at();
        boolean afterName = p.word(0) && p.keyword().isEmpty() 
                && (at == 1 || at == 2 && p.text(1).equals(":") || at > 2 && p.text(at - 1).equals("]"));
        if (!afterName || at >= p.size() || p.startsLine(at) && !p.token(at).isArrowLike()) {
            return Optional.empty();
        }
        String name = p.source(0, at);
        if (p.arrow(at)) {
            String explanation = at == 1 && p.text(1).equals("=>") && p.word(2) && p.size() <= 4
                    ? ": a flow is `" + p.text(0) + " = " + p.text(2) + ";`, a source is `source " + p.text(0) + " => " + p.text(2) + ";`"
                    : ": a flow is `Name = A -> B;`";
            return Optional.of(p.slip(at, "Expected `=` after `" + name + "`, found " + p.quoted(at) + explanation).write("="));
        }
        if (at == 2 && p.text(2).equals("=") || at == 1 && p.text(1).equals(":") && p.text(2).equals("=")) {
            return Optional.of(p.slip(1, 2, "`:=` is no `=`; a flow is `Name = A -> B;`").write("="));
        }
        if (at == 2 && p.text(1).equals(":") && p.text(2).equals("-") && p.word(3)) {
            return list(p);
        }
        boolean flow = at == 2 && p.word(2) && p.find(2, token -> token.is("=")) < 0
                && (p.arrow(3) || p.text(3).equals(";") || p.size() == 3);
        if (flow) {
            return Optional.of(p.slip(1, "Expected `=` after `" + p.text(0) + "`, found `:`: a flow is `Name = A -> B;`").write("="));
        }
        boolean steps = at == 1 && p.text(1).equals(";") || at == 1 && p.text(1).equals(",");
        return steps && p.size() > 2 && p.arrow(3)
                ? Optional.of(p.slip(at, "Expected `=` after `" + name + "`, found " + p.quoted(at)).write(" =")) : Optional.empty();
    }

    /** A list as YAML has it. */
    private static Optional<Slip> list(Place p) {
        List<String> steps = new ArrayList<>();
        int next = 2;
        for (; p.text(next).equals("-") && p.word(next + 1); next += 2) {
            steps.add(p.text(next + 1));
        }
        String flow = p.text(0) + " = " + String.join(" -> ", steps) + ";";
        Slip slip = p.slip(1, "A flow is no list: write `" + flow + "`");
        boolean whole = next == p.size() || next == p.size() - 1 && p.text(next).equals(";");
        Slip.Piece all = new Slip.Piece(p.token(0).offset(), p.token(p.size() - 1).end(), flow);
        return Optional.of(whole ? slip.change("Write `" + flow + "`", all) : slip);
    }

    private static Optional<Slip> leadsNowhere(Place p) {
        int at = p.at();
        if (at == 0 || !p.token(at - 1).isArrowLike() && !(p.kind() == Kind.FLOW && p.text(at - 1).equals("=") && p.arrow(at))) {
            return Optional.empty();
        }
        String arrow = p.text(at - 1);
        boolean ends = at == p.size() || p.text(at).equals(";") || p.startsLine(at) && p.token(at).isHardKeyword();
        if (ends && p.kind() == Kind.FLOW) {
            Slip slip = p.slip(at - 1, "`" + arrow + "` leads nowhere: expected a node after it");
            boolean semicolon = p.text(at).equals(";");
            Slip.Piece piece = p.without(at - 1, at - 1);
            return Optional.of(slip.change("Remove `" + arrow + "`", semicolon ? piece : new Slip.Piece(piece.offset(), piece.end(), ";")));
        }
        if (at < p.size() && p.token(at).isArrowLike() && (p.word(at + 1) || p.text(at + 1).equals("("))) {
            boolean first = arrow.equals("=");
            boolean adjacent = p.adjacent(at) && !first;
            if (adjacent) {
                return Optional.empty();
            }
            String message = first ? "No arrow stands before the first node; remove it" : "One arrow too many; remove it";
            Slip slip = p.remove(at, at, message);
            return Optional.of(first ? slip : slip.note("the other arrow", p.token(at - 1)));
        }
        return Optional.empty();
    }

    /** {@code - >}, {@code >}, {@code ->>}, {@code ~>} and the like. */
    private static Optional<Slip> broken(Place p) {
        int at = p.at();
        if (at == 0 || at >= p.size() || !p.text(at).matches(BROKEN) || p.kind() == Kind.ORDER || p.openBefore(at) >= 0) {
            return Optional.empty();
        }
        int first = at;
        while (first > 1 && p.text(first - 1).matches(BROKEN) && (p.adjacent(first) || p.text(first).equals(">"))
                && !p.text(first - 1).equals("=")) {
            first--;
        }
        int last = at;
        while (p.text(last + 1).matches(BROKEN) && (p.adjacent(last + 1) || p.text(last + 1).equals(">"))) {
            last++;
        }
        boolean between = last + 1 < p.size() && (p.word(last + 1) || p.text(last + 1).equals("(") || p.text(last + 1).equals("*"))
                && (p.word(first - 1) || Set.of(")", "}", "*", "error").contains(p.text(first - 1)));
        if (!between) {
            return Optional.empty();
        }
        String wanted = arrowAt(p, last);
        String found = p.source(first, last + 1);
        if (found.equals(wanted)) {
            return Optional.empty();
        }
        if (found.equals(".") || found.equals(":") && p.kind() == Kind.FLOW && p.find(0, token -> token.is("=")) < 0) {
            return Optional.of(p.slip(at, found.equals(".")
                    ? "A name of a node has no `.`; nodes are connected by `->`, and Java's methods are named behind `by`"
                    : "Expected `=`, found `:`"));
        }
        if (found.startsWith("<")) {
            String right = p.text(first - 1);
            String left = p.text(last + 1);
            return Optional.of(p.slip(first, last, "`" + found + "` points the wrong way, as data flows from left to right: write `"
                    + (p.word(first - 1) && p.word(last + 1) ? left + " " + wanted + " " + right : wanted) + "`"));
        }
        if (found.equals("=") && p.kind() == Kind.FLOW) {
            return Optional.of(p.slip(first, "Expected `->` between the nodes of a flow, found `=`").write("->"));
        }
        String spaced = (p.adjacent(first) && !p.adjacent(last + 1) ? " " : "") + wanted;
        return Optional.of(p.slip(first, last, "`" + found + "` is no arrow; write `" + wanted + "`").write(spaced));
    }

    private static String arrowAt(Place p, int index) {
        boolean result = switch (p.kind()) {
            case FLOW -> false;
            case HANDLER -> p.find(index + 1, Token::isArrowLike) < 0;
            default -> true;
        };
        return result ? "=>" : "->";
    }

    /** {@code Foo (int a) => int;}, {@code Foo (int a) (int b);} */
    private static Optional<Slip> outputs(Place p) {
        int at = p.at();
        if (p.kind() != Kind.SIGNATURE || at < 2 || p.openBefore(at) >= 0) {
            return Optional.empty();
        }
        if (p.token(at - 1).isArrowLike() && p.word(at)) {
            int last = at;
            while (last + 1 < p.size() && !p.text(last + 1).equals(";") && !p.text(last + 1).equals("by") && !p.startsLine(last + 1)) {
                last++;
            }
            String words = p.source(at, last + 1);
            if (Set.of("async", "blocking", "push").contains(p.text(at)) && p.text(at + 1).equals("(")) {
                Slip slip = p.slip(at, "`" + p.text(at) + "` stands before the name: write `" + p.text(at) + " " + p.text(0) + "`");
                return Optional.of(slip.change("Write `" + p.text(at) + " " + p.text(0) + "`",
                        new Slip.Piece(p.token(0).offset(), p.token(0).offset(), p.text(at) + " "),
                        new Slip.Piece(slip.offset(), p.token(at + 1).offset(), "")));
            }
            if (p.text(at + 1).equals("(") || p.find(at, Token::isArrowLike) > 0) {
                return Optional.of(p.slip(at, "Nodes are not called: a flow is `Name = " + p.text(0) + " -> " + p.text(at) + ";`"));
            }
            String list = words.equals("void") ? "()" : "(" + words + ")";
            return Optional.of(p.slip(at, last, "The outputs stand in round brackets: write `" + list + "`").write(list));
        }
        boolean inputsOnly = p.text(at - 1).equals(")") && p.find(1, Token::isArrowLike) < 0;
        if (inputsOnly && p.text(at).equals("(")) {
            return Optional.of(p.insertBehind(at - 1, "Expected `=>` between the inputs and the outputs", " =>"));
        }
        if (inputsOnly && p.text(at + 1).equals("(") && Set.of(",", ":", "=").contains(p.text(at))) {
            return Optional.of(p.slip(at, "Expected `=>` between the inputs and the outputs, found " + p.quoted(at))
                    .write(p.adjacent(at) ? " =>" : "=>"));
        }
        return inputsOnly && (at == p.size() || p.text(at).equals(";"))
                ? Optional.of(Slip.at(p.token(at - 1).end(), at == p.size() ? p.token(at - 1).end() : p.token(at).end(),
                        "Expected `=>` and the outputs after `)`: a signature is `Name (int in) => (int out);`"))
                : Optional.empty();
    }

    private static Optional<Slip> oneTarget(Place p) {
        int at = p.at();
        if (p.kind() == Kind.SOURCE && at == 2 && p.text(at).equals(",") && p.word(at + 1)) {
            return Optional.of(p.slip(at, at + 1, "A statement names one source: write `source` once more for `" + p.text(at + 1) + "`"));
        }
        boolean target = p.kind() == Kind.SOURCE && at > 2 && p.word(at - 1) && p.token(at - 2).isArrowLike();
        if (!target || at >= p.size() || !(p.text(at).equals(",") || p.token(at).isArrowLike()) || !p.word(at + 1)) {
            return Optional.empty();
        }
        String first = p.text(at - 1);
        return Optional.of(p.slip(at, p.size() - 1 - (p.text(p.size() - 1).equals(";") ? 1 : 0),
                "A source has one target: to enter `" + first + "` and then `" + p.text(at + 1) + "`, define a flow such as `Both = "
                        + first + " -> " + p.text(at + 1) + ";` as its target"));
    }

    private static Optional<Slip> handlers(Place p) {
        int at = p.at();
        if (p.kind() == Kind.HANDLER && at == 2 && p.arrow(at) && p.text(1).equals("error")) {
            return Optional.of(p.insertBehind(1, "Expected the node whose errors are handled, or `*` for all, after `error`", " *"));
        }
        if (p.kind() != Kind.HANDLER || at < 3 || at >= p.size()) {
            return Optional.empty();
        }
        if (p.text(at).equals(",") && p.word(at + 1)) {
            boolean path = p.find(2, Token::isArrowLike) < 0 || p.find(2, Token::isArrowLike) > at;
            return Optional.of(p.slip(at, path ? "A handler is for one path: write `handle error` once more for `" + p.text(at + 1) + "`"
                    : "A path has one handler: remove `, " + p.text(at + 1) + "`, or let a flow do both"));
        }
        if (Set.of(":", "=").contains(p.text(at)) && p.word(at + 1)) {
            return Optional.of(p.slip(at, "Expected `=>` and the handler after `" + p.text(at - 1) + "`, found " + p.quoted(at))
                    .write(p.adjacent(at) ? " =>" : "=>"));
        }
        return Optional.empty();
    }

    /** Two words without an arrow between them. */
    private static Optional<Slip> missing(Place p) {
        int at = p.at();
        if (at < 2 || at >= p.size() || p.openBefore(at) >= 0) {
            return Optional.empty();
        }
        String previous = p.text(at - 1);
        String found = p.text(at);
        boolean equals = p.find(0, token -> token.is("=")) > 0;
        if (p.kind() == Kind.FLOW && equals && p.word(at - 1) && found.equals(",")) {
            return Optional.of(p.slip(at, "Expected `->` between the nodes of a flow, found `,`").write(p.adjacent(at) ? " ->" : "->"));
        }
        boolean words = (p.word(at - 1) || previous.equals("*") || previous.equals("}")) && (p.word(at) || found.equals("*"));
        if (!words) {
            return Optional.empty();
        }
        boolean arrowNext = p.token(Math.min(at + 1, p.size() - 1)).isArrowLike();
        boolean wanted = switch (p.kind()) {
            case FLOW -> equals && (!p.startsLine(at) || arrowNext);
            case SOURCE, SESSION -> p.find(0, Token::isArrowLike) < 0 && !p.startsLine(at);
            case HANDLER -> at > 2 && !p.startsLine(at);
            default -> false;
        };
        if (!wanted) {
            return Optional.empty();
        }
        String arrow = p.kind() == Kind.HANDLER && p.find(0, Token::isArrowLike) > at ? "->" : arrowAt(p, at);
        return Optional.of(p.insertBehind(at - 1, "Expected `" + arrow + "` between `" + previous + "` and " + p.quoted(at), " " + arrow));
    }
}
