// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.syntax.Spelling;
import org.flux.lang.syntax.TextToken.Kind;

/**
 * Reads a text again of which little has changed: only the declarations around the change are parsed, the rest is taken over. What comes
 * out is what reading all of it gives, or nothing at all where that is not certain.
 *
 * <p>The part that is parsed begins after a declaration and ends at the beginning of a line with another one, some declarations away from
 * the change. It is certain if, at both of its ends, there come out the same declarations as before: then the parser is between two
 * declarations there as it was the last time, and what is behind is read as it was. After Wagner and Graham, "Efficient and Flexible
 * Incremental Parsing" (TOPLAS 1998), with whole declarations as what is reused.
 */
@Singleton
public final class IncrementalReader {
    /** So many declarations before and behind the change are read again; half of them have to be the same as before. */
    private static final int MARGIN = 4;
    /** Shorter texts are read in no time. */
    private static final int SHORT = 2_000;

    private final FluxReader reader;
    private final SyntaxAdapter adapter;

    @Inject
    IncrementalReader(FluxReader reader, SyntaxAdapter adapter) {
        this.reader = reader;
        this.adapter = adapter;
    }

    /** What the text would be read as whose imports lead to the same files as before; empty if it has to be read as a whole. */
    public Optional<ParsedFile> read(ParsedFile before, String text) {
        if (text.length() < SHORT || before.text().length() < SHORT) {
            return Optional.empty();
        }
        Window window = Window.around(before, text);
        return window == null || !window.holdsAllFindings() || window.endsInComment() ? Optional.empty() : read(window);
    }

    /** Whether what is wrong somewhere can depend on the text elsewhere: on how often it is wrong, on a comment before. */
    private static boolean dependsOnMore(Diagnostic finding, String text) {
        String message = finding.message();
        char first = finding.range().offset() < text.length() ? text.charAt(finding.range().offset()) : ' ';
        return message.startsWith("`*/`") || message.startsWith("More than ") || message.equals(SyntaxAdapter.UNEXPLAINED)
                || LookAlikes.plain(first) != first;
    }

    private Optional<ParsedFile> read(Window window) {
        ParsedFile before = window.before();
        SourceFile file = before.file();
        LineIndex lines = new LineIndex(file.path(), window.text());
        ParsedFile part = adapter.adaptPart(file.path(), reader.parse(window.part()), lines.from(window.start()));
        if (!window.isAnchored(part) || part.findings().stream().anyMatch(finding -> dependsOnMore(finding, window.text()))) {
            return Optional.empty();
        }
        List<Declaration> declarations = new ArrayList<>(file.declarations().subList(0, window.first()));
        declarations.addAll(part.file().declarations());
        file.declarations().subList(window.next(), file.declarations().size()).forEach(later -> declarations.add(window.shift().of(later)));
        List<Spelling> spellings = new ArrayList<>();
        file.spellings().stream().filter(earlier -> earlier.range().endOffset() <= window.start()).forEach(spellings::add);
        spellings.addAll(part.file().spellings());
        file.spellings().stream().filter(later -> later.range().offset() >= window.oldEnd())
                .forEach(later -> spellings.add(window.shift().of(later)));
        SourceFile whole = new SourceFile(file.path(), file.packageName(), file.imports(), declarations, spellings);
        return Optional.of(new ParsedFile(whole, window.text(), part.findings(), part.unread()));
    }

    /**
     * The part of a text that is read again.
     *
     * @param start where it begins, before and after
     * @param oldEnd where it ended
     * @param first the first declaration in it, by its position among the old ones
     * @param next the first one behind it
     * @param changedFrom the first old declaration that the change may concern
     * @param changedTo the first one behind that
     * @param shift what has become of places behind it
     */
    private record Window(ParsedFile before, String text, int start, int oldEnd, int first, int next, int changedFrom, int changedTo,
            Shift shift) {

        /** Null if there is none. */
        static Window around(ParsedFile before, String text) {
            String old = before.text();
            int same = sameStart(old, text);
            int sameEnd = sameEnd(old, text, same);
            List<Declaration> all = before.file().declarations();
            int header = endOfHeader(before.file(), old);
            if (same <= header) {
                return null;
            }
            int from = firstBehind(all, same - 1);
            int first = Math.max(0, from - MARGIN);
            int start = first == 0 ? header : all.get(first - 1).range().endOffset();
            int to = from;
            while (to < all.size() && all.get(to).documentedRange().offset() <= old.length() - sameEnd) {
                to++;
            }
            int next = Math.min(all.size(), to + MARGIN);
            int end = old.length();
            while (next < all.size() && (end = lineStart(old, all.get(next - 1), all.get(next))) < 0) {
                next++;
            }
            end = next < all.size() ? end : old.length();
            int lines = lineBreaks(text, start, end + text.length() - old.length()) - lineBreaks(old, start, end);
            return new Window(before, text, start, end, first, next, from, to, new Shift(text.length() - old.length(), lines));
        }

        String part() {
            return text.substring(start, oldEnd + shift.offset());
        }

        private boolean reachesEnd() {
            return next == before.file().declarations().size();
        }

        /** Which declarations are to blame for an error may depend on errors elsewhere. */
        boolean holdsAllFindings() {
            return before.findings().stream().noneMatch(finding -> dependsOnMore(finding, before.text()))
                    && before.findings().stream().allMatch(this::holds) && before.unread().stream().allMatch(this::holds);
        }

        private boolean holds(Diagnostic finding) {
            return holds(finding.range()) && finding.related().stream().allMatch(related -> holds(related.range()))
                    && finding.fixes().stream().allMatch(fix -> fix.edits().stream().allMatch(edit -> holds(edit.range())));
        }

        private boolean holds(SourceRange range) {
            return (range.offset() > start || start == 0) && (range.endOffset() < oldEnd || reachesEnd());
        }

        /** A comment that does not end here goes on behind. */
        boolean endsInComment() {
            if (reachesEnd()) {
                return false;
            }
            String part = part();
            List<TextToken> tokens = TextToken.of(part);
            return !tokens.isEmpty() && tokens.getLast().kind() == Kind.BLOCK_COMMENT && tokens.getLast().end() == part.length();
        }

        /** Whether what was read at both ends is what was there before, and nothing is wrong with it. */
        boolean isAnchored(ParsedFile part) {
            List<Declaration> old = before.file().declarations();
            List<Declaration> now = part.file().declarations();
            int head = (changedFrom - first + 1) / 2;
            int tail = reachesEnd() ? 0 : (next - changedTo + 1) / 2;
            if (!part.file().imports().isEmpty() || part.file().packageName().isPresent() || now.size() < head + tail) {
                return false;
            }
            for (int i = 0; i < head; i++) {
                if (!now.get(i).equals(old.get(first + i))) {
                    return false;
                }
            }
            for (int i = 1; i <= tail; i++) {
                if (!now.get(now.size() - i).equals(shift.of(old.get(next - i)))) {
                    return false;
                }
            }
            int from = head == 0 ? start - 1 : now.get(head - 1).range().endOffset();
            int to = tail == 0 ? Integer.MAX_VALUE : now.get(now.size() - tail).documentedRange().offset();
            return part.findings().stream().allMatch(finding -> finding.range().offset() > from && finding.range().endOffset() < to)
                    && part.unread().stream().allMatch(range -> range.offset() > from && range.endOffset() < to);
        }

        private static int sameStart(String old, String text) {
            int most = Math.min(old.length(), text.length());
            int same = 0;
            while (same < most && old.charAt(same) == text.charAt(same)) {
                same++;
            }
            return same;
        }

        private static int sameEnd(String old, String text, int sameStart) {
            int most = Math.min(old.length(), text.length()) - sameStart;
            int same = 0;
            while (same < most && old.charAt(old.length() - 1 - same) == text.charAt(text.length() - 1 - same)) {
                same++;
            }
            return same;
        }

        private static int endOfHeader(SourceFile file, String text) {
            int end = file.packageName().map(name -> text.indexOf(';', name.range().endOffset()) + 1).orElse(0);
            return file.imports().isEmpty() ? end : Math.max(end, file.imports().getLast().range().endOffset());
        }

        /** The first declaration that does not end before an offset. */
        private static int firstBehind(List<Declaration> all, int offset) {
            int low = 0;
            int high = all.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (all.get(middle).range().endOffset() < offset) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** Where the line begins on which a declaration begins, if the one before ends on another line; else -1. */
        private static int lineStart(String text, Declaration before, Declaration declaration) {
            int begin = declaration.documentedRange().offset();
            int lineBreak = text.lastIndexOf('\n', begin - 1);
            return lineBreak >= before.range().endOffset() && text.substring(lineBreak + 1, begin).isBlank() ? lineBreak + 1 : -1;
        }

        private static int lineBreaks(String text, int start, int end) {
            return new LineIndex("", text.substring(start, end)).count();
        }
    }
}
