// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.flux.http.Response;

/** Everything that the server shows beside pictures. */
final class Pages {
    private static final int[] WIDTHS = {320, 640, 1280};
    private static final int[] QUALITIES = {5, 30, 60, 95};

    private static final String STYLE = """
            :root {
              color-scheme: light dark; --ground: #f6f5f1; --card: #ffffff; --ink: #1f2430; --soft: #6c7280; --line: #e2e0d8;
              --accent: #b3541e
            }
            @media (prefers-color-scheme: dark) {
              :root { --ground: #12141a; --card: #1b1e27; --ink: #eceef3; --soft: #9aa1b1; --line: #2b2f3b; --accent: #f2a541 }
            }
            * { box-sizing: border-box }
            body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, sans-serif }
            main, header, footer { max-width: 1180px; margin: 0 auto; padding: 0 24px }
            header { padding-top: 48px; padding-bottom: 24px }
            h1 { font-size: clamp(1.8rem, 4vw, 2.6rem); line-height: 1.15; margin: 0 0 8px; letter-spacing: -.02em }
            header p { margin: 0; color: var(--soft); max-width: 64ch }
            code { font: .9em ui-monospace, monospace }
            .pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(340px, 100%), 1fr)); gap: 24px }
            article { background: var(--card); border: 1px solid var(--line); border-radius: 14px; overflow: hidden }
            article img { display: block; width: 100%; height: auto; aspect-ratio: 3 / 2; background: var(--line) }
            article div { padding: 14px 18px 18px }
            h2 { font-size: 1.05rem; margin: 0 0 6px }
            dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; margin: 0; font-size: .9rem }
            dt { color: var(--soft) }
            dd { margin: 0; display: flex; flex-wrap: wrap; gap: 0 12px }
            a { color: var(--accent); text-decoration: none }
            a:hover, a:focus-visible { text-decoration: underline }
            footer { padding-top: 32px; padding-bottom: 48px; color: var(--soft); font-size: .9rem }
            .cache { display: flex; flex-wrap: wrap; gap: 10px 32px; margin: 0 0 12px; padding: 0 }
            .cache li { list-style: none }
            .cache b { display: block; font-size: 1.3rem; font-weight: 600; color: var(--ink); font-variant-numeric: tabular-nums }
            """;

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="icon" href="/favicon.svg" type="image/svg+xml">
            <style>
            %s</style>
            </head>
            <body>
            %s</body>
            </html>
            """;

    private static final String ICON = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
            <rect width="32" height="32" rx="7" fill="#1b2a52"/>
            <circle cx="21" cy="11" r="4.5" fill="#f6c163"/>
            <path d="M3 25l8-10 6 7 4-4 8 7v1a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3z" fill="#c8647a"/>
            </svg>
            """;

    private Pages() {
    }

    static Response icon() {
        return Response.ok("image/svg+xml", ICON.getBytes(StandardCharsets.UTF_8)).header("Cache-Control", "max-age=86400");
    }

    /** An overview of all pictures, with what the cache is doing. */
    static Response gallery(List<String> names, CacheStatistics cache) {
        StringBuilder body = new StringBuilder("""
                <header>
                <h1>Flux image server</h1>
                <p>The raw pictures are compressed when somebody asks for them: choose a size with <code>?w=</code> and
                <code>&amp;h=</code>, a quality with <code>&amp;q=</code>.</p>
                </header>
                <main class="pictures">
                """);
        names.forEach(name -> body.append(card(name)));
        if (names.isEmpty()) {
            body.append("<p>There are no pictures here yet: put <code>NAME.ppm</code> into the server’s directory of pictures.</p>\n");
        }
        body.append("</main>\n").append(footer(cache));
        return Response.html(FRAME.formatted("Flux image server", STYLE, body)).header("Cache-Control", "no-store");
    }

    /** Says what went wrong, and leads back. */
    static Response problem(int status, String title, String reason) {
        String body = """
                <header>
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="/">All pictures</a></p>
                </header>
                """.formatted(escape(title), escape(reason));
        return Response.html(FRAME.formatted(escape(title), STYLE, body)).withStatus(status);
    }

    static Response problem(Refusal refusal) {
        Response page = problem(refusal.status(), refusal.status() == 405 ? "Not allowed" : "Bad request", refusal.getMessage());
        return refusal.status() == 405 ? page.header("Allow", "GET, HEAD") : page;
    }

    private static String card(String name) {
        String url = Rendition.PATH + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") + Rendition.SUFFIX;
        StringBuilder sizes = new StringBuilder();
        for (int width : WIDTHS) {
            sizes.append(link(url + "?w=" + width, width + " px"));
        }
        StringBuilder qualities = new StringBuilder();
        for (int quality : QUALITIES) {
            qualities.append(link(url + "?w=1280&amp;q=" + quality, quality + " %"));
        }
        return """
                <article>
                <a href="%1$s"><img src="%1$s?w=720&amp;h=480" width="720" height="480" alt="%2$s" loading="lazy"></a>
                <div>
                <h2>%2$s</h2>
                <dl><dt>Size</dt><dd>%3$s</dd><dt>Quality</dt><dd>%4$s</dd></dl>
                </div>
                </article>
                """.formatted(url, escape(name), sizes.append(link(url, "original")), qualities);
    }

    private static String link(String url, String text) {
        return "<a href=\"" + url + "\">" + text + "</a>";
    }

    private static String footer(CacheStatistics cache) {
        return """
                <footer>
                <ul class="cache">
                <li><b>%d</b> files in the cache</li>
                <li><b>%s</b> of %s</li>
                <li><b>%d</b> found</li>
                <li><b>%d</b> not found</li>
                <li><b>%d</b> evicted</li>
                <li><b>%d</b> in use</li>
                </ul>
                <p>The same numbers <a href="/statistics">as JSON</a>.</p>
                </footer>
                """.formatted(cache.images(), megabytes(cache.bytes()), megabytes(cache.bound()), cache.hits(), cache.misses(),
                cache.evictions(), cache.users());
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
