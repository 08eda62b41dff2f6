// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagnostics;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ServerCapabilities;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.FluxClient.Status;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.workspace.Document;
import org.flux.lang.settings.SettingsException;

/**
 * Publishes the findings of each file as soon as they change ({@code textDocument/publishDiagnostics}), of all programs of the workspace or
 * of open files only, and tells how many there are.
 */
public final class PushDiagnostics implements Feature, Checking.Observer {
    private static final String OPEN_FILES = "openFiles";

    private final ServerContext context;
    private final Conversion conversion;
    private final Map<String, Published> published = new HashMap<>();
    private final Map<String, Map<Severity, Long>> counts = new HashMap<>();
    private Set<Path> settingsWithProblems = Set.of();
    private Status last;

    private record Published(Optional<Integer> version, List<org.eclipse.lsp4j.Diagnostic> diagnostics) {}

    public PushDiagnostics(ServerContext context, Checking checking) {
        this.context = context;
        this.conversion = new Conversion(context);
        checking.observe(this);
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        // every client hears them; there is nothing to announce
    }

    @Override
    public void checked(String file, Optional<Document> text, List<Diagnostic> findings) {
        counts.remove(file);
        if (!findings.isEmpty()) {
            Map<Severity, Long> count = new LinkedHashMap<>();
            findings.forEach(finding -> count.merge(finding.severity(), 1L, Long::sum));
            counts.put(file, count);
        }
        boolean shown = text.isPresent() || !context.settings().text("diagnostics.scope", "workspace").equals(OPEN_FILES);
        publish(file, text.flatMap(Document::version), shown ? findings.stream().map(conversion::of).toList() : List.of());
    }

    /** What has been published before is not again, and nothing is not published of a file that nobody has heard of. */
    private void publish(String file, Optional<Integer> version, List<org.eclipse.lsp4j.Diagnostic> diagnostics) {
        if (context.options().isPulling()) {
            return;
        }
        Published now = new Published(version, diagnostics);
        Published before = published.get(file);
        if (now.equals(before) || before == null && version.isEmpty() && diagnostics.isEmpty()) {
            return;
        }
        if (diagnostics.isEmpty() && version.isEmpty()) {
            published.remove(file);
        } else {
            published.put(file, now);
        }
        PublishDiagnosticsParams params = new PublishDiagnosticsParams(context.workspace().uri(file), diagnostics);
        version.ifPresent(params::setVersion);
        context.client().ifPresent(client -> client.publishDiagnostics(params));
    }

    @Override
    public void progressed(boolean idle, int programs, int files) {
        if (idle) {
            publishSettingsProblems();
        }
        Status status = new Status(idle ? "ready" : "indexing", idle ? "" : "looking through the workspace", programs, files,
                count(Severity.ERROR), count(Severity.WARNING));
        if (!status.equals(last)) {
            last = status;
            context.client().ifPresent(client -> client.status(status));
        }
    }

    private int count(Severity severity) {
        return counts.values().stream().mapToInt(count -> count.getOrDefault(severity, 0L).intValue()).sum();
    }

    private void publishSettingsProblems() {
        Map<Path, SettingsException> problems = context.workspace().settings().problems();
        settingsWithProblems.stream().filter(file -> !problems.containsKey(file))
                .forEach(file -> publish(file.toString(), Optional.empty(), List.of()));
        settingsWithProblems = problems.keySet();
        problems.forEach((file, problem) -> {
            Position start = new Position(Math.max(0, problem.line() - 1), Math.max(0, problem.column() - 1));
            publish(file.toString(), Optional.empty(), List.of(new org.eclipse.lsp4j.Diagnostic(new Range(start, start), problem.reason(),
                    DiagnosticSeverity.Error, Conversion.SOURCE)));
        });
    }
}
