// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.workspace.Document;
import org.flux.lang.syntax.ParsedFile;
import org.flux.lang.syntax.TextToken;

/**
 * Finds what can be folded in a text, by whole lines, since that is all that most editors can do: the block of imports, declarations and
 * comments of several lines, the variants of one node, and what stands between {@code // region} and {@code // endregion}. Folds never
 * cross each other, and no two begin on one line, of which an editor would take either. In time proportional to the length of the text.
 */
final class Folds {
    private static final Pattern REGION = Pattern.compile("//\\s*#?region\\b.*");
    private static final Pattern CLOSING = Pattern.compile("\\s*[})\\]]\\s*;?");
    private static final Pattern END_OF_REGION = Pattern.compile("//\\s*#?endregion\\b.*");

    private final Document document;
    private final String text;
    private final List<Fold> found = new ArrayList<>();

    private record Fold(int first, int last, String kind) {}

    private Folds(Document document) {
        this.document = document;
        this.text = document.text();
    }

    /** @param most how many the editor wants at most; the outer ones are kept */
    static List<FoldingRange> of(ParsedFile parsed, Document document, int most) {
        Folds folds = new Folds(document);
        folds.imports(parsed.file().imports());
        folds.declarations(parsed.file().declarations());
        folds.comments(TextToken.of(document.text()));
        return folds.nested(most).stream().map(Folds::range).toList();
    }

    private void imports(List<Import> imports) {
        for (int i = 0; i < imports.size(); ) {
            int last = i;
            while (last + 1 < imports.size() && follows(imports.get(last).range(), imports.get(last + 1).range())) {
                last++;
            }
            add(line(imports.get(i).range().offset()), line(imports.get(last).range().endOffset()), FoldingRangeKind.Imports);
            i = last + 1;
        }
    }

    /** Whether nothing but blanks stands between two imports. */
    private boolean follows(SourceRange import1, SourceRange import2) {
        return text.substring(import1.endOffset(), import2.offset()).isBlank();
    }

    private void declarations(List<Declaration> all) {
        for (Declaration declaration : all) {
            SourceRange range = declaration.range();
            int first = line(range.offset());
            int last = line(range.endOffset());
            // the line of a bracket that closes the declaration stays, as in other languages
            boolean closes = last > first
                    && CLOSING.matcher(text).region(document.lines().start(last), range.endOffset()).matches();
            add(first, closes ? last - 1 : last, null);
        }
        for (int i = 0; i < all.size(); ) {
            int end = DeclarationGroups.endOfVariants(all, i);
            if (end > i + 1) {
                add(line(all.get(i).range().offset()), line(all.get(end - 1).range().endOffset()), null);
            }
            i = Math.max(end, i + 1);
        }
    }

    private void comments(List<TextToken> tokens) {
        Deque<Integer> regions = new ArrayDeque<>();
        int runStart = -1;
        int runEnd = -1;
        for (TextToken token : tokens) {
            int line = line(token.offset());
            boolean ownLine = token.kind() == TextToken.Kind.LINE_COMMENT
                    && text.substring(document.lines().start(line), token.offset()).isBlank();
            String comment = ownLine ? text.substring(token.offset(), token.end()) : "";
            boolean region = REGION.matcher(comment).matches();
            boolean end = END_OF_REGION.matcher(comment).matches();
            if (runStart >= 0 && (!ownLine || region || end || line > runEnd + 1)) {
                add(runStart, runEnd, FoldingRangeKind.Comment);
                runStart = -1;
            }
            if (region) {
                regions.push(line);
            } else if (end && !regions.isEmpty()) {
                add(regions.pop(), line, FoldingRangeKind.Region);
            } else if (ownLine && !end) {
                runStart = runStart < 0 ? line : runStart;
                runEnd = line;
            } else if (token.kind() == TextToken.Kind.BLOCK_COMMENT) {
                add(line, line(token.end() - 1), FoldingRangeKind.Comment);
            }
        }
        if (runStart >= 0) {
            add(runStart, runEnd, FoldingRangeKind.Comment);
        }
    }

    private int line(int offset) {
        return document.lines().line(offset);
    }

    private void add(int firstLine, int lastLine, String kind) {
        if (lastLine > firstLine) {
            found.add(new Fold(firstLine, lastLine, kind));
        }
    }

    /** In textual order; what crosses another one, or begins on its line and is smaller, is left out. */
    private List<Fold> nested(int most) {
        found.sort(Comparator.comparingInt(Fold::first).thenComparing(Fold::last, Comparator.reverseOrder()));
        List<Fold> nested = new ArrayList<>();
        List<Integer> depths = new ArrayList<>();
        Deque<Fold> around = new ArrayDeque<>();
        for (Fold fold : found) {
            while (!around.isEmpty() && around.peek().last() < fold.first()) {
                around.pop();
            }
            Fold outer = around.peek();
            if (outer == null || outer.first() < fold.first() && fold.last() <= outer.last()) {
                depths.add(around.size());
                nested.add(fold);
                around.push(fold);
            }
        }
        return nested.size() <= most ? nested : outermost(nested, depths, most);
    }

    private static List<Fold> outermost(List<Fold> nested, List<Integer> depths, int most) {
        List<Integer> byDepth = new ArrayList<>();
        for (int i = 0; i < nested.size(); i++) {
            byDepth.add(i);
        }
        byDepth.sort(Comparator.comparing(depths::get));
        return byDepth.stream().limit(most).sorted().map(nested::get).toList();
    }

    private static FoldingRange range(Fold fold) {
        FoldingRange range = new FoldingRange(fold.first(), fold.last());
        range.setKind(fold.kind());
        return range;
    }
}
