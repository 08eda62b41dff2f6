// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.List;
import java.util.Set;

/**
 * What may come next in a declaration of which the first tokens are there. The grammar once more, but only along the way that the text
 * took.
 *
 * @param next what it is
 * @param words in the words of a message
 */
public record Expectation(Next next, String words) {
    static final Set<String> HARD_KEYWORDS = Set.of("typedef", "source", "handle", "error", "atomic");
    private static final Expectation SEMICOLON = sign("`;`");

    /** What may come next. */
    public enum Next {
        /** The beginning of another declaration. */
        DECLARATION,
        /** Nothing but signs or certain words, which the message names. */
        SIGN,
        /** A name that nobody else has. */
        NEW_NAME,
        /** What comes behind the name that a declaration begins with. */
        SIGNATURE_OR_FLOW,
        TEST_FUNCTION, SOURCE, TARGET, SESSION_SOURCE, SESSION_FUNCTION, HANDLED, HANDLER, CONSTRAINED, LOCK, AFTER_LOCK, SCOPE,
        ORDERED_LOCK, PRAGMA, PRAGMA_VALUE, PATH, FIRST_STEP, STEP, AFTER_STEP, PATTERN, PREDICATE, PARAMETER, IN_PARAMETER,
        BINDING, CLASS, METHOD
    }

    /**
     * @param tokens the texts of the declaration's tokens so far
     */
    public static Expectation after(List<String> tokens) {
        return tokens.isEmpty() ? new Expectation(Next.DECLARATION, "a declaration") : new Way(tokens).next();
    }

    static boolean isWord(String token) {
        return !token.isEmpty() && Character.isJavaIdentifierStart(token.codePointAt(0)) && !token.equals("_");
    }

    private static Expectation sign(String words) {
        return new Expectation(Next.SIGN, words);
    }

    private static Expectation name(Next next, String words) {
        return new Expectation(next, words);
    }

    /** The way that the text took. */
    private static final class Way {
        private final List<String> tokens;
        private final String last;

        Way(List<String> tokens) {
            this.tokens = tokens;
            this.last = tokens.getLast();
        }

        Expectation next() {
            String second = tokens.size() > 1 ? tokens.get(1) : "";
            boolean keyword = tokens.size() == 1 || isWord(second);
            return switch (tokens.getFirst()) {
                case "typedef" -> typedef();
                case "source" -> source();
                case "handle" -> handle();
                case "atomic" -> atomic();
                case "constraint" -> keyword ? atomic() : nodeOrFlow();
                case "session" -> keyword ? session() : nodeOrFlow();
                case "order" -> keyword ? order() : nodeOrFlow();
                case "pragma" -> keyword ? pragma() : nodeOrFlow();
                case "import", "package" -> keyword || second.startsWith("\"") ? path() : nodeOrFlow();
                default -> nodeOrFlow();
            };
        }

        private Expectation typedef() {
            return switch (count(Expectation::isWord)) {
                case 1 -> name(Next.NEW_NAME, "a name for the predicate type");
                case 2 -> name(Next.TEST_FUNCTION, "the test function of `" + tokens.get(1) + "`");
                default -> binding(SEMICOLON);
            };
        }

        private Expectation source() {
            int open = tokens.lastIndexOf("{");
            if (open >= 0 && !tokens.contains("}")) {
                return switch (tokens.size() - open) {
                    case 1 -> sign("`session`");
                    case 2 -> sign("`:`");
                    case 3 -> name(Next.SESSION_FUNCTION, "the session function");
                    default -> binding(sign("`}`"));
                };
            }
            if (Spellings.isArrow(last)) {
                return name(Next.TARGET, "the node that its flows enter");
            }
            if (count(Spellings::isArrow) > 0) {
                return SEMICOLON;
            }
            return tokens.size() == 1 ? name(Next.SOURCE, "the node that is the source") : sign("`=>`");
        }

        private Expectation session() {
            if (Spellings.isArrow(last)) {
                return name(Next.SESSION_FUNCTION, "the session function");
            }
            if (tokens.size() == 1) {
                return name(Next.SESSION_SOURCE, "`=>`");
            }
            return count(Spellings::isArrow) > 0 ? binding(SEMICOLON) : sign("`=>`");
        }

        private Expectation handle() {
            if (tokens.size() == 1) {
                return sign("`error`");
            }
            if (tokens.size() == 2) {
                return name(Next.HANDLED, "the node whose errors are handled, or `*`");
            }
            if (Spellings.isArrow(last)) {
                return name(Next.HANDLER, "the handler");
            }
            return count(Spellings::isArrow) > 0 ? binding(sign("`=>` or `;`")) : sign("`=>` and the handler");
        }

        private Expectation atomic() {
            int open = tokens.lastIndexOf("{");
            if (open < 0) {
                return tokens.size() == 1 ? name(Next.CONSTRAINED, "the node that is constrained") : sign("`{` and its locks");
            }
            if (last.equals("}")) {
                return SEMICOLON;
            }
            if (last.equals("(")) {
                return name(Next.SCOPE, "`session` or `program`");
            }
            if (tokens.lastIndexOf("(") > tokens.lastIndexOf(")")) {
                return sign("`)`");
            }
            return last.equals("{") || last.equals(",") ? name(Next.LOCK, "the name of a lock") : name(Next.AFTER_LOCK, "`,` or `}`");
        }

        private Expectation order() {
            if (tokens.size() == 1 || last.equals("<")) {
                return name(Next.ORDERED_LOCK, "the name of a lock");
            }
            return sign(tokens.contains("<") ? "`<` or `;`" : "`<`");
        }

        private Expectation pragma() {
            if (last.equals("=")) {
                return name(Next.PRAGMA_VALUE, "a value");
            }
            return tokens.size() == 1 ? name(Next.PRAGMA, "the name of a setting") : tokens.contains("=") ? SEMICOLON : sign("`=` or `;`");
        }

        private Expectation path() {
            return last.equals(".") || tokens.size() == 1 ? name(Next.PATH, "a name") : SEMICOLON;
        }

        private Expectation nodeOrFlow() {
            int bracket = tokens.indexOf("[");
            int parenthesis = tokens.indexOf("(");
            int equals = tokens.indexOf("=");
            if (equals >= 0 && (parenthesis < 0 || equals < parenthesis)) {
                return last.equals("=") ? name(Next.FIRST_STEP, "a node or `;`")
                        : Spellings.isArrow(last) ? name(Next.STEP, "a node") : name(Next.AFTER_STEP, "`->` or `;`");
            }
            if (parenthesis >= 0 && (bracket < 0 || parenthesis < bracket)) {
                return signature();
            }
            if (bracket >= 0) {
                if (last.equals("]")) {
                    return sign("`=`");
                }
                if (last.equals("!")) {
                    return name(Next.PREDICATE, "a predicate type");
                }
                return last.equals("[") || last.equals(",")
                        ? name(Next.PATTERN, "a pattern (`_`, a predicate type, or `!` and one)") : sign("`,` or `]`");
            }
            if (last.equals(":")) {
                return sign("`[` and patterns");
            }
            return name(Next.SIGNATURE_OR_FLOW, "`=` and a flow, or `(` and parameters");
        }

        private Expectation signature() {
            int depth = 0;
            int lists = 0;
            for (String token : tokens) {
                if (token.equals("(")) {
                    depth++;
                } else if (token.equals(")") && depth > 0) {
                    depth--;
                    lists++;
                }
            }
            if (depth > 0) {
                return last.equals("(") ? name(Next.PARAMETER, "a parameter or `)`") : last.equals(",")
                        ? name(Next.PARAMETER, "a parameter") : name(Next.IN_PARAMETER, last.equals(".") ? "a name" : "`,` or `)`");
            }
            if (lists == 1) {
                return sign(Spellings.isArrow(last) ? "`(` and the outputs" : "`=>` and the outputs");
            }
            return binding(new Expectation(Next.BINDING, SEMICOLON.words()));
        }

        /** Inside {@code by pkg.Class::method} the rest of it, else {@code otherwise}. */
        private Expectation binding(Expectation otherwise) {
            int by = tokens.lastIndexOf("by");
            if (by < 2 || by == tokens.size() - 1 && Spellings.isArrow(tokens.get(by - 1))) {
                return otherwise;
            }
            if (last.equals("by") || last.equals(".")) {
                return name(Next.CLASS, "the name of a Java class");
            }
            if (last.equals("::")) {
                return name(Next.METHOD, "the name of a method");
            }
            return tokens.subList(by, tokens.size()).contains("::") ? otherwise : sign("`::` and a method");
        }

        private int count(java.util.function.Predicate<String> test) {
            return (int) tokens.stream().filter(test).count();
        }
    }
}
