// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.sirius;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flux.lang.sirius.Expression.WrongException;

/** Reads AQL by recursive descent, in its order of precedence: navigation, not, sums, comparisons, and, or. */
final class ExpressionParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:('(?:[^'\\\\]|\\\\.)*')|([A-Za-z_][A-Za-z_0-9]*)|([0-9]+)|(->|::|<>|<=|>=|[-+.,|(){}=<>]))");
    private static final Set<String> KEYWORDS =
            Set.of("if", "then", "else", "endif", "let", "in", "not", "and", "or", "true", "false", "null");
    private static final String END = "";

    private final List<String> tokens = new ArrayList<>();
    private int next;

    private ExpressionParser(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.stripTrailing().length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new WrongException("cannot be read from \"" + text.substring(end).strip() + "\" on");
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
    }

    static Expression parse(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        Expression expression = parser.expression();
        if (!parser.peek().equals(END)) {
            throw parser.unexpected("the end");
        }
        return expression;
    }

    private Expression expression() {
        if (!accept("let")) {
            return binary(0);
        }
        String variable = name();
        expect("=");
        Expression value = expression();
        expect("in");
        return new Expression.Let(variable, value, expression());
    }

    private static final List<Set<String>> OPERATORS =
            List.of(Set.of("or"), Set.of("and"), Set.of("=", "<>", "<", ">", "<=", ">="), Set.of("+", "-"));

    private Expression binary(int level) {
        if (level == OPERATORS.size()) {
            return accept("not") ? new Expression.Not(binary(level)) : navigation();
        }
        Expression left = binary(level + 1);
        while (OPERATORS.get(level).contains(peek())) {
            left = new Expression.Binary(take(), left, binary(level + 1));
        }
        return left;
    }

    private Expression navigation() {
        Expression receiver = primary();
        while (true) {
            if (accept("->")) {
                receiver = call(receiver, true, name());
            } else if (accept(".")) {
                String name = name();
                receiver = peek().equals("(") ? call(receiver, false, name) : new Expression.Feature(receiver, name);
            } else {
                return receiver;
            }
        }
    }

    private Expression call(Expression receiver, boolean arrow, String name) {
        expect("(");
        List<Expression> arguments = new ArrayList<>();
        while (!accept(")")) {
            if (!arguments.isEmpty()) {
                expect(",");
            }
            arguments.add(argument());
        }
        return new Expression.Call(receiver, arrow, name, List.copyOf(arguments));
    }

    private Expression argument() {
        boolean lambda = next + 1 < tokens.size() && tokens.get(next + 1).equals("|");
        if (!lambda) {
            return expression();
        }
        String variable = name();
        expect("|");
        return new Expression.Lambda(variable, expression());
    }

    private Expression primary() {
        String token = take();
        return switch (token) {
            case "(" -> {
                Expression inner = expression();
                expect(")");
                yield inner;
            }
            case "if" -> {
                Expression condition = expression();
                expect("then");
                Expression then = expression();
                expect("else");
                Expression otherwise = expression();
                expect("endif");
                yield new Expression.Choice(condition, then, otherwise);
            }
            case "true", "false" -> new Expression.Truth(token.equals("true"));
            case "null" -> new Expression.Nothing();
            case "Sequence" -> new Expression.Sequence(items());
            default -> atom(token);
        };
    }

    private List<Expression> items() {
        expect("{");
        List<Expression> items = new ArrayList<>();
        while (!accept("}")) {
            if (!items.isEmpty()) {
                expect(",");
            }
            items.add(expression());
        }
        return List.copyOf(items);
    }

    private Expression atom(String token) {
        if (token.startsWith("'")) {
            return new Expression.Text(unquoted(token));
        }
        if (!token.isEmpty() && Character.isDigit(token.charAt(0))) {
            return new Expression.Number(Integer.parseInt(token));
        }
        if (!isName(token)) {
            next--;
            throw unexpected("a value");
        }
        if (!accept("::")) {
            return new Expression.Variable(token);
        }
        Expression.TypeName type = new Expression.TypeName(token, name());
        return accept("::") ? new Expression.Literal(type, name()) : type;
    }

    private static String unquoted(String token) {
        return token.substring(1, token.length() - 1).replace("\\n", "\n").replace("\\'", "'").replace("\\\\", "\\");
    }

    private static boolean isName(String token) {
        return !token.isEmpty() && Character.isJavaIdentifierStart(token.charAt(0)) && !KEYWORDS.contains(token);
    }

    private String name() {
        if (!isName(peek())) {
            throw unexpected("a name");
        }
        return take();
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : END;
    }

    private String take() {
        String token = peek();
        next++;
        return token;
    }

    private boolean accept(String token) {
        boolean accepted = peek().equals(token);
        if (accepted) {
            next++;
        }
        return accepted;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw unexpected("\"" + token + "\"");
        }
    }

    private WrongException unexpected(String expected) {
        String found = peek().equals(END) ? "the end" : "\"" + peek() + "\"";
        return new WrongException("has " + found + " where " + expected + " is expected");
    }
}
