// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;

/**
 * Tells the type of a parameter from its name. A parameter is a run of words, Java's or C's: the last word is the name unless it is the
 * only one or belongs to the type, as in {@code unsigned long} and {@code struct tag}.
 */
final class ParameterReader {
    private static final Set<String> QUALIFIERS = Set.of("struct", "const", "volatile");
    static final Set<String> BASE = Set.of("unsigned", "signed", "long", "short", "int", "char", "float", "double");

    /** A word with its dots and type arguments, or a single sign such as {@code *}. */
    private record Part(int first, int last, boolean word, String text) {}

    private final SyntaxFindings findings;
    private final LineIndex lines;

    ParameterReader(LineIndex lines, SyntaxFindings findings) {
        this.lines = lines;
        this.findings = findings;
    }

    Optional<Parameter> read(List<ILeafNode> tokens) {
        List<Part> parts = parts(tokens);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        int lastWord = lastWord(parts);
        boolean named = lastWord > 0 && isName(parts, lastWord) && !isPointer(parts.getLast());
        SourceRange whole = range(tokens, parts.getFirst(), parts.getLast());
        List<Part> type = new ArrayList<>(named ? parts.subList(0, lastWord) : parts);
        if (named) {
            // `char data[]` is C for `char[] data`
            type.addAll(parts.subList(lastWord + 1, parts.size()));
        }
        if (!isType(type)) {
            noType(tokens, parts, whole);
        } else if (named && lastWord + 1 < parts.size()) {
            String written = typeText(tokens, type) + " " + parts.get(lastWord).text();
            findings.error("Write `" + written + "`: the brackets belong to the type", whole,
                    SyntaxFindings.replace("Write `" + written + "`", whole, written));
        } else if (type.stream().allMatch(part -> QUALIFIERS.contains(part.text()))) {
            findings.error("`" + typeText(tokens, type) + "` alone is no type; write the type behind it", whole);
        } else if (type.size() == 1 && type.getFirst().text().equals("void")) {
            noVoid(named, whole);
            if (!named) {
                return Optional.empty();
            }
        }
        Part typeEnd = named ? parts.get(lastWord - 1) : parts.getLast();
        Name typeName = new Name(typeText(tokens, type), range(tokens, parts.getFirst(), typeEnd));
        Optional<Name> name = named
                ? Optional.of(new Name(parts.get(lastWord).text(), range(tokens, parts.get(lastWord), parts.get(lastWord))))
                : Optional.empty();
        return Optional.of(new Parameter(typeName, name, whole));
    }

    private void noType(List<ILeafNode> tokens, List<Part> parts, SourceRange whole) {
        String text = "`" + typeText(tokens, parts) + "`";
        if (parts.getFirst().text().equals("final") || parts.getFirst().text().equals("in") || parts.getFirst().text().equals("out")) {
            SourceRange word = range(tokens, parts.getFirst(), parts.getFirst());
            findings.error("`" + parts.getFirst().text() + "` means nothing here; remove it", word,
                    SyntaxFindings.replace("Remove it", word.to(range(tokens, parts.get(1), parts.get(1)).start()), ""));
            return;
        }
        boolean turned = parts.size() == 2 && parts.getFirst().word() && parts.getFirst().first() == parts.getFirst().last()
                 && BASE.contains(parts.get(1).text());
        if (turned) {
            String written = parts.get(1).text() + " " + parts.get(0).text();
            findings.error("The type stands before the name: write `" + written + "`", whole,
                    SyntaxFindings.replace("Write `" + written + "`", whole, written));
            return;
        }
        // `int a int b`: as many types as names
        boolean pairs = parts.size() == 4 && parts.stream().allMatch(Part::word) && isName(parts.subList(0, 2), 1)
                && isName(parts.subList(2, 4), 1);
        if (pairs && BASE.contains(parts.get(2).text())) {
            SourceRange behind = range(tokens, parts.get(1), parts.get(1)).end();
            findings.error("Expected `,` after `" + parts.get(1).text() + "`: parameters are separated by `,`", behind,
                    SyntaxFindings.replace("Insert `,`", behind, ","));
        } else {
            findings.error(text + " is no parameter: write a type and a name, and `,` between parameters", whole);
        }
    }

    private void noVoid(boolean named, SourceRange whole) {
        findings.error("No value is of type `void`; " + (!named ? "write `()` where there is nothing" : "write another type"), whole,
                !named ? new Fix[] {SyntaxFindings.replace("Remove `void`", whole, "")} : new Fix[0]);
    }

    private static List<Part> parts(List<ILeafNode> tokens) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String text = text(tokens.get(i));
            if (!Character.isJavaIdentifierStart(text.codePointAt(0))) {
                parts.add(new Part(i, i, false, text));
                continue;
            }
            int last = i;
            while (last + 2 < tokens.size() && text(tokens.get(last + 1)).equals(".")) {
                last += 2;
            }
            if (last + 1 < tokens.size() && text(tokens.get(last + 1)).equals("<")) {
                last = closing(tokens, last + 1);
            }
            parts.add(new Part(i, last, true, last == i ? text : text + "…"));
            i = last;
        }
        return parts;
    }

    private static int closing(List<ILeafNode> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            switch (text(tokens.get(i))) {
                case "<" -> depth++;
                case ">" -> depth--;
                default -> { }
            }
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private static int lastWord(List<Part> parts) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i).word()) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isName(List<Part> parts, int index) {
        Part part = parts.get(index);
        boolean plain = part.first() == part.last() && !BASE.contains(part.text()) && !QUALIFIERS.contains(part.text());
        return plain && parts.subList(0, index).stream().anyMatch(before -> !QUALIFIERS.contains(before.text()));
    }

    /** One noun, or only words of C that form a type together. */
    private static boolean isType(List<Part> type) {
        long nouns = type.stream().filter(part -> part.word() && !QUALIFIERS.contains(part.text()) && !BASE.contains(part.text())).count();
        boolean base = type.stream().anyMatch(part -> BASE.contains(part.text()));
        return nouns + (base ? 1 : 0) <= 1;
    }

    private static boolean isPointer(Part part) {
        return part.text().equals("*") || part.text().equals("&");
    }

    private SourceRange range(List<ILeafNode> tokens, Part first, Part last) {
        return lines.range(tokens.get(first.first()).getOffset(), tokens.get(last.last()).getEndOffset());
    }

    /** The type with blanks normalised: {@code const char*}, {@code Map<String, byte[]>}. */
    private static String typeText(List<ILeafNode> tokens, List<Part> type) {
        StringBuilder text = new StringBuilder();
        for (Part part : type) {
            String next = text(tokens, part);
            if (part.word() && !text.isEmpty()) {
                text.append(' ');
            }
            text.append(next);
        }
        return text.toString();
    }

    private static String text(ILeafNode token) {
        return LookAlikes.plain(token.getText());
    }

    private static String text(List<ILeafNode> tokens, Part part) {
        StringBuilder text = new StringBuilder();
        for (int i = part.first(); i <= part.last(); i++) {
            String token = text(tokens.get(i));
            boolean word = Character.isJavaIdentifierStart(token.codePointAt(0));
            if (word && !text.isEmpty() && wordBefore(text)) {
                text.append(' ');
            }
            text.append(token.equals(",") ? ", " : token);
        }
        return text.toString();
    }

    private static boolean wordBefore(StringBuilder text) {
        char last = text.charAt(text.length() - 1);
        return Character.isJavaIdentifierPart(last) || "?>*&]".indexOf(last) >= 0;
    }
}
