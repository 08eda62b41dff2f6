// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flux.lang.syntax.Place.Kind;

/** What is right in C, Java and their relatives. */
final class ForeignRules {
    private static final Set<String> MODIFIERS = Set.of("public", "private", "protected", "static", "final", "extern", "inline", "abstract",
            "synchronized", "export", "default", "virtual", "override");
    private static final Set<String> TYPES = Set.of("struct", "union", "enum", "class", "interface", "record", "trait", "object");
    private static final Set<String> VALUES = Set.of("void", "int", "bool", "boolean", "char", "short", "long", "double", "float",
            "unsigned", "signed", "size_t", "byte", "String", "const", "auto", "var", "let", "val");
    private static final Set<String> MARKS = Set.of("async", "blocking", "await", "go", "spawn", "call");
    private static final String CHOICE = "variants choose between flows, as in `Name:[predicate] = A;`";
    private static final String LOOP = "a source repeats by itself, and loops inside a component are written in Java";
    private static final String BODY = "what a component does is written in Java";
    private static final String FUNCTION = "a node is declared as `Name (int in) => (int out);`";
    private static final Map<String, String> STATEMENTS = Stream.of(
            Map.of("if", CHOICE, "else", CHOICE, "switch", CHOICE, "case", CHOICE, "elif", CHOICE, "match", CHOICE),
            Map.of("while", LOOP, "for", LOOP, "do", LOOP, "break", LOOP, "continue", LOOP, "goto", LOOP),
            Map.of("return", BODY, "throw", BODY, "try", BODY, "catch", BODY, "finally", BODY, "new", BODY, "delete", BODY, "assert", BODY),
            Map.of("function", FUNCTION, "def", FUNCTION, "func", FUNCTION, "fun", FUNCTION, "fn", FUNCTION),
            Map.of("using", "write `import`", "namespace", "write `package`", "include", "write `import`"))
            .flatMap(map -> map.entrySet().stream()).collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private ForeignRules() {}

    static boolean isForeign(String word) {
        return MODIFIERS.contains(word) || TYPES.contains(word) || VALUES.contains(word) || STATEMENTS.containsKey(word);
    }

    static Optional<Slip> of(Place p) {
        return statement(p)
                .or(() -> choice(p))
                .or(() -> annotation(p))
                .or(() -> type(p))
                .or(() -> function(p))
                .or(() -> modifier(p))
                .or(() -> variable(p))
                .or(() -> throwing(p))
                .or(() -> body(p))
                .or(() -> call(p))
                .or(() -> pointer(p));
    }

    private static Optional<Slip> statement(Place p) {
        String reason = STATEMENTS.get(p.text(0));
        boolean declaration = reason == null || Set.of("=", ":", "[").contains(p.text(1)) || p.arrow(1)
                || p.text(1).equals("(") && p.find(1, Token::isArrow) > 0 && !p.has("{");
        return declaration ? Optional.empty() : Optional.of(p.slip(0, "Flux has no `" + p.text(0) + "`: " + reason));
    }

    /** {@code A = if (x) B;} and {@code A = await B;} */
    private static Optional<Slip> choice(Place p) {
        int equals = p.find(1, token -> token.is("="));
        if (p.kind() != Kind.FLOW || equals < 0 || p.at() <= equals) {
            return Optional.empty();
        }
        for (int i = equals + 1; i <= p.at() && i < p.size(); i++) {
            boolean step = i == equals + 1 || p.arrow(i - 1);
            if (step && STATEMENTS.containsKey(p.text(i)) && (p.word(i + 1) || p.text(i + 1).equals("("))) {
                return Optional.of(p.slip(i, "Flux has no `" + p.text(i) + "`: " + STATEMENTS.get(p.text(i))));
            }
            if (step && MARKS.contains(p.text(i)) && p.word(i + 1) && p.at() == i + 1) {
                boolean flux = p.text(i).equals("async") || p.text(i).equals("blocking");
                return Optional.of(p.remove(i, i, flux ? "`" + p.text(i) + "` stands before the declaration of `" + p.text(i + 1)
                        + "`, not in a flow; remove it" : "`" + p.text(i) + "` means nothing in a flow; remove it"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Slip> annotation(Place p) {
        int at = p.find(0, token -> token.is("@"));
        if (at != 0 || !p.word(1)) {
            return Optional.empty();
        }
        String name = p.text(1);
        int last = 1;
        while (p.text(last + 1).equals(".") && p.word(last + 2)) {
            last += 2;
        }
        if (p.text(last + 1).equals("(") && p.adjacent(last + 1) && p.closing(last + 1) > 0) {
            last = p.closing(last + 1);
        }
        Slip slip = p.slip(0, last, "Flux has no annotations");
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        if (Set.of("blocking", "async", "push").contains(lower)) {
            return Optional.of(p.slip(0, last, "Flux has no annotations; write `" + lower + "`").write(lower));
        }
        int end = last + 1 < p.size() ? p.token(last + 1).offset() : p.token(last).end();
        return Optional.of(Slip.at(slip.offset(), slip.end(), slip.message() + "; remove `@" + name + "`")
                .change("Remove `@" + name + "`", new Slip.Piece(slip.offset(), end, "")));
    }

    private static Optional<Slip> modifier(Place p) {
        if (!MODIFIERS.contains(p.text(0)) || !p.word(1) && !p.token(Math.min(1, p.size() - 1)).isHardKeyword()
                || TYPES.contains(p.text(1))) {
            return Optional.empty();
        }
        int words = 1;
        while (MODIFIERS.contains(p.text(words)) && p.word(words + 1)) {
            words++;
        }
        if (TYPES.contains(p.text(words))) {
            return Optional.empty();
        }
        Slip slip = p.slip(0, words - 1, "`" + p.source(0, words) + "` means nothing in Flux; remove it");
        return Optional.of(slip.change("Remove `" + p.source(0, words) + "`", new Slip.Piece(slip.offset(), p.token(words).offset(), "")));
    }

    private static Optional<Slip> type(Place p) {
        int type = p.find(0, token -> TYPES.contains(token.text()));
        boolean first = type == 0 || type > 0 && (p.text(0).equals("typedef") && type == 1 || MODIFIERS.contains(p.text(0)));
        boolean declares = first && (p.word(type + 1) || p.text(type + 1).equals("{"))
                && (p.has("{") || p.text(type + 2).equals(";") || p.text(0).equals("typedef"));
        if (p.text(0).equals("typedef") && VALUES.contains(p.text(1)) && p.word(2) && p.word(3)) {
            return Optional.of(p.slip(0, p.size() - 1, DeclarationReader.NO_TYPES));
        }
        return declares ? Optional.of(p.slip(type, "Flux declares no `" + p.text(type) + "`: write the type in Java, and `import` it"))
                : Optional.empty();
    }

    /** {@code int foo(int x);}, with or without a body. */
    private static Optional<Slip> function(Place p) {
        int open = p.find(0, token -> token.is("("));
        int words = 0;
        for (int i = 0; i < open; i++) {
            Token token = p.token(i);
            if (!token.isWord() && !token.is("*") && !token.is("[") && !token.is("]") && !token.is("<") && !token.is(">")
                    && !token.is(".")) {
                return Optional.empty();
            }
            words += token.isWord() ? 1 : 0;
        }
        boolean two = words > 1 && p.word(open - 1) && !p.text(open - 2).equals(".");
        if (!two || KeywordRules.SECTIONS.contains(p.text(0))) {
            return Optional.empty();
        }
        if (p.text(open - 1).equals("main")) {
            return Optional.of(p.slip(open - 1, "Flux has no `main`: a program begins with its sources, as in `source Listen => Image;`"));
        }
        int modifiers = 0;
        while (MODIFIERS.contains(p.text(modifiers))) {
            modifiers++;
        }
        int close = p.closing(open);
        if (modifiers == open - 1) {
            return Optional.empty();
        }
        String type = p.source(modifiers, open - 1);
        if (modifiers == 0 && close > 0 && p.find(close, Token::isArrowLike) == close + 1) {
            Slip slip = p.slip(0, open - 2, "Unexpected `" + type + "`: the types of a node's outputs stand behind `=>`");
            return Optional.of(slip.change("Remove `" + type + "`", new Slip.Piece(slip.offset(), p.token(open - 1).offset(), "")));
        }
        Slip slip = p.slip(0, open - 2, "Unexpected `" + type
                + "`: the outputs of a node stand behind its inputs, as in `Name (int in) => (int out);`");
        if (close < 0) {
            return Optional.of(slip);
        }
        String inputs = p.source(open, close + 1);
        String signature = p.text(open - 1) + " " + (inputs.equals("(void)") ? "()" : inputs) + " => (" + (type.equals("void") ? "" : type)
                + ");";
        return Optional.of(slip.change("Write `" + signature + "`",
                new Slip.Piece(slip.offset(), p.token(p.size() - 1).end(), signature)));
    }

    private static Optional<Slip> variable(Place p) {
        boolean variable = VALUES.contains(p.text(0)) && (p.word(1) || p.text(1).equals("*"))
                && !p.has("(") && (p.has("=") || p.text(p.size() - 1).equals(";"));
        return variable ? Optional.of(p.slip(0, "Unexpected `" + p.text(0)
                + "`: Flux has no variables; data flows from node to node, as in `Name = A -> B;`")) : Optional.empty();
    }

    private static Optional<Slip> throwing(Place p) {
        int at = p.find(1, token -> token.is("throws"));
        if (at < 0 || !p.text(at - 1).equals(")") || !p.word(at + 1)) {
            return Optional.empty();
        }
        int last = at + 1;
        while (p.text(last + 1).equals(",") || p.text(last + 1).equals(".") || p.word(last + 1) && !p.word(last) && !p.startsLine(
                last + 1)) {
            last++;
        }
        return Optional.of(p.remove(at, last, "Every component may throw any exception; remove `throws`"));
    }

    private static Optional<Slip> body(Place p) {
        int brace = p.find(1, token -> token.is("{"));
        if (brace < 0 || !p.text(brace - 1).equals(")") || p.kind() != Kind.SIGNATURE) {
            return Optional.empty();
        }
        Slip slip = p.slip(brace, "Unexpected `{`: nodes have no body here, components are written in Java");
        boolean complete = p.find(0, Token::isArrowLike) > 0 && p.closing(brace) > 0;
        return Optional.of(complete ? slip.change("Remove the body", new Slip.Piece(p.token(brace - 1).end(), p.token(p.size() - 1).end(),
                ";"))
                : slip);
    }

    /** {@code A = f(x) -> g(y);} */
    private static Optional<Slip> call(Place p) {
        int open = p.at();
        boolean inFlow = p.kind() == Kind.FLOW && p.find(0, token -> token.is("=")) > 0 || p.kind() == Kind.SOURCE;
        boolean bracket = p.text(open).equals("(") || p.text(open).equals("{") && p.kind() == Kind.FLOW && !p.word(open - 1);
        if (!inFlow || !bracket || open < 2 || p.closing(open) < 0) {
            return Optional.empty();
        }
        if (!p.word(open - 1)) {
            int close = p.closing(open);
            String ending = close + 1 == p.size() ? ";" : "";
            Slip slip = p.slip(open, "A flow is written without brackets; remove `" + p.text(open) + "` and `" + p.text(close) + "`");
            int semicolon = p.find(open, token -> token.is(";"));
            return Optional.of(semicolon >= 0 && semicolon < close ? slip : slip.change("Remove the brackets",
                    new Slip.Piece(p.token(open).offset(), p.token(open).end(), ""),
                    new Slip.Piece(p.token(close).offset(), p.token(close).end(), ending)));
        }
        List<Slip.Piece> calls = new ArrayList<>();
        for (int i = open; i > 0; i = p.find(i + 1, token -> token.is("("))) {
            int close = p.closing(i);
            if (p.word(i - 1) && close > 0) {
                calls.add(p.without(i, close));
                i = close;
            }
        }
        return Optional.of(p.slip(open, p.closing(open), "Nodes are not called: write `" + p.text(open - 1)
                + "` only, which gets what the node before it returns").change("Write names only", calls.toArray(Slip.Piece[]::new)));
    }

    private static Optional<Slip> pointer(Place p) {
        int at = p.at();
        boolean pointer = p.kind() == Kind.FLOW && (p.text(at).equals("*") || p.text(at).equals("&")) && p.word(at + 1)
                && at > 0 && (p.text(at - 1).equals("=") || p.arrow(at - 1));
        return pointer ? Optional.of(p.slip(at, "Nodes are written without `" + p.text(at) + "`; write `" + p.text(at + 1) + "`")
                .change("Remove `" + p.text(at) + "`", new Slip.Piece(p.token(at).offset(), p.token(at + 1).offset(), "")))
                        : Optional.empty();
    }
}
