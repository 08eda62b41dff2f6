// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.hover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.AbstractInformationControl;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IInformationControlExtension2;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.editors.text.EditorsUI;
import org.flux.lang.ui.colour.Styles;
import org.flux.lang.ui.colour.Words;

/**
 * Shows Markdown in a window above the text: hovers, and what is known of a proposal. It is drawn by the platform's text widget, so it
 * needs no browser, has the colours of the theme, knows its size, and is there at once.
 */
public final class MarkdownControl extends AbstractInformationControl implements IInformationControlExtension2 {
    private static final int MARGIN = 6;
    private static final int INDENT = 14;
    private static final int WIDEST = 640;
    private static final int HIGHEST = 420;

    private StyledText text;
    private Markdown shown = Markdown.of("");

    private MarkdownControl(Shell parent, boolean resizable, String status) {
        super(parent, resizable ? null : status, resizable);
        create();
    }

    /** For windows that open beside the pointer; they get larger, with scroll bars and selection, when they get the focus. */
    public static IInformationControlCreator hovers() {
        return parent -> new MarkdownControl(parent, false, EditorsUI.getTooltipAffordanceString());
    }

    /** For windows that stay. */
    public static IInformationControlCreator resizable() {
        return parent -> new MarkdownControl(parent, true, null);
    }

    @Override
    public IInformationControlCreator getInformationPresenterControlCreator() {
        return resizable();
    }

    @Override
    protected void createContent(Composite parent) {
        text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        text.setAlwaysShowScrollBars(false);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setFont(JFaceResources.getDialogFont());
        text.setForeground(parent.getForeground());
        text.setBackground(parent.getBackground());
        text.setCaret(null);
        text.addListener(SWT.MouseUp, event -> linkAt(new Point(event.x, event.y)).ifPresent(this::open));
        text.addListener(SWT.MouseMove, event -> text.setCursor(text.getDisplay().getSystemCursor(
                linkAt(new Point(event.x, event.y)).isPresent() ? SWT.CURSOR_HAND : SWT.CURSOR_ARROW)));
    }

    private void open(String target) {
        if (text.getSelectionCount() == 0) {
            dispose();
            Links.open(target);
        }
    }

    private Optional<String> linkAt(Point point) {
        int offset = text.getOffsetAtPoint(point);
        return shown.spans().stream().filter(span -> span.style() == Markdown.Style.LINK && offset >= span.start() && offset < span.end())
                .map(Markdown.Span::target).findFirst();
    }

    @Override
    public void setForegroundColor(Color colour) {
        super.setForegroundColor(colour);
        text.setForeground(colour);
    }

    @Override
    public void setBackgroundColor(Color colour) {
        super.setBackgroundColor(colour);
        text.setBackground(colour);
    }

    @Override
    public void setInformation(String content) {
        setInput(Markdown.of(content == null ? "" : content));
    }

    @Override
    public void setInput(Object input) {
        shown = input instanceof Markdown markdown ? markdown : Markdown.of(String.valueOf(input));
        text.setText(shown.text());
        text.setStyleRanges(styles());
        for (int i = 0; i < shown.lines().size(); i++) {
            Markdown.Line line = shown.lines().get(i);
            if (line.kind() == Markdown.Kind.ITEM) {
                text.setLineIndent(i, 1, INDENT * (line.depth() + 1));
                text.setLineWrapIndent(i, 1, INDENT * (line.depth() + 2));
            }
            text.setLineVerticalIndent(i, line.first() ? MARGIN : 0);
        }
        if (text.getShell() != getShell()) {
            text.getDisplay().asyncExec(this::fitTogether);
        }
    }

    /**
     * Where several hovers share a window, the platform adds up the heights of windows that they would have had of their own, some of
     * which were never laid out. What is too much is taken away again.
     */
    private void fitTogether() {
        if (!text.isDisposed()) {
            Shell shared = text.getShell();
            Point size = shared.getSize();
            shared.setSize(size.x, Math.min(size.y, shared.computeSize(size.x, SWT.DEFAULT).y));
        }
    }

    /** One range for each stretch with the same look; a stretch may have several styles. */
    private StyleRange[] styles() {
        List<StyleRange> ranges = new ArrayList<>();
        blocks(ranges);
        for (Markdown.Span span : shown.spans()) {
            StyleRange range = new StyleRange();
            range.start = span.start();
            range.length = span.end() - span.start();
            switch (span.style()) {
                case CODE -> range.font = JFaceResources.getTextFont();
                case BOLD -> range.fontStyle = SWT.BOLD;
                case ITALIC -> range.fontStyle = SWT.ITALIC;
                case LINK -> {
                    range.underline = true;
                    range.foreground = JFaceResources.getColorRegistry().get("HYPERLINK_COLOR");
                }
            }
            List.copyOf(ranges).stream()
                    .filter(outer -> outer.start <= range.start && range.start + range.length <= outer.start + outer.length)
                    .forEach(outer -> ranges.add(split(outer, range)));
            ranges.add(range);
        }
        return ranges.stream().filter(range -> range.length > 0).sorted((a, b) -> Integer.compare(a.start, b.start))
                .toArray(StyleRange[]::new);
    }

    /** What is within a stretch has its look, too. The stretch ends before it; what is behind it is the answer. */
    private static StyleRange split(StyleRange outer, StyleRange inner) {
        inner.underline |= outer.underline;
        inner.foreground = inner.foreground == null ? outer.foreground : inner.foreground;
        inner.fontStyle |= outer.fontStyle;
        StyleRange behind = (StyleRange) outer.clone();
        behind.start = inner.start + inner.length;
        behind.length = outer.start + outer.length - behind.start;
        outer.length = inner.start - outer.start;
        return behind;
    }

    private void blocks(List<StyleRange> ranges) {
        for (int i = 0; i < shown.lines().size(); i++) {
            int start = text.getOffsetAtLine(i);
            int end = i + 1 < shown.lines().size() ? text.getOffsetAtLine(i + 1) - 1 : text.getCharCount();
            switch (shown.lines().get(i).kind()) {
                case HEADING -> ranges.add(new StyleRange(start, end - start, null, null, SWT.BOLD));
                case CODE -> code(ranges, start, end);
                case FLUX -> {
                    int[] at = {start};
                    Words.in(shown.text().substring(start, end), (from, to, colour) -> {
                        code(ranges, at[0], start + from);
                        code(ranges, start + from, start + to).foreground = Styles.colour(colour);
                        at[0] = start + to;
                    });
                    code(ranges, at[0], end);
                }
                case PARAGRAPH, ITEM -> { }
            }
        }
    }

    private static StyleRange code(List<StyleRange> ranges, int from, int to) {
        StyleRange range = new StyleRange();
        range.start = from;
        range.length = to - from;
        range.font = JFaceResources.getTextFont();
        ranges.add(range);
        return range;
    }

    @Override
    public boolean hasContents() {
        return !shown.isEmpty();
    }

    @Override
    public Point computeSizeHint() {
        Point most = getSizeConstraints();
        int width = most == null || most.x == SWT.DEFAULT ? WIDEST : Math.clamp(most.x, 1, WIDEST);
        int height = most == null || most.y == SWT.DEFAULT ? HIGHEST : Math.max(most.y, HIGHEST);
        Point size = text.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        if (size.x > width) {
            size = text.computeSize(width, SWT.DEFAULT);
        }
        Rectangle trim = computeTrim();
        return new Point(Math.min(size.x, width) + trim.width, Math.min(size.y, height) + trim.height);
    }

    @Override
    public void setFocus() {
        super.setFocus();
        text.setFocus();
    }
}
