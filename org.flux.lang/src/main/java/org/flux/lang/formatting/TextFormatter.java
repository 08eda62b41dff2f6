// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.formatting;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.formatting.FluxLayout.Gap;
import org.flux.lang.syntax.FluxReader;
import org.flux.lang.syntax.ParsedFile;
import org.flux.lang.syntax.SyntaxAdapter;

/** Formats texts. */
@Singleton
public final class TextFormatter {
    private final FluxReader reader;
    private final SyntaxAdapter adapter;

    @Inject
    TextFormatter(FluxReader reader, SyntaxAdapter adapter) {
        this.reader = reader;
        this.adapter = adapter;
    }

    /** The formatted text, or nothing if the text has syntax errors. */
    public Optional<String> format(String text) {
        return Optional.of(reader.parse(text))
                .filter(parsed -> adapter.adapt("", parsed, target -> Optional.empty()).findings().isEmpty())
                .map(parsed -> FluxLayout.apply(text, FluxLayout.of(parsed.getRootNode())));
    }

    /** What formatting changes; nothing inside of declarations with slips, nor where something stands that nobody can read. */
    public List<Replacement> replacements(String text) {
        return replacements(text, 0, text.length(), Layout.of(this, text));
    }

    /** What formatting changes between two offsets, and in the declarations that are in part there. */
    public List<Replacement> replacements(String text, int from, int to) {
        Layout layout = Layout.of(this, text);
        int first = from;
        int last = to;
        for (INode element : layout.elements()) {
            if (element.getOffset() <= to && element.getEndOffset() >= from) {
                first = Math.min(first, element.getOffset());
                last = Math.max(last, element.getEndOffset());
            }
        }
        return replacements(text, first, last, layout);
    }

    /** What formatting changes in and before declarations that end behind {@code from} and not behind {@code to}. */
    public List<Replacement> replacementsOfEnding(String text, int from, int to) {
        Layout layout = Layout.of(this, text);
        List<Replacement> all = new ArrayList<>();
        for (INode element : layout.elements()) {
            if (element.getEndOffset() > from && element.getEndOffset() <= to) {
                all.addAll(replacements(text, element.getOffset(), element.getEndOffset(), layout));
            }
        }
        return all;
    }

    private static List<Replacement> replacements(String text, int from, int to, Layout layout) {
        List<Replacement> all = new ArrayList<>();
        for (Gap gap : layout.gaps()) {
            String now = text.substring(gap.offset(), gap.end());
            boolean wanted = gap.offset() >= from && gap.end() <= to || gap.end() == from || isBeforeComment(text, gap, to);
            boolean blank = now.replace("\uFEFF", "").isBlank();
            if (wanted && blank && !now.equals(gap.blanks()) && !layout.isFrozen(gap)) {
                all.add(new Replacement(gap.offset(), gap.end(), gap.blanks()));
            }
        }
        return all;
    }

    /** Whether only blanks are between what is formatted and a comment behind it, on one line. */
    private static boolean isBeforeComment(String text, Gap gap, int to) {
        return gap.offset() == to && text.startsWith("/", gap.end()) && !gap.blanks().contains("\n")
                && text.substring(gap.offset(), gap.end()).chars().noneMatch(c -> c == '\n' || c == '\r');
    }

    /** The layout of what can be read of a text. */
    private record Layout(ICompositeNode root, List<Gap> gaps, List<INode> frozen) {

        static Layout of(TextFormatter formatter, String text) {
            ParsedFile parsed = formatter.adapter.adapt("", formatter.reader.parse(text), target -> Optional.empty());
            ICompositeNode root = formatter.reader.parse(without(text, parsed.unread())).getRootNode();
            List<INode> frozen = elements(root).stream().filter(element -> parsed.findings().stream().anyMatch(finding ->
                    finding.range().offset() <= element.getEndOffset() && finding.range().endOffset() >= element.getOffset())).toList();
            return new Layout(root, FluxLayout.of(root), frozen);
        }

        List<INode> elements() {
            return elements(root);
        }

        private static List<INode> elements(ICompositeNode root) {
            List<INode> elements = new ArrayList<>();
            for (INode child : root.getChildren()) {
                if (child.getLength() > 0 && child instanceof ICompositeNode) {
                    elements.add(child);
                }
            }
            return elements;
        }

        boolean isFrozen(Gap gap) {
            return frozen.stream().anyMatch(element -> element.getOffset() < gap.offset() && gap.end() < element.getEndOffset());
        }

        /** The text with blanks in the place of what is left alone, so that all offsets stay. */
        private static String without(String text, List<SourceRange> unread) {
            StringBuilder rest = new StringBuilder(text);
            for (SourceRange place : unread) {
                for (int i = place.offset(); i < place.endOffset(); i++) {
                    if (rest.charAt(i) != '\n' && rest.charAt(i) != '\r') {
                        rest.setCharAt(i, ' ');
                    }
                }
            }
            return rest.toString();
        }
    }
}
