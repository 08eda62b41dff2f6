// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagnostics;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.protocol.Ranges;

/** Findings as the protocol has them. */
public final class Conversion {
    public static final String SOURCE = "flux";
    private static final Set<Code> UNNECESSARY = EnumSet.of(Code.NODE_UNUSED, Code.PREDICATE_UNUSED, Code.VARIANT_UNREACHABLE,
            Code.DUPLICATE_VARIANT, Code.DUPLICATE_HANDLER, Code.HANDLER_NEVER_MATCHES, Code.SESSION_FUNCTION_UNUSED, Code.FLOW_UNREACHED,
            Code.LOCK_ALREADY_HELD, Code.DUPLICATE_LOCK, Code.PRAGMA_IGNORED);

    private final ServerContext context;

    public Conversion(ServerContext context) {
        this.context = context;
    }

    /** A client that shows no related places gets them in the message. */
    public org.eclipse.lsp4j.Diagnostic of(Diagnostic finding) {
        org.eclipse.lsp4j.Diagnostic shown = new org.eclipse.lsp4j.Diagnostic(Ranges.of(finding.range()), message(finding),
                severity(finding.severity()), SOURCE, finding.code().id());
        if (UNNECESSARY.contains(finding.code())) {
            shown.setTags(List.of(DiagnosticTag.Unnecessary));
        }
        if (showsRelated() && !finding.related().isEmpty()) {
            shown.setRelatedInformation(finding.related().stream().map(related -> new DiagnosticRelatedInformation(
                    new Location(context.workspace().uri(related.range().file()), Ranges.of(related.range())), related.message()))
                            .toList());
        }
        return shown;
    }

    private String message(Diagnostic finding) {
        StringBuilder message = new StringBuilder(finding.message());
        finding.help().ifPresent(help -> message.append("\nhelp: ").append(help));
        if (!showsRelated()) {
            finding.related().forEach(related -> message.append("\n").append(related.range().fileAndLine()).append(": ")
                    .append(related.message()));
        }
        return message.toString();
    }

    private boolean showsRelated() {
        return Optional.ofNullable(context.capabilities()).map(ClientCapabilities::getTextDocument)
                .map(TextDocumentClientCapabilities::getPublishDiagnostics).map(PublishDiagnosticsCapabilities::getRelatedInformation)
                .orElse(false);
    }

    private static DiagnosticSeverity severity(Severity severity) {
        return switch (severity) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
            case INFO -> DiagnosticSeverity.Information;
            case HINT -> DiagnosticSeverity.Hint;
        };
    }
}
