// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Declaration.TypeDef;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.symbols.Occurrences;
import org.flux.lang.syntax.ParsedFile;
import org.flux.lang.syntax.TextToken;
import org.flux.lang.syntax.TextToken.Kind;

/**
 * What lies around a place in a text, from the word to the whole file: everything that contains the place is collected, in whatever order,
 * sorted by length, and what does not contain the one before is left out. So each stretch contains the one before, whatever the text.
 */
final class Surroundings {
    private final ParsedFile parsed;
    private final String text;
    private final List<TextToken> tokens;
    private final Occurrences occurrences;

    /** A part of the text, between two offsets. */
    record Stretch(int from, int to) {
        boolean touches(int offset) {
            return from <= offset && offset <= to;
        }

        int length() {
            return to - from;
        }

        boolean isWithin(Stretch other) {
            return other.from <= from && to <= other.to;
        }
    }

    private Surroundings(ParsedFile parsed) {
        this.parsed = parsed;
        this.text = parsed.text();
        this.tokens = TextToken.of(text);
        this.occurrences = Occurrences.in(parsed.file());
    }

    static Surroundings of(ParsedFile parsed) {
        return new Surroundings(parsed);
    }

    /** The innermost first, the whole text last; each contains the one before and more. */
    List<Stretch> at(int offset) {
        List<Stretch> all = new ArrayList<>();
        all.add(new Stretch(0, text.length()));
        token(offset).ifPresent(index -> token(tokens.get(index), offset, all));
        occurrences.at(offset).ifPresent(named -> all.add(stretch(named.range())));
        imports(all);
        declarations(offset, all);
        parsed.unread().forEach(unread -> all.add(stretch(unread)));
        return nested(all, offset);
    }

    private List<Stretch> nested(List<Stretch> all, int offset) {
        List<Stretch> nested = new ArrayList<>();
        Predicate<Stretch> around = stretch -> stretch.touches(offset) && (stretch.length() > 0 || text.isEmpty());
        all.stream().filter(around).sorted(Comparator.comparingInt(Stretch::length)).forEach(stretch -> {
            Stretch inner = nested.isEmpty() ? null : nested.getLast();
            if (inner == null || inner.isWithin(stretch) && inner.length() < stretch.length()) {
                nested.add(stretch);
            }
        });
        return nested;
    }

    private static Stretch stretch(SourceRange range) {
        return new Stretch(range.offset(), range.endOffset());
    }

    private static Stretch stretch(SourceRange first, SourceRange last) {
        return new Stretch(first.offset(), last.endOffset());
    }

    /** The token that a place is in or touches; of two that it touches the word, else the one behind. */
    private Optional<Integer> token(int offset) {
        int behind = firstEndingBehind(offset);
        boolean in = behind < tokens.size() && tokens.get(behind).offset() <= offset;
        boolean touchesBefore = behind > 0 && tokens.get(behind - 1).end() == offset;
        boolean insideOfIt = in && (tokens.get(behind).offset() < offset || isWord(tokens.get(behind)));
        return insideOfIt || in && !(touchesBefore && isWord(tokens.get(behind - 1))) ? Optional.of(behind)
                : touchesBefore ? Optional.of(behind - 1) : Optional.empty();
    }

    private static boolean isWord(TextToken token) {
        return token.kind() == Kind.WORD || token.kind() == Kind.KEYWORD;
    }

    private int firstEndingBehind(int offset) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void token(TextToken token, int offset, List<Stretch> all) {
        all.add(new Stretch(token.offset(), token.end()));
        if (token.kind() == Kind.STRING && token.end() - token.offset() > 1) {
            all.add(new Stretch(token.offset() + 1, token.end() - 1));
        } else if (token.kind().isComment()) {
            comment(token, offset, all);
        }
    }

    /** In a comment words and lines; around a line comment those on the lines before and behind. */
    private void comment(TextToken token, int offset, List<Stretch> all) {
        int from = offset;
        while (from > token.offset() && isPart(text.codePointBefore(from))) {
            from -= Character.charCount(text.codePointBefore(from));
        }
        int to = offset;
        while (to < token.end() && isPart(text.codePointAt(to))) {
            to += Character.charCount(text.codePointAt(to));
        }
        all.add(new Stretch(from, Math.max(to, from)));
        int lineStart = offset;
        while (lineStart > token.offset() && !isLineEnd(text.charAt(lineStart - 1))) {
            lineStart--;
        }
        int lineEnd = offset;
        while (lineEnd < token.end() && !isLineEnd(text.charAt(lineEnd))) {
            lineEnd++;
        }
        all.add(trimmed(lineStart, lineEnd));
        if (token.kind() == Kind.LINE_COMMENT) {
            int index = firstEndingBehind(token.offset());
            int first = index;
            while (first > 0 && tokens.get(first - 1).kind() == Kind.LINE_COMMENT && isNextLine(tokens.get(first - 1), tokens.get(first))) {
                first--;
            }
            int last = index;
            while (last + 1 < tokens.size() && tokens.get(last + 1).kind() == Kind.LINE_COMMENT
                    && isNextLine(tokens.get(last), tokens.get(last + 1))) {
                last++;
            }
            all.add(new Stretch(tokens.get(first).offset(), tokens.get(last).end()));
        }
    }

    private static boolean isPart(int c) {
        return Character.isJavaIdentifierPart(c);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private boolean isNextLine(TextToken before, TextToken behind) {
        return text.substring(before.end(), behind.offset()).replace("\r\n", "\n").chars().filter(c -> isLineEnd((char) c)).count() == 1;
    }

    private Stretch trimmed(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Stretch(start, end);
    }

    private void imports(List<Stretch> all) {
        List<Import> imports = parsed.file().imports();
        imports.forEach(statement -> all.add(stretch(statement.range())));
        if (!imports.isEmpty()) {
            all.add(stretch(imports.getFirst().range(), imports.getLast().range()));
        }
    }

    private void declarations(int offset, List<Stretch> all) {
        List<Declaration> declarations = parsed.file().declarations();
        int index = firstBehind(declarations, offset);
        // at the border of two the place touches both
        for (int i = Math.max(0, index - 1); i < Math.min(declarations.size(), index + 1); i++) {
            Declaration declaration = declarations.get(i);
            if (stretch(declaration.documentedRange()).touches(offset)) {
                all.add(stretch(declaration.range()));
                all.add(stretch(declaration.documentedRange()));
                parts(declaration, all);
                brackets(declaration.range(), offset, all);
            }
            all.add(stretch(declarations.get(DeclarationGroups.start(declarations, i)).documentedRange(),
                    declarations.get(DeclarationGroups.end(declarations, i) - 1).range()));
        }
    }

    /** The index of the first declaration that ends behind an offset. */
    private static int firstBehind(List<Declaration> declarations, int offset) {
        int low = 0;
        int high = declarations.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (declarations.get(middle).range().endOffset() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What belongs together in a declaration and is in no brackets. */
    private static void parts(Declaration declaration, List<Stretch> all) {
        switch (declaration) {
            case FlowDefinition flow when !flow.steps().isEmpty() -> all.add(between(flow.steps().getFirst(), flow.steps().getLast()));
            case OrderDecl order when !order.locks().isEmpty() -> all.add(between(order.locks().getFirst(), order.locks().getLast()));
            case HandlerDecl handler -> {
                all.add(between(handler.path().getFirst(), handler.path().getLast()));
                handler.handler().ifPresent(name -> all.add(between(handler.path().getFirst(), name)));
                handler.binding().ifPresent(binding -> all.add(bound(binding)));
            }
            case SourceDecl source -> source.target().ifPresent(target -> all.add(between(source.source(), target)));
            case TypeDef typedef -> typedef.binding().ifPresent(binding -> all.add(bound(binding)));
            case NodeSignature node -> node.binding().ifPresent(binding -> all.add(bound(binding)));
            default -> { }
        }
    }

    private static Stretch between(Name first, Name last) {
        return stretch(first.range(), last.range());
    }

    private static Stretch bound(Binding binding) {
        return between(binding.type(), binding.method());
    }

    /** The brackets around a place, what is in them, between which commas the place is; and from the first to the last bracket. */
    private void brackets(SourceRange declaration, int offset, List<Stretch> all) {
        Deque<Integer> open = new ArrayDeque<>();
        int firstOpen = -1;
        for (int i = firstEndingBehind(declaration.offset()); i < tokens.size() && tokens.get(i).end() <= declaration.endOffset(); i++) {
            if (tokens.get(i).kind() != Kind.SIGN) {
                continue;
            }
            char sign = text.charAt(tokens.get(i).offset());
            if (sign == '(' || sign == '[' || sign == '{') {
                firstOpen = firstOpen < 0 ? i : firstOpen;
                open.push(i);
            } else if ((sign == ')' || sign == ']' || sign == '}') && !open.isEmpty()) {
                pair(open.pop(), i, offset, all);
                if (open.isEmpty()) {
                    all.add(new Stretch(tokens.get(firstOpen).offset(), tokens.get(i).end()));
                }
            }
        }
    }

    private void pair(int open, int close, int offset, List<Stretch> all) {
        Stretch whole = new Stretch(tokens.get(open).offset(), tokens.get(close).end());
        all.add(whole);
        if (!whole.touches(offset) || close == open + 1) {
            return;
        }
        all.add(new Stretch(tokens.get(open + 1).offset(), tokens.get(close - 1).end()));
        int item = open + 1;
        int depth = 0;
        for (int i = open + 1; i <= close; i++) {
            char sign = tokens.get(i).kind() == Kind.SIGN ? text.charAt(tokens.get(i).offset()) : 'a';
            depth += "([{<".indexOf(sign) >= 0 ? 1 : ")]}>".indexOf(sign) >= 0 && i < close ? -1 : 0;
            if (i == close || sign == ',' && depth == 0) {
                if (i > item) {
                    all.add(new Stretch(tokens.get(item).offset(), tokens.get(i - 1).end()));
                }
                item = i + 1;
            }
        }
    }
}
