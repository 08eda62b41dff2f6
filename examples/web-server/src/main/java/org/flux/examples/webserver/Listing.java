// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/** The page that lists a directory. */
final class Listing {
    /** More than that is not shown. */
    static final int MOST = 10_000;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final String UNRESERVED = "-._~!$&'()*+,;=:@";
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1f2430; --soft: #6c7280; --line: #e2e0d8; --ground: #f6f5f1; --accent: #b3541e }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #eceef3; --soft: #9aa1b1; --line: #2b2f3b; --ground: #12141a; --accent: #f2a541 }
            }
            body { margin: 0 auto; padding: 40px 24px; max-width: 860px; background: var(--ground); color: var(--ink);
              font: 16px/1.5 system-ui, sans-serif }
            h1 { font-size: 1.5rem; margin: 0 0 20px; overflow-wrap: anywhere }
            table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums }
            th { text-align: left; font-weight: 500; color: var(--soft) }
            th, td { padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line) }
            td:first-child { overflow-wrap: anywhere }
            th:nth-child(2), td:nth-child(2) { text-align: right; white-space: nowrap }
            th:nth-child(n+2), td:nth-child(n+2) { width: 1%; padding-left: 24px }
            th:nth-child(3), td:nth-child(3) { color: var(--soft); white-space: nowrap }
            a { color: var(--accent); text-decoration: none }
            a:hover, a:focus-visible { text-decoration: underline }
            p { color: var(--soft) }
            """;

    private Listing() {
    }

    /** A file or directory. */
    record Child(String name, boolean isDirectory, long size, Instant modified) {
    }

    /** @param path decoded, ending in a slash */
    static String page(String path, List<Child> children) {
        List<Child> shown = children.stream()
                .sorted(Comparator.comparing((Child child) -> !child.isDirectory()).thenComparing(Child::name))
                .limit(MOST).toList();
        StringBuilder page = new StringBuilder(512 + 160 * shown.size());
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        escape(path, page);
        page.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>");
        escape(path, page);
        page.append("</h1>\n<table>\n<tr><th>Name</th><th>Size</th><th>Changed (UTC)</th></tr>\n");
        if (path.length() > 1) {
            page.append("<tr><td><a href=\"../\">../</a></td><td></td><td></td></tr>\n");
        }
        shown.forEach(child -> row(child, page));
        page.append("</table>\n");
        if (shown.isEmpty()) {
            page.append("<p>There is nothing here.</p>\n");
        } else if (children.size() > MOST) {
            page.append("<p>There is more than is shown here.</p>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static void row(Child child, StringBuilder page) {
        String slash = child.isDirectory() ? "/" : "";
        page.append("<tr><td><a href=\"./");
        encode(child.name(), page);
        page.append(slash).append("\">");
        escape(child.name(), page);
        page.append(slash).append("</a></td><td>");
        if (!child.isDirectory()) {
            size(child.size(), page);
        }
        page.append("</td><td>").append(DATE.format(child.modified())).append("</td></tr>\n");
    }

    private static void size(long bytes, StringBuilder page) {
        if (bytes < 1_000) {
            page.append(bytes).append(" B");
            return;
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double value = bytes / 1_000.0;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1_000;
            unit++;
        }
        long tenths = Math.round(value * 10);
        page.append(tenths / 10);
        if (tenths < 100) {
            page.append('.').append(tenths % 10);
        }
        page.append(' ').append(units[unit]);
    }

    /** As text and as the value of an attribute. */
    static void escape(String text, StringBuilder page) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(c);
            }
        }
    }

    /** As one segment of a path; what HTML would take for a mark is encoded as well. */
    private static void encode(String name, StringBuilder page) {
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    || UNRESERVED.indexOf(c) >= 0 && c != '&' && c != '\'';
            if (plain) {
                page.append(c);
            } else {
                page.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xf, 16)));
            }
        }
    }
}
