// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/** One pass over all tokens of a text, comments included: the visible ones, and what the lexer lets pass so that it never stops. */
final class TokenScan {
    private static final String NAMES = "ID";

    private final String text;
    private final LineIndex lines;
    private final SyntaxFindings findings;
    private final List<Token> tokens = new ArrayList<>();
    private final Map<Integer, List<Integer>> lookAlikes = new TreeMap<>();
    /** Whether the list that is being read is known to hold types that are nested too deeply. */
    private boolean deep;
    private int commentEnd = -1;
    private int commentStart = -1;

    private TokenScan(String text, LineIndex lines, SyntaxFindings findings) {
        this.text = text;
        this.lines = lines;
        this.findings = findings;
    }

    /** Finds the visible tokens, and adds to {@code findings} what is wrong with single tokens and comments. */
    static List<Token> of(INode root, String text, LineIndex lines, SyntaxFindings findings) {
        TokenScan scan = new TokenScan(text, lines, findings);
        for (ILeafNode leaf : root.getLeafNodes()) {
            int start = leaf.getTotalOffset();
            int end = start + leaf.getTotalLength();
            if (end > start) {
                scan.leaf(leaf, start, end);
            }
        }
        scan.reportLookAlikes();
        return scan.tokens;
    }

    private void leaf(ILeafNode leaf, int start, int end) {
        char first = text.charAt(start);
        if (leaf.isHidden()) {
            hidden(first, start, end);
            return;
        }
        deep &= first != ')';
        String written = text.substring(start, end);
        String plain = isQuote(first) ? written : LookAlikes.plain(written);
        if (isQuote(first)) {
            string(written, start, end);
        } else {
            // a wrong arrow is reported as such
            if (!(Spellings.isArrow(plain) || plain.startsWith("-"))) {
                collectLookAlikes(start, end);
            }
            if (leaf.getGrammarElement() instanceof RuleCall call && call.getRule().getName().equals(NAMES)) {
                checkName(written, start);
            }
        }
        boolean endOfComment = first == '/' && start > 0 && text.charAt(start - 1) == '*' && !tokens.isEmpty() && tokens.getLast().is("*")
                && tokens.getLast().end() == start;
        if (endOfComment) {
            strayEndOfComment(start);
        }
        tokens.add(new Token(plain, start, lines.line(start), lines.line(end)));
    }

    private void hidden(char first, int start, int end) {
        if (first == '/' && text.charAt(start + 1) == '*') {
            if (end - start >= 4 && text.startsWith("*/", end - 2)) {
                commentStart = start;
                commentEnd = end;
            } else {
                int stop = endOfOpenComment(start, end);
                findings.breaking(Slip.at(start, start + 2, "This comment has no end; write `*/` where it ends")
                        .change("Insert `*/`", new Slip.Piece(stop, stop, " */")));
            }
        } else if (first == '#') {
            directive(start, end);
        } else if (isBlank(first)) {
            collectLookAlikes(start, end);
        } else if (first != '/' && !deep) {
            deep = true;
            findings.breaking(Slip.at(start, end, "Type arguments are nested more than " + ShallowTypes.DEPTH
                    + " deep here; write a class that contains them"));
        }
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\uFEFF' || LookAlikes.plain(c) == ' ';
    }

    /** The end of the line, and of the lines after it that begin with a star as those of a comment do. */
    private int endOfOpenComment(int start, int end) {
        int stop = endOfLine(start, end);
        while (stop < end) {
            int next = stop;
            while (next < end && Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            if (next >= end || text.charAt(next) != '*') {
                break;
            }
            stop = endOfLine(next, end);
        }
        return stop;
    }

    private int endOfLine(int start, int end) {
        int stop = start;
        while (stop < end && text.charAt(stop) != '\n' && text.charAt(stop) != '\r') {
            stop++;
        }
        return stop;
    }

    private void strayEndOfComment(int slash) {
        Slip slip = Slip.at(slash - 1, slash + 1, "`*/` ends no comment, since a comment ends at the first `*/`; remove the one inside");
        if (commentStart >= 0) {
            slip = new Slip(slip.message(), slip.offset(), slip.end(), List.of(new Slip.Note("the comment ends here", commentEnd - 2,
                    commentEnd)),
                    List.of(new Slip.Change("Remove the inner `*/`", List.of(new Slip.Piece(commentEnd - 2, commentEnd, "")))));
        }
        findings.breaking(slip);
    }

    private void directive(int start, int end) {
        String directive = text.substring(start, end).strip();
        if (!directive.matches("#[ \\t]*(include|define|undef|if|else|elif|endif|pragma|import).*")) {
            int marks = directive.length() - directive.replaceFirst("^#+!?", "").length();
            findings.add(Slip.at(start, start + marks, "A comment begins with `//`").write("//"));
            return;
        }
        Slip slip = Slip.at(start, start + directive.length(), "Flux has no preprocessor" + (directive.matches("#\\s*(include|import).*")
                ? "; use `import` for other files" : ": there are no macros, and nothing is compiled conditionally; remove the line"));
        String file = directive.matches("#\\s*include\\s*\"[^\"]*\\.flux\"") ? directive.replaceFirst("#\\s*include\\s*", "") : "";
        findings.add(file.isEmpty() ? slip.change("Remove the line", new Slip.Piece(start, start + directive.length(), ""))
                : slip.write("import " + file + ";"));
    }

    private void string(String written, int start, int end) {
        char last = written.charAt(written.length() - 1);
        if (written.length() == 1 || !isQuote(last)) {
            String trimmed = written.stripTrailing();
            boolean semicolon = trimmed.endsWith(";");
            int stop = start + (semicolon ? trimmed.substring(0, trimmed.length() - 1).stripTrailing() : trimmed).length();
            findings.breaking(Slip.at(start, end, "This string has no end; write `\"` before the end of the line")
                    .change("Insert `\"`", new Slip.Piece(stop, stop, "\"")));
        } else if (written.charAt(0) != '"' || last != '"') {
            String inside = written.substring(1, written.length() - 1);
            findings.weak(Slip.at(start, end, "Strings are written between `\"` and `\"`").write("\"" + inside.replace("\"", "") + "\""));
        }
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c >= '\u2018' && c <= '\u201F';
    }

    private void checkName(String name, int start) {
        int offset = 0;
        while (offset < name.length()) {
            int c = name.codePointAt(offset);
            int length = Character.charCount(c);
            boolean legal = offset == 0 ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c)
                    && !Character.isIdentifierIgnorable(c);
            if (!legal) {
                boolean alone = offset == 0 && length == name.length();
                Slip slip = Slip.at(start + offset, start + offset + length, upper(describe(c)) + " cannot be part of a name; remove it");
                findings.add(alone ? slip : slip.change("Remove it", new Slip.Piece(start + offset, start + offset + length, "")));
                return;
            }
            offset += length;
        }
    }

    private void collectLookAlikes(int start, int end) {
        for (int i = start; i < end; i++) {
            char plain = LookAlikes.plain(text.charAt(i));
            if (plain != text.charAt(i)) {
                lookAlikes.computeIfAbsent(plain == ' ' ? 0 : 1, any -> new ArrayList<>()).add(i);
            }
        }
    }

    /** One finding for all blanks and one for all signs: who pasted or typed one has made more of them, and one fix does for all. */
    private void reportLookAlikes() {
        lookAlikes.values().forEach(places -> {
            int first = places.getFirst();
            char c = text.charAt(first);
            char plain = LookAlikes.plain(c);
            String meant = plain == ' ' ? "a plain space" : "`" + plain + "`";
            String times = places.size() == 1 ? "" : " (and so on: " + places.size() + " such characters in this file)";
            String what = upper(describe(c)) + (plain == ' ' ? "" : " (" + name(c) + ")");
            findings.add(Slip.at(first, first + 1, what + " is not " + meant + ", though it looks alike; write " + meant + times)
                    .change("Write " + meant, places.stream()
                            .map(at -> new Slip.Piece(at, at + 1,
                                    String.valueOf(LookAlikes.plain(text.charAt(at))))).toArray(Slip.Piece[]::new)));
        });
    }

    private static String name(int c) {
        return String.valueOf(Character.getName(c)).toLowerCase(Locale.ROOT);
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
        String name = Character.isDefined(c) && !Character.isISOControl(c) && Character.getName(c) != null ? " (" + name(c) + ")" : "";
        return String.format("character U+%04X%s", c, name);
    }
}
