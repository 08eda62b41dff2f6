// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flux.cli.compile.JavaCompilation.JavaError;
import org.flux.cli.console.Console;
import org.flux.cli.report.TextReport;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.syntax.SourceRange;

/** The Java compiler's errors, drawn as our own findings are. */
public final class JavaErrorReport {
    private static final int SHOWN = 20;

    private JavaErrorReport() {}

    public static String render(List<JavaError> errors, Console.Look look) {
        Map<String, String> texts = new HashMap<>();
        errors.forEach(e -> e.source().ifPresent(s -> texts.put(s.displayName(), s.text())));
        TextReport report = TextReport.on(look, texts);
        StringBuilder text = new StringBuilder();
        for (JavaError error : errors.subList(0, Math.min(SHOWN, errors.size()))) {
            List<String> lines = error.message().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
            String first = lines.isEmpty() ? "the Java compiler failed" : lines.getFirst();
            if (error.source().isPresent()) {
                text.append(report.render(Severity.ERROR, "javac", first, range(error, error.source().get()), List.of(),
                        lines.stream().skip(1).toList()));
            } else {
                text.append("error[javac]: ").append(String.join("; ", lines)).append('\n');
            }
            text.append('\n');
        }
        if (errors.size() > SHOWN) {
            text.append("and ").append(errors.size() - SHOWN).append(" more errors\n");
        }
        return text.toString();
    }

    /** Up to the end of the line, where the error spans several: the whole body of a class helps nobody. */
    private static SourceRange range(JavaError error, JavaText source) {
        String text = source.text();
        int start = Math.clamp(error.offset(), 0, text.length());
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int lineEnd = text.indexOf('\n', start);
        int end = Math.clamp(error.endOffset(), start, lineEnd < 0 ? text.length() : lineEnd);
        int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        return new SourceRange(source.displayName(), start, end, line, start - lineStart + 1, line, end - lineStart + 1);
    }
}
