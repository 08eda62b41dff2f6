// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagnostics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.document.Texts;
import org.flux.lang.ui.document.Uris;

/** What the server finds as attributes of markers. */
final class Findings {
    /** Attribute: the code, {@code FLUX207}. */
    static final String CODE = "code";
    /** Attribute: what is wrong, without the other places, which move as one types. */
    static final String FINDING = "finding";
    /** Attribute: {@code unnecessary} or {@code deprecated}, or nothing. */
    static final String TAG = "tag";
    private static final int LONGEST_TEXT = 60_000; // a marker's attribute cannot be longer

    private Findings() {}

    static List<Map<String, Object>> in(String uri, List<Diagnostic> diagnostics) {
        IDocument document = diagnostics.isEmpty() ? new Document() : text(uri);
        return diagnostics.stream().map(diagnostic -> attributes(document, diagnostic)).toList();
    }

    /** Whether a marker is about the same; it may be somewhere else in the text. */
    static boolean isSame(IMarker marker, Map<String, Object> finding) {
        return finding.get(FINDING).equals(marker.getAttribute(FINDING, null))
                && finding.get(CODE).equals(marker.getAttribute(CODE, null))
                && finding.get(IMarker.SEVERITY).equals(marker.getAttribute(IMarker.SEVERITY, -1))
                && finding.get(TAG).equals(marker.getAttribute(TAG, null));
    }

    private static Map<String, Object> attributes(IDocument document, Diagnostic diagnostic) {
        Map<String, Object> attributes = new HashMap<>();
        IRegion region = Positions.region(document, diagnostic.getRange());
        int end = Math.min(document.getLength(), region.getOffset() + Math.max(1, region.getLength()));
        attributes.put(IMarker.MESSAGE, message(diagnostic));
        attributes.put(FINDING, shortened(plain(diagnostic)));
        attributes.put(IMarker.SEVERITY, severity(diagnostic.getSeverity()));
        attributes.put(IMarker.LINE_NUMBER, diagnostic.getRange().getStart().getLine() + 1);
        attributes.put(IMarker.CHAR_START, region.getOffset());
        attributes.put(IMarker.CHAR_END, end);
        attributes.put(IMarker.LOCATION, "line " + (diagnostic.getRange().getStart().getLine() + 1));
        attributes.put(IMarker.SOURCE_ID, "flux");
        attributes.put(CODE, code(diagnostic));
        attributes.put(TAG, tag(diagnostic));
        return attributes;
    }

    static String code(Diagnostic diagnostic) {
        return diagnostic.getCode() == null ? "" : String.valueOf(diagnostic.getCode().get());
    }

    private static String tag(Diagnostic diagnostic) {
        List<DiagnosticTag> tags = Optional.ofNullable(diagnostic.getTags()).orElse(List.of());
        return tags.contains(DiagnosticTag.Unnecessary) ? "unnecessary" : tags.contains(DiagnosticTag.Deprecated) ? "deprecated" : "";
    }

    static int severity(DiagnosticSeverity severity) {
        return switch (severity) {
            case Warning -> IMarker.SEVERITY_WARNING;
            case Information, Hint -> IMarker.SEVERITY_INFO;
            case null, default -> IMarker.SEVERITY_ERROR;
        };
    }

    /** In one line, since the list of problems has one for each: what is wrong, what helps, which other places have to do with it. */
    static String message(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder(plain(diagnostic).lines().map(String::strip).collect(Collectors.joining(" — ")));
        for (DiagnosticRelatedInformation related : Optional.ofNullable(diagnostic.getRelatedInformation()).orElse(List.of())) {
            text.append(" — ").append(fileName(related.getLocation().getUri())).append(", line ")
                    .append(related.getLocation().getRange().getStart().getLine() + 1).append(": ").append(related.getMessage());
        }
        String code = code(diagnostic);
        if (!code.isEmpty()) {
            text.append(" [").append(code).append(']');
        }
        return shortened(text.toString());
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    private static String plain(Diagnostic diagnostic) {
        return diagnostic.getMessage().isLeft() ? diagnostic.getMessage().getLeft() : diagnostic.getMessage().getRight().getValue();
    }

    static String fileName(String uri) {
        return Uris.path(uri).map(path -> path.getFileName().toString()).orElse(uri);
    }

    /** The text as it is open, else as it is on the disk. */
    static IDocument text(String uri) {
        return FluxDocument.of(uri).map(FluxDocument::document).orElseGet(() -> new Document(Texts.of(uri)));
    }
}
