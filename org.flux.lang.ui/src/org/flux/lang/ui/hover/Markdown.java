// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.hover;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/**
 * Markdown as text with styles: paragraphs, headings, lists, blocks of code, and in them code, stress and links. That is what the server
 * says and what people write into comments; anything else stays as it is written.
 *
 * @param text what is to be read, without marks
 * @param lines one for each line of the text
 * @param spans where something differs from plain text, in the order of the text; stress may contain code and links
 */
public record Markdown(String text, List<Line> lines, List<Span> spans) {
    /** What a line is; {@code first} of its block, so that there is some space above it. */
    public record Line(Kind kind, int depth, boolean first) {}

    /** {@code FLUX} is a block of code in our language. */
    public enum Kind { PARAGRAPH, HEADING, ITEM, CODE, FLUX }

    /** @param target where a link leads; null for other styles */
    public record Span(int start, int end, Style style, String target) {}

    public enum Style { CODE, BOLD, ITALIC, LINK }

    static final String BULLET = "•  ";
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*");
    private static final Pattern ITEM = Pattern.compile("(\\s*)(?:[-*+]|\\d+[.)])\\s+(.*)");
    private static final Pattern FENCE = Pattern.compile("\\s*(?:```+|~~~+)\\s*(\\w*).*");
    private static final Pattern INLINE = Pattern.compile("\\\\(?<escaped>[\\\\`*_{}\\[\\]()<>#+.!-])|``(?<code2>.+?)``|`(?<code>[^`]+)`"
            + "|\\*\\*(?<bold>.+?)\\*\\*|(?<![\\p{L}\\d])\\*(?<italic>[^*\\s](?:[^*]*[^*\\s])?)\\*(?![\\p{L}\\d])"
            + "|(?<![\\p{L}\\d_])_(?<italic2>[^_\\s](?:[^_]*[^_\\s])?)_(?![\\p{L}\\d_])|\\[(?<label>[^\\]]+)\\]\\((?<target>[^)\\s]+)\\)"
            + "|<(?<bracketed>https?://[^>\\s]+)>|(?<bare>https?://[^\\s<>)]*[^\\s<>).,;:!?])");

    /** What the protocol has, which may be plain text. */
    public static Markdown of(MarkupContent content) {
        return MarkupKind.PLAINTEXT.equals(content.getKind()) ? plain(content.getValue()) : of(content.getValue());
    }

    public static Markdown of(String source) {
        return new Parser().parse(source);
    }

    private static Markdown plain(String text) {
        List<Line> lines = text.lines().map(line -> new Line(Kind.PARAGRAPH, 0, false)).toList();
        return new Markdown(String.join("\n", text.lines().toList()), lines, List.of());
    }

    public boolean isEmpty() {
        return text.isBlank();
    }

    private static final class Parser {
        private final StringBuilder text = new StringBuilder();
        private final List<Line> lines = new ArrayList<>();
        private final List<Span> spans = new ArrayList<>();
        /** Whether the next line of a paragraph goes on with what is there. */
        private boolean open;
        private boolean first = true;

        Markdown parse(String source) {
            List<String> all = source.lines().toList();
            for (int i = 0; i < all.size(); i++) {
                String line = all.get(i);
                Matcher fence = FENCE.matcher(line);
                Matcher heading = HEADING.matcher(line);
                Matcher item = ITEM.matcher(line);
                if (fence.matches()) {
                    i = code(all, i + 1, fence.group(1).equals("flux") ? Kind.FLUX : Kind.CODE);
                } else if (line.isBlank() || line.matches("\\s*(?:-{3,}|\\*{3,}|_{3,})\\s*")) {
                    open = false;
                    first = true;
                } else if (heading.matches()) {
                    begin(Kind.HEADING, 0);
                    inline(heading.group(1));
                    open = false;
                    first = true;
                } else if (item.matches()) {
                    begin(Kind.ITEM, item.group(1).length() / 2);
                    text.append(BULLET);
                    inline(item.group(2));
                    open = true;
                } else {
                    if (open) {
                        text.append(' ');
                    } else {
                        begin(Kind.PARAGRAPH, 0);
                    }
                    inline(line.strip());
                    open = !line.endsWith("  ") && !line.endsWith("\\");
                }
            }
            return new Markdown(text.toString(), List.copyOf(lines), List.copyOf(spans));
        }

        private void begin(Kind kind, int depth) {
            if (!lines.isEmpty()) {
                text.append('\n');
            }
            lines.add(new Line(kind, depth, first && !lines.isEmpty()));
            first = false;
        }

        private int code(List<String> all, int from, Kind kind) {
            int at = from;
            first = true;
            for (; at < all.size() && !FENCE.matcher(all.get(at)).matches(); at++) {
                begin(kind, 0);
                text.append(all.get(at));
            }
            open = false;
            first = true;
            return at;
        }

        private void inline(String source) {
            Matcher matcher = INLINE.matcher(source);
            int at = 0;
            while (matcher.find()) {
                text.append(source, at, matcher.start());
                at = matcher.end();
                int start = text.length();
                if (matcher.group("escaped") != null) {
                    text.append(matcher.group("escaped"));
                } else if (matcher.group("code") != null || matcher.group("code2") != null) {
                    text.append(matcher.group("code") != null ? matcher.group("code") : matcher.group("code2").strip());
                    spans.add(new Span(start, text.length(), Style.CODE, null));
                } else if (matcher.group("label") != null) {
                    styled(matcher.group("label"), Style.LINK, matcher.group("target"));
                } else if (matcher.group("bold") != null) {
                    styled(matcher.group("bold"), Style.BOLD, null);
                } else if (matcher.group("italic") != null || matcher.group("italic2") != null) {
                    styled(matcher.group("italic") != null ? matcher.group("italic") : matcher.group("italic2"), Style.ITALIC, null);
                } else {
                    String target = matcher.group("bare") != null ? matcher.group("bare") : matcher.group("bracketed");
                    text.append(target);
                    spans.add(new Span(start, text.length(), Style.LINK, target));
                }
            }
            text.append(source, at, source.length());
        }

        private void styled(String inner, Style style, String target) {
            int start = text.length();
            int before = spans.size();
            inline(inner);
            spans.add(before, new Span(start, text.length(), style, target));
        }
    }
}
