// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flux.lang.syntax.Place.Kind;

/** What goes wrong inside of lists of parameters, patterns and locks, in bindings and orders: separators, marks, scopes. */
final class ListRules {
    private static final Set<String> READERS = Set.of("read", "reader", "shared", "r", "ro");
    private static final Set<String> WRITERS = Set.of("write", "writer", "exclusive", "w", "rw");

    private ListRules() {}

    static Optional<Slip> of(Place p) {
        return order(p)
                .or(() -> binding(p))
                .or(() -> doubleColon(p))
                .or(() -> locksInBraces(p))
                .or(() -> lockMarks(p))
                .or(() -> lockWords(p))
                .or(() -> setting(p))
                .or(() -> scope(p))
                .or(() -> patternsInBrackets(p))
                .or(() -> patternMarks(p))
                .or(() -> parameter(p))
                .or(() -> comma(p))
                .or(() -> importPath(p));
    }

    private static Optional<Slip> order(Place p) {
        int at = p.at();
        if (p.kind() != Kind.ORDER || at < 2 || at >= p.size() || !p.word(at - 1)) {
            return Optional.empty();
        }
        if (p.text(at).equals(">") && p.word(at + 1) && at == 2 && !p.has("<") && p.count(">") == 1) {
            return Optional.of(p.slip(at, "The lock that is taken first stands first: write `" + p.text(3) + " < " + p.text(1) + "`")
                    .change("Write `" + p.text(3) + " < " + p.text(1) + "`",
                            new Slip.Piece(p.token(1).offset(), p.token(3).end(), p.text(3) + " < " + p.text(1))));
        }
        if (p.word(at + 1) && (p.token(at).isArrowLike() || Set.of(",", "<", "=", ":").contains(p.text(at)))) {
            return Optional.of(p.slip(at, "Locks are ordered with `<`, found " + p.quoted(at)).write(p.adjacent(at) && !p.adjacent(at + 1)
                    ? " <" : "<"));
        }
        return p.word(at) && !p.startsLine(at) ? Optional.of(p.insertBehind(at - 1, "Expected `<` between `" + p.text(at - 1) + "` and `"
                + p.text(at) + "`", " <"))
                : Optional.empty();
    }

    /** {@code by pkg.Class:method}, {@code by pkg.Class.method}, {@code by pkg.Class#method}. */
    private static Optional<Slip> binding(Place p) {
        int by = p.find(2, token -> token.is("by"));
        if (by < 0 || p.at() <= by || !p.word(by + 1)) {
            return Optional.empty();
        }
        int at = p.at();
        if (at < p.size() && (Set.of(":", "#", "/").contains(p.text(at)) || p.token(at).isArrowLike()) && p.word(at + 1)) {
            return Optional.of(p.slip(at, "Expected `::` between class and method, found " + p.quoted(at)).write("::"));
        }
        boolean missing = p.find(by, token -> token.is("::")) < 0;
        if (missing && at > by + 3 && p.text(at - 2).equals(".") && p.word(at - 1)) {
            return Optional.of(p.slip(at - 2, "Expected `::` between class and method, found `.`").write("::"));
        }
        return Optional.empty();
    }

    private static Optional<Slip> doubleColon(Place p) {
        boolean wrong = p.text(p.at()).equals("::") && p.find(1, token -> token.is("by")) < 0 && p.at() > 0;
        return wrong ? Optional.of(p.slip(p.at(), "Write `:` here; `::` stands between a Java class and its method").write(":"))
                : Optional.empty();
    }

    private static Optional<Slip> locksInBraces(Place p) {
        if (p.kind() != Kind.ATOMIC || p.size() < 3 || !p.word(1)) {
            return Optional.empty();
        }
        if (p.at() == 2 && (p.token(2).isArrowLike() || p.text(2).equals("=")) && p.text(3).equals("{")) {
            return Optional.of(p.slip(2, "Locks stand behind `:`, as in `atomic " + p.text(1) + ":{lock};`; nothing flows here")
                    .write(":"));
        }
        if (p.at() == 2 && p.text(2).equals(",") && p.word(3)) {
            return Optional.of(p.slip(2, "A constraint is for one node: write `atomic` once more for `" + p.text(3) + "`"));
        }
        int first = p.text(2).equals(":") || p.token(2).isArrowLike() || p.text(2).equals("=") ? 3 : 2;
        if (p.at() > first || p.has("{")) {
            return Optional.empty();
        }
        boolean bracketed = p.text(first).equals("(") || p.text(first).equals("[");
        if (!bracketed && !p.word(first)) {
            return Optional.empty();
        }
        int end = p.find(first, token -> token.is(";"));
        int last = (end < 0 ? p.size() : end) - 1;
        boolean closed = bracketed && p.closing(first) == last;
        int arrow = p.find(first, Token::isArrowLike);
        if (bracketed && !closed || arrow >= 0 && arrow <= last) {
            return Optional.empty();
        }
        String locks = closed ? p.source(first + 1, last) : p.source(first, last + 1);
        Slip place = p.slip(first, last, "Locks stand between `{` and `}`: write `{" + locks + "}`");
        return Optional.of(place.change("Write `{" + locks + "}`", new Slip.Piece(p.token(2).offset(), p.token(last).end(), ":{" + locks
                + "}"))
                .change("Write `{" + locks + "}`", new Slip.Piece(place.offset(), place.end(), "{" + locks + "}")))
                .map(slip -> new Slip(slip.message(), slip.offset(), slip.end(), slip.notes(), slip.changes().subList(first == 2 ? 1 : 0,
                        first == 2 ? 2 : 1)));
    }

    private static Optional<Slip> lockMarks(Place p) {
        int at = p.at();
        if (p.kind() != Kind.ATOMIC || p.openBefore(at) < 0 || at >= p.size()) {
            return Optional.empty();
        }
        boolean mark = p.text(at).equals("?") || p.text(at).equals("!");
        boolean first = p.text(at - 1).equals("{") || p.text(at - 1).equals(",");
        if (mark && first && p.word(at + 1)) {
            String lock = p.text(at + 1);
            return Optional.of(p.slip(at, "`" + p.text(at) + "` stands behind the lock: write `" + lock + p.text(at) + "`")
                    .change("Write `" + lock + p.text(at) + "`", new Slip.Piece(p.token(at).offset(), p.token(at + 1).end(), lock
                            + p.text(at))));
        }
        if (mark && (p.text(at - 1).equals("?") || p.text(at - 1).equals("!"))) {
            return Optional.of(p.remove(at, at, p.text(at).equals(p.text(at - 1)) ? "One " + p.quoted(at) + " is enough; remove the other"
                    : "A lock is taken as a reader (`?`) or as a writer (`!`), not both; remove one"));
        }
        return Optional.empty();
    }

    /** {@code x read}, {@code exclusive x}. */
    private static Optional<Slip> lockWords(Place p) {
        int at = p.at();
        if (p.kind() != Kind.ATOMIC || p.openBefore(at) < 0 || !p.word(at) || !p.word(at - 1)) {
            return Optional.empty();
        }
        boolean first = READERS.contains(p.text(at - 1)) || WRITERS.contains(p.text(at - 1));
        String word = p.text(first ? at - 1 : at);
        boolean reader = READERS.contains(word);
        String lock = p.text(first ? at : at - 1) + (reader ? "?" : "!");
        return reader || WRITERS.contains(word)
                ? Optional.of(p.slip(at - 1, at, (reader ? "A reader is marked `?`" : "A writer is marked `!`") + ": write `" + lock + "`")
                        .write(lock))
                : Optional.empty();
    }

    /** {@code pragma lockorder inferred;} */
    private static Optional<Slip> setting(Place p) {
        int at = p.at();
        if (p.kind() != Kind.PRAGMA || at != 2 || at >= p.size()) {
            return Optional.empty();
        }
        if (p.word(at) && !p.startsLine(at)) {
            return Optional.of(p.insertBehind(1, "Expected `=` between `" + p.text(1) + "` and `" + p.text(2) + "`", " ="));
        }
        return p.text(at).equals(":") && p.word(at + 1)
                ? Optional.of(p.slip(at, "Expected `=` after `" + p.text(1) + "`, found `:`").write(p.adjacent(at) ? " =" : "="))
                : Optional.empty();
    }

    /** {@code x[session]}, {@code x:session}, {@code x<session>}. */
    private static Optional<Slip> scope(Place p) {
        int at = p.at();
        int brace = p.openBefore(at);
        if (p.kind() != Kind.ATOMIC || brace < 0 || !p.text(brace).equals("{") || !p.word(at - 1)) {
            return Optional.empty();
        }
        String scope = p.text(at + 1);
        boolean scoped = Set.of("[", "<", "{", ":", ".", "@", "/").contains(p.text(at)) && (scope.equals("session")
                || scope.equals("program"));
        if (!scoped) {
            return Optional.empty();
        }
        int last = Set.of("]", ">", "}").contains(p.text(at + 2)) && Set.of("[", "<", "{").contains(p.text(at)) ? at + 2 : at + 1;
        return Optional.of(p.slip(at, last, "The scope of a lock stands in round brackets: write `(" + scope + ")`")
                .write("(" + scope + ")"));
    }

    /** {@code Handler:_, hit = A;} and {@code Handler(_, hit) = A;} */
    private static Optional<Slip> patternsInBrackets(Place p) {
        int equals = p.find(1, token -> token.is("="));
        if (equals < 0 || !p.word(0) || p.keyword().length() > 0 || p.has("[")) {
            return Optional.empty();
        }
        boolean round = p.text(1).equals("(") && p.closing(1) == equals - 1 || p.text(1).equals("{") && p.closing(1) == equals - 1;
        boolean colon = p.text(1).equals(":");
        int first = colon ? 2 : 1;
        boolean bracketed = colon && (p.text(2).equals("(") || p.text(2).equals("{")) && p.closing(2) == equals - 1;
        if (!round && !colon || equals == first || p.find(1, Token::isArrow) > 0 && p.find(1, Token::isArrow) < equals) {
            return Optional.empty();
        }
        String patterns = round || bracketed ? p.source(first + 1, equals - 1) : p.source(first, equals);
        if (patterns.isEmpty()) {
            return Optional.empty();
        }
        String write = "[" + patterns + "]";
        return Optional.of(p.slip(first, equals - 1, "Patterns stand between `[` and `]`: write `" + p.text(0) + ":" + write + "`")
                .change("Write `" + write + "`", new Slip.Piece(p.token(first).offset(), p.token(equals - 1).end(), colon ? write : ":"
                        + write)));
    }

    private static Optional<Slip> patternMarks(Place p) {
        int at = p.at();
        int open = p.openBefore(at);
        if (open < 0 || !p.text(open).equals("[") || at >= p.size() || p.kind() == Kind.SIGNATURE) {
            return Optional.empty();
        }
        String found = p.text(at);
        if (found.equals("!") && p.word(at - 1) && Set.of(",", "]").contains(p.text(at + 1))) {
            return Optional.of(p.slip(at, "`!` stands before the predicate type: write `!" + p.text(at - 1) + "`")
                    .change("Write `!" + p.text(at - 1) + "`", new Slip.Piece(p.token(at - 1).offset(), p.token(at).end(), "!"
                            + p.text(at - 1))));
        }
        if (p.text(at - 1).equals("not") && p.word(at) || Set.of("~", "-").contains(found) && p.word(at + 1)) {
            boolean word = !found.equals("~") && !found.equals("-");
            String predicate = p.text(word ? at : at + 1);
            int first = word ? at - 1 : at;
            return Optional.of(p.slip(first, "\"Not\" is written `!`: write `!" + predicate + "`")
                    .change("Write `!" + predicate + "`", new Slip.Piece(p.token(first).offset(), p.token(first + 1).end(), "!"
                            + predicate)));
        }
        boolean junction = Set.of("&", "|").contains(found) || Set.of("and", "or").contains(found) && p.word(at + 1);
        if (junction) {
            int last = p.text(at + 1).equals(found) && p.adjacent(at + 1) ? at + 1 : at;
            return Optional.of(p.slip(at, last, "Each pattern tests one input by one predicate type: write a predicate type for `"
                    + (Set.of("&", "and").contains(found) ? "and" : "or") + "`, or `,` before the pattern of the next input"));
        }
        if (found.equals("!") && p.text(at - 1).equals("!")) {
            return Optional.of(p.remove(at, at, "One `!` is enough; remove the other"));
        }
        return found.equals("_") && p.text(at - 1).equals("!")
                ? Optional.of(p.remove(at - 1, at - 1, "`!_` would match nothing; write `_`, which matches everything"))
                : Optional.empty();
    }

    private static Optional<Slip> parameter(Place p) {
        int at = p.at();
        int open = p.openBefore(at);
        if (p.kind() == Kind.SIGNATURE && p.text(at - 1).equals("[") && p.text(at + 1).equals("]")) {
            return Optional.of(sized(p));
        }
        if (p.kind() != Kind.SIGNATURE || open < 0 || !p.text(open).equals("(") || at >= p.size()) {
            return Optional.empty();
        }
        if (p.text(at).equals(".") && p.text(at + 1).equals(".") && p.text(at + 2).equals(".")) {
            return Optional.of(p.slip(at, at + 2, "A node has a fixed number of inputs and outputs: write `[]` for an array").write("[]"));
        }
        if (p.text(at).equals("=")) {
            int end = at;
            while (end + 1 < p.size() && !Set.of(",", ")").contains(p.text(end + 1))) {
                end++;
            }
            return Optional.of(p.remove(at, end, "Parameters have no default values; remove `" + p.source(at, end + 1) + "`"));
        }
        if (p.text(at).equals("?") && at > open + 1 && p.adjacent(at) && !p.adjacent(at + 1)) {
            return Optional.of(p.remove(at, at, "A type has no `?`; write the Java type without it"));
        }
        if (p.text(at).equals(":") && p.word(at - 1) && p.word(at + 1) && !p.word(at - 2)) {
            String written = p.text(at + 1) + " " + p.text(at - 1);
            return Optional.of(p.slip(at, "The type stands before the name: write `" + written + "`")
                    .change("Write `" + written + "`", new Slip.Piece(p.token(at - 1).offset(), p.token(at + 1).end(), written)));
        }
        return Optional.empty();
    }

    /** C's {@code byte[16] s} and {@code byte s[16]}. */
    private static Slip sized(Place p) {
        int open = p.at() - 1;
        while (p.text(open - 1).equals("]") && p.text(open - 2).equals("[")) {
            open -= 2;
        }
        List<Slip.Piece> lengths = new ArrayList<>();
        int end = open;
        int dimensions = 0;
        while (p.text(end).equals("[") && (p.text(end + 1).equals("]") || p.text(end + 2).equals("]"))) {
            if (!p.text(end + 1).equals("]")) {
                lengths.add(new Slip.Piece(p.token(end + 1).offset(), p.token(end + 1).end(), ""));
            }
            end += p.text(end + 1).equals("]") ? 2 : 3;
            dimensions++;
        }
        String message = "An array type has no length here, as in Java";
        boolean named = open > 2 && p.word(open - 1) && !ParameterReader.BASE.contains(p.text(open - 1))
                && (p.word(open - 2) || Set.of("*", ">", "]").contains(p.text(open - 2)));
        if (!named) {
            return p.slip(p.at(), message + "; remove `" + p.text(p.at()) + "`")
                    .change("Remove the length", lengths.toArray(Slip.Piece[]::new));
        }
        int first = open - 2;
        while (!Set.of("(", ",").contains(p.text(first - 1))) {
            first--;
        }
        String written = p.source(first, open - 1).replaceAll(" +([*&])", "$1") + "[]".repeat(dimensions) + " " + p.text(open - 1);
        return p.slip(p.at(), message + ", and the brackets belong to the type: write `" + written + "`")
                .change("Write `" + written + "`", new Slip.Piece(p.token(first).offset(), p.token(end - 1).end(), written));
    }

    private static Optional<Slip> comma(Place p) {
        int at = p.at();
        int open = p.openBefore(at);
        if (open < 0 || at >= p.size() || at == 0) {
            return Optional.empty();
        }
        String found = p.text(at);
        String previous = p.text(at - 1);
        boolean nothingBefore = previous.equals(",") || at - 1 == open;
        boolean nothingAtAll = p.token(Math.min(at + 1, p.size() - 1)).isClosing() && !previous.equals(",") && !p.text(open).equals("(");
        if (found.equals(",") && nothingBefore && !nothingAtAll) {
            boolean doubled = previous.equals(",");
            Slip slip = p.remove(at, at, doubled ? "One `,` too many: nothing stands between the two; remove one"
                    : "Nothing stands before this `,`; remove it");
            return Optional.of(doubled ? slip.note("the other `,`", p.token(at - 1)) : slip);
        }
        if (p.token(at).isClosing() && previous.equals(",")) {
            return Optional.of(p.remove(at - 1, at - 1, "Nothing stands behind this `,`; remove it"));
        }
        if (found.equals(";")) {
            return Optional.of(p.slip(at, "The entries of a list are separated by `,`, found `;`").write(","));
        }
        boolean item = p.word(at) || found.equals("_") || found.equals("!") && p.text(open).equals("[");
        boolean afterItem = p.word(at - 1) || Set.of("_", "?", "!", ")", ">", "]").contains(previous) && at - 1 != open;
        if (item && afterItem && !(p.text(open).equals("{") && p.kind() == Kind.SOURCE)) {
            return Optional.of(p.insertBehind(at - 1, "Expected `,` between `" + previous + "` and " + p.quoted(at), p.adjacent(at) ? ", "
                    : ","));
        }
        return Optional.empty();
    }

    private static Optional<Slip> importPath(Place p) {
        if (p.kind() != Kind.IMPORT && !(p.text(0).equals("import") && p.size() > 1) || p.at() < 1 || p.size() < 3) {
            return Optional.empty();
        }
        if (p.text(1).equals("static")) {
            return Optional.of(p.remove(1, 1, "Flux imports files and types, no members; remove `static`"));
        }
        int end = p.find(1, token -> token.is(";"));
        int last = (end < 0 ? p.size() : end) - 1;
        boolean path = p.has("/") || p.text(1).equals("<") && p.text(last).equals(">");
        if (!path || p.token(1).isString()) {
            return Optional.empty();
        }
        String file = p.source(1, last + 1).replaceAll("^<|>$", "");
        return Optional.of(p.slip(1, last, "The path of a file stands between quotes: write `\"" + file + "\"`").write("\"" + file + "\""));
    }
}
