// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.formatting;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.xtext.nodemodel.ICompositeNode;

/**
 * The layout of a text, computed from its tokens and comments and the line breaks between them, never from columns: laying out twice
 * changes nothing. Only white space differs afterwards.
 *
 * <p>Over the tokens of the node model rather than by Xtext's formatting rules, because what looks well depends on neighbouring lines: the
 * {@code =} of a node's variants and the comments behind consecutive lines stand in one column.
 */
final class FluxLayout {
    private final String text;
    private final String lineBreak;
    private final List<Statement> items;
    /** What stands before each item. */
    private final String[] gaps;

    /** White space to be put between two offsets. */
    record Gap(int offset, int end, String blanks) {}

    private FluxLayout(ICompositeNode root) {
        this.text = root.getText();
        this.lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
        this.items = Statement.split(Lexeme.of(root), lineBreak);
        this.gaps = new String[items.size()];
    }

    /** Every gap of the text, in order; with the lexemes between them they make up the text. */
    static List<Gap> of(ICompositeNode root) {
        FluxLayout layout = new FluxLayout(root);
        layout.separate();
        layout.alignVariants();
        layout.alignComments();
        return layout.gaps();
    }

    static String apply(String text, List<Gap> gaps) {
        StringBuilder result = new StringBuilder(text.length() + 64);
        int from = 0;
        for (Gap gap : gaps) {
            result.append(text, from, gap.offset()).append(gap.blanks());
            from = gap.end();
        }
        return result.append(text, from, text.length()).toString();
    }

    private void separate() {
        for (int i = 0; i < gaps.length; i++) {
            if (i == 0) {
                gaps[i] = text.startsWith("\uFEFF") ? "\uFEFF" : "";
                continue;
            }
            Lexeme left = items.get(i - 1).lexemes().getLast();
            Lexeme right = items.get(i).lexemes().getFirst();
            boolean stray = right.is(";") && left.isToken();
            boolean sameLine = right.lineBreaks() == 0 && left.kind() != Lexeme.Kind.LINE_COMMENT && !(left.isToken() && right.isToken());
            gaps[i] = stray ? "" : sameLine ? " " : lineBreak.repeat(Math.clamp(right.lineBreaks(), 1, 2));
        }
    }

    /** Puts the {@code =} of consecutive variants of one node into one column, unless a line would become too long. */
    private void alignVariants() {
        int start = 0;
        while (start < gaps.length) {
            List<Statement> group = variantsFrom(start);
            int column = group.stream().mapToInt(variant -> variant.widthTo(variant.variantEquals())).max().orElse(0);
            boolean fits = group.stream().allMatch(variant ->
                    variant.lastColumn() + column - variant.widthTo(variant.variantEquals()) <= Statement.WIDTH);
            if (fits) {
                group.forEach(variant -> variant.widen(variant.variantEquals(), column - variant.widthTo(variant.variantEquals())));
            }
            start = endOfGroup(start, group.size());
        }
    }

    private List<Statement> variantsFrom(int start) {
        List<Statement> group = new ArrayList<>();
        for (int i = start; i < gaps.length; i++) {
            Statement item = items.get(i);
            boolean trailingComment = !item.lexemes().getFirst().isToken() && gaps[i].equals(" ");
            boolean variant = item.variantEquals() > 0 && item.isOneLine()
                    && (group.isEmpty() || gaps[i].equals(lineBreak) && item.name().equals(group.getFirst().name()));
            if (variant && (group.isEmpty() ? i == start : true)) {
                group.add(item);
            } else if (!trailingComment || group.isEmpty()) {
                break;
            }
        }
        return group;
    }

    private int endOfGroup(int start, int size) {
        int end = start;
        int seen = 0;
        while (end < gaps.length && seen < size) {
            seen += items.get(end).variantEquals() > 0 ? 1 : 0;
            end++;
        }
        return Math.max(end, start + 1);
    }

    /** Puts the comments behind consecutive lines into one column. */
    private void alignComments() {
        int start = 0;
        while (start < gaps.length) {
            List<Integer> group = new ArrayList<>();
            int width = 0;
            int i = start;
            while (i + 1 < gaps.length && isLineWithComment(i) && (i == start || gaps[i].equals(lineBreak))) {
                group.add(i + 1);
                width = Math.max(width, items.get(i).lastColumn());
                i += 2;
            }
            for (int comment : group) {
                gaps[comment] = " ".repeat(width - items.get(comment - 1).lastColumn() + 1);
            }
            start = Math.max(i, start + 1);
        }
    }

    private boolean isLineWithComment(int index) {
        boolean statement = items.get(index).lexemes().getFirst().isToken() && items.get(index).isOneLine()
                && (index == 0 || gaps[index].contains(lineBreak));
        return statement && gaps[index + 1].equals(" ") && items.get(index + 1).lexemes().getFirst().kind() == Lexeme.Kind.LINE_COMMENT;
    }

    private List<Gap> gaps() {
        List<Gap> result = new ArrayList<>();
        int offset = 0;
        for (int item = 0; item < gaps.length; item++) {
            Statement statement = items.get(item);
            for (int i = 0; i < statement.lexemes().size(); i++) {
                Lexeme lexeme = statement.lexemes().get(i);
                result.add(new Gap(offset, lexeme.offset(), i == 0 ? gaps[item] : statement.gap(i)));
                offset = lexeme.end();
            }
        }
        result.add(new Gap(offset, text.length(), items.isEmpty() ? "" : lineBreak));
        return result;
    }
}
