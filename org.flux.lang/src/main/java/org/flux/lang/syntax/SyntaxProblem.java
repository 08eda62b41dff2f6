// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.flux.graph.diagnostics.DidYouMean;

/**
 * One place where the parser gave up.
 *
 * @param fix what to put in the place of the range
 */
record SyntaxProblem(String message, int offset, int endOffset, Optional<Replacement> fix) {
    private static final List<String> SECTIONS = List.of("typedef", "source", "handle", "atomic", "constraint", "session", "order", "pragma",
            "package", "import", "node", "blocking", "async", "push");
    private static final Set<String> MODIFIERS = Set.of("node", "blocking", "async", "push");
    private static final Set<String> C_TYPES = Set.of("void", "int", "bool", "boolean", "char", "long", "double", "float", "unsigned", "static",
            "struct", "public", "extern");

    record Replacement(String title, String text) {}

    /**
     * @param before the declaration's tokens that were understood or at least passed
     * @param found the token at which the parser gave up, or null
     */
    static SyntaxProblem of(List<Token> before, Token found) {
        return new Analyst(before, found).problem();
    }

    private static final class Analyst {
        private final List<Token> before;
        private final List<String> texts;
        private final Token found;
        private final boolean atEnd;
        private final String text;

        Analyst(List<Token> before, Token found) {
            this.before = before;
            this.texts = new ArrayList<>(before.stream().map(Token::getText).toList());
            this.found = found;
            this.atEnd = found == null || found.getType() == Token.EOF;
            this.text = atEnd ? "" : found.getText();
        }

        SyntaxProblem problem() {
            if (before.isEmpty()) {
                return atEnd ? here("Expected a declaration") : unknownSection().orElseGet(() -> here(SyntaxMessages.unexpected(text)));
            }
            return unclosed()
                    .or(this::unknownSection)
                    .or(this::foreign)
                    .orElseGet(this::expected);
        }

        /** `(` that meets something which can only stand outside. */
        private Optional<SyntaxProblem> unclosed() {
            Deque<Token> open = new ArrayDeque<>();
            for (Token token : before) {
                switch (token.getText()) {
                    case "(", "[", "{" -> open.push(token);
                    case ")", "]", "}" -> open.poll();
                    default -> { }
                }
            }
            if (open.isEmpty()) {
                return Optional.empty();
            }
            Token bracket = open.peek();
            String closing = closing(bracket.getText());
            boolean outside = atEnd || text.equals(";") || Spellings.isArrow(text) || text.equals("=")
                    || Set.of(")", "]", "}").contains(text) && !text.equals(closing) || startsDeclaration();
            boolean complete = !Set.of("(", "[", "{", ",", "!", ":").contains(last().getText()) || atEnd || startsDeclaration();
            // `(int b`, a line break, `Bar (`: the next declaration began one word ago
            boolean nested = before.size() > 2 && startedLine() && (text.equals("(") || text.equals("=") || text.equals(":"));
            if (nested) {
                return Optional.of(after(before.get(before.size() - 2), bracket, closing));
            }
            if (!outside || !complete) {
                return Optional.empty();
            }
            return Optional.of(after(last(), bracket, closing));
        }

        private static SyntaxProblem after(Token last, Token bracket, String closing) {
            return behind(last, "`" + bracket.getText() + "` is not closed: expected `" + closing + "` after `" + last.getText() + "`", closing);
        }

        private boolean startedLine() {
            return last().getLine() > before.get(before.size() - 2).getLine();
        }

        private static String closing(String opening) {
            return switch (opening) {
                case "(" -> ")";
                case "[" -> "]";
                default -> "}";
            };
        }

        /** Two words in a row are a keyword and a name: the keyword is misspelt. */
        private Optional<SyntaxProblem> unknownSection() {
            List<Token> words = new ArrayList<>(before);
            if (!atEnd) {
                words.add(found);
            }
            if (words.size() < 2 || before.size() > 2) {
                return Optional.empty();
            }
            Token first = words.get(0);
            String word = first.getText();
            boolean unknown = Expectation.isWord(word) && !SECTIONS.contains(word) && !Expectation.HARD_KEYWORDS.contains(word);
            if (!unknown || !Expectation.isWord(words.get(1).getText()) || words.get(1).getLine() != first.getLine()) {
                return Optional.empty();
            }
            if (C_TYPES.contains(word)) {
                return Optional.of(at(first, "Unexpected `" + word + "`: the outputs of a node stand behind its inputs, as in `Name (int in) => (int out);`"));
            }
            Optional<String> meant = DidYouMean.closest(word, SECTIONS);
            String message = "Unknown keyword `" + word + "`" + DidYouMean.suffix(meant);
            SyntaxProblem problem = at(first, message);
            return Optional.of(meant.map(fix -> problem.withFix("Write `" + fix + "`", fix)).orElse(problem));
        }

        /** What is right in other languages. */
        private Optional<SyntaxProblem> foreign() {
            String first = texts.getFirst();
            String previous = last().getText();
            if (text.equals("{") && previous.equals(")")) {
                return Optional.of(here("Unexpected `{`: nodes have no body here, components are written in Java"));
            }
            if (text.equals(";") && previous.equals(")") && count("(") == 1 && !texts.contains("=") && !SECTIONS.contains(first)) {
                return Optional.of(here("Expected `=>` and the outputs after `)`, found `;`: a signature is `Name (int in) => (int out);`"));
            }
            boolean flow = texts.contains("=") && !first.equals("pragma");
            if (flow && (text.equals(",") || text.equals("=")) && Expectation.isWord(previous)) {
                return Optional.of(here("Expected `->` between the nodes of a flow, found `" + text + "`").withFix("Write `->`", text.equals(",") ? " ->" : "->"));
            }
            if (before.size() == 1 && Expectation.isWord(first) && Spellings.isArrow(text)) {
                return Optional.of(here("Expected `=` after `" + first + "`, found `" + text + "`: a flow is `Name = A -> B;`"));
            }
            if (first.equals("source") && text.equals(",")) {
                return Optional.of(here("Expected `;` after `" + previous + "`, found `,`: a source has one target"));
            }
            return Optional.empty();
        }

        private SyntaxProblem expected() {
            String next = Expectation.after(texts);
            String previous = last().getText();
            boolean semicolon = next.endsWith("`;`") && !next.startsWith("a node");
            if (semicolon && (atEnd || startsLine())) {
                return afterLast("Expected `;` after `" + previous + "`", ";");
            }
            String message = "Expected " + next + " after `" + previous + "`";
            if (atEnd) {
                return afterLast(message + ", but the text ends here", null);
            }
            if (startsLine() && startsDeclaration()) {
                return afterLast(message, null);
            }
            if (Expectation.HARD_KEYWORDS.contains(text)) {
                return here(message + "; `" + text + "` is a keyword and cannot be a name");
            }
            SyntaxProblem problem = here(message + ", found " + shown());
            boolean arrow = text.matches("[-=]+>?") && (next.startsWith("`->`") || next.startsWith("`=>`"));
            return arrow ? here("`" + text + "` is no arrow; write " + next.substring(0, 4)).withFix("Write " + next.substring(0, 4), next.substring(1, 3))
                    : problem;
        }

        private String shown() {
            return text.codePointCount(0, text.length()) == 1 ? TokenScan.describe(text.codePointAt(0)) : "`" + text + "`";
        }

        private boolean startsLine() {
            return atEnd || found.getLine() > last().getLine();
        }

        private boolean startsDeclaration() {
            return !atEnd && startsLine() && (Expectation.isWord(text) || Expectation.HARD_KEYWORDS.contains(text))
                    || Expectation.HARD_KEYWORDS.contains(text) && !text.equals("error");
        }

        private int count(String token) {
            return (int) texts.stream().filter(token::equals).count();
        }

        private Token last() {
            return before.getLast();
        }

        private SyntaxProblem here(String message) {
            return atEnd ? before.isEmpty() ? new SyntaxProblem(message, 0, 0, Optional.empty()) : afterLast(message, null) : at(found, message);
        }

        private SyntaxProblem afterLast(String message, String insert) {
            return behind(last(), message, insert);
        }

        private static SyntaxProblem behind(Token token, String message, String insert) {
            int end = ((CommonToken) token).getStopIndex() + 1;
            return new SyntaxProblem(message, end, end,
                    insert == null ? Optional.empty() : Optional.of(new Replacement("Insert `" + insert + "`", insert)));
        }

        private static SyntaxProblem at(Token token, String message) {
            CommonToken place = (CommonToken) token;
            return new SyntaxProblem(message, place.getStartIndex(), place.getStopIndex() + 1, Optional.empty());
        }
    }

    SyntaxProblem withFix(String title, String replacement) {
        return new SyntaxProblem(message, offset, endOffset, Optional.of(new Replacement(title, replacement)));
    }
}
