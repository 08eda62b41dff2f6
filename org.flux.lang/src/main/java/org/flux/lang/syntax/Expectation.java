// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.List;
import java.util.Set;

/**
 * What may come next in a declaration of which the first tokens are there, in the words of a message. The grammar once more, but only along
 * the way that the text took.
 */
final class Expectation {
    static final Set<String> HARD_KEYWORDS = Set.of("typedef", "source", "handle", "error", "atomic");
    private static final String SEMICOLON = "`;`";

    private final List<String> tokens;
    private final String last;

    private Expectation(List<String> tokens) {
        this.tokens = tokens;
        this.last = tokens.getLast();
    }

    /**
     * @param tokens the texts of the declaration's tokens so far, at least one
     */
    static String after(List<String> tokens) {
        return new Expectation(tokens).next();
    }

    private String next() {
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

    private String typedef() {
        return switch (count(Expectation::isWord)) {
            case 1 -> "a name for the predicate type";
            case 2 -> "the test function of `" + tokens.get(1) + "`";
            default -> binding(SEMICOLON);
        };
    }

    private String source() {
        int open = tokens.lastIndexOf("{");
        if (open >= 0 && !tokens.contains("}")) {
            return switch (tokens.size() - open) {
                case 1 -> "`session`";
                case 2 -> "`:`";
                case 3 -> "the session function";
                default -> binding("`}`");
            };
        }
        if (Spellings.isArrow(last)) {
            return "the node that its flows enter";
        }
        if (count(Spellings::isArrow) > 0) {
            return SEMICOLON;
        }
        return tokens.size() == 1 ? "the node that is the source" : "`=>`";
    }

    private String session() {
        if (Spellings.isArrow(last)) {
            return "the session function";
        }
        return count(Spellings::isArrow) > 0 ? binding(SEMICOLON) : "`=>`";
    }

    private String handle() {
        if (tokens.size() == 1) {
            return "`error`";
        }
        if (tokens.size() == 2) {
            return "the node whose errors are handled, or `*`";
        }
        if (Spellings.isArrow(last)) {
            return "the handler";
        }
        return count(Spellings::isArrow) > 0 ? binding("`=>` or `;`") : "`=>` and the handler";
    }

    private String atomic() {
        int open = tokens.lastIndexOf("{");
        if (open < 0) {
            return tokens.size() == 1 ? "the node that is constrained" : "`{` and its locks";
        }
        if (last.equals("}")) {
            return SEMICOLON;
        }
        if (last.equals("(")) {
            return "`session` or `program`";
        }
        if (tokens.lastIndexOf("(") > tokens.lastIndexOf(")")) {
            return "`)`";
        }
        return last.equals("{") || last.equals(",") ? "the name of a lock" : "`,` or `}`";
    }

    private String order() {
        if (tokens.size() == 1 || last.equals("<")) {
            return "the name of a lock";
        }
        return tokens.contains("<") ? "`<` or `;`" : "`<`";
    }

    private String pragma() {
        if (last.equals("=")) {
            return "a value";
        }
        return tokens.size() == 1 ? "the name of a setting" : tokens.contains("=") ? SEMICOLON : "`=` or `;`";
    }

    private String path() {
        return last.equals(".") || tokens.size() == 1 ? "a name" : SEMICOLON;
    }

    private String nodeOrFlow() {
        int bracket = tokens.indexOf("[");
        int parenthesis = tokens.indexOf("(");
        int equals = tokens.indexOf("=");
        if (equals >= 0 && (parenthesis < 0 || equals < parenthesis)) {
            return last.equals("=") ? "a node or `;`" : Spellings.isArrow(last) ? "a node" : "`->` or `;`";
        }
        if (parenthesis >= 0 && (bracket < 0 || parenthesis < bracket)) {
            return signature();
        }
        if (bracket >= 0) {
            if (last.equals("]")) {
                return "`=`";
            }
            if (last.equals("!")) {
                return "a predicate type";
            }
            return last.equals("[") || last.equals(",") ? "a pattern (`_`, a predicate type, or `!` and one)" : "`,` or `]`";
        }
        if (last.equals(":")) {
            return "`[` and patterns";
        }
        return "`=` and a flow, or `(` and parameters";
    }

    private String signature() {
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
            return last.equals("(") ? "a parameter or `)`" : last.equals(",") ? "a parameter" : last.equals(".") ? "a name" : "`,` or `)`";
        }
        if (lists == 1) {
            return Spellings.isArrow(last) ? "`(` and the outputs" : "`=>` and the outputs";
        }
        return binding(SEMICOLON);
    }

    /** Inside {@code by pkg.Class::method} the rest of it, else {@code otherwise}. */
    private String binding(String otherwise) {
        int by = tokens.lastIndexOf("by");
        if (by < 2 || by == tokens.size() - 1 && Spellings.isArrow(tokens.get(by - 1))) {
            return otherwise;
        }
        if (last.equals("by") || last.equals(".")) {
            return "the name of a Java class";
        }
        if (last.equals("::")) {
            return "the name of a method";
        }
        return tokens.subList(by, tokens.size()).contains("::") ? otherwise : "`::` and a method";
    }

    private int count(java.util.function.Predicate<String> test) {
        return (int) tokens.stream().filter(test).count();
    }

    static boolean isWord(String token) {
        return !token.isEmpty() && Character.isJavaIdentifierStart(token.codePointAt(0)) && !token.equals("_");
    }
}
