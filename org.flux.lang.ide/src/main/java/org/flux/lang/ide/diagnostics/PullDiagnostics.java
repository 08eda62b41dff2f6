// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagnostics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DiagnosticWorkspaceCapabilities;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.workspace.Document;
import org.flux.lang.ide.workspace.Program;

/**
 * {@code textDocument/diagnostic} and {@code workspace/diagnostic}, for clients that ask; the findings are the ones that others are told.
 */
public final class PullDiagnostics implements Feature, Checking.Observer {
    private final ServerContext context;
    private final Conversion conversion;
    /** What was found last in the background, of files that have findings. */
    private final Map<String, List<Diagnostic>> found = new ConcurrentHashMap<>();

    public PullDiagnostics(ServerContext context, Checking checking) {
        this.context = context;
        this.conversion = new Conversion(context);
        checking.observe(this);
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        if (context.options().isPulling()) {
            DiagnosticRegistrationOptions options = new DiagnosticRegistrationOptions(true, true);
            options.setIdentifier(Conversion.SOURCE);
            server.setDiagnosticProvider(options);
        }
    }

    @JsonRequest("textDocument/diagnostic")
    public CompletableFuture<DocumentDiagnosticReport> diagnostic(DocumentDiagnosticParams params) {
        return context.requests().on(params.getTextDocument(), view -> {
            List<org.eclipse.lsp4j.Diagnostic> now = findings(view).stream().map(conversion::of).toList();
            String id = resultId(now);
            if (id.equals(params.getPreviousResultId())) {
                return new DocumentDiagnosticReport(new RelatedUnchangedDocumentDiagnosticReport(id));
            }
            RelatedFullDocumentDiagnosticReport report = new RelatedFullDocumentDiagnosticReport(now);
            report.setResultId(id);
            return new DocumentDiagnosticReport(report);
        });
    }

    private List<Diagnostic> findings(View view) {
        Results results = new Results();
        for (Program program : view.programs()) {
            SeverityPolicy policy = context.settings().severities().overriddenBy(program.settings().severities());
            results.put(program.root(), program.files(), program.diagnostics(), policy);
        }
        return results.of(view.document().name(), java.util.Set.of());
    }

    @JsonRequest("workspace/diagnostic")
    public CompletableFuture<WorkspaceDiagnosticReport> workspaceDiagnostic(WorkspaceDiagnosticParams params) {
        return context.requests().run(cancellation -> {
            Map<String, String> before = new HashMap<>();
            for (PreviousResultId known : params.getPreviousResultIds()) {
                before.put(known.getUri(), known.getValue());
            }
            Map<String, List<org.eclipse.lsp4j.Diagnostic>> now = new LinkedHashMap<>();
            before.keySet().forEach(uri -> now.put(uri, List.of()));
            found.keySet().stream().sorted().forEach(file -> now.put(context.workspace().uri(file),
                    found.getOrDefault(file, List.of()).stream().map(conversion::of).toList()));
            List<WorkspaceDocumentDiagnosticReport> reports = new ArrayList<>();
            now.forEach((uri, diagnostics) -> {
                String id = resultId(diagnostics);
                Integer version = context.workspace().snapshot().document(context.workspace().name(uri)).flatMap(Document::version)
                        .orElse(null);
                if (id.equals(before.get(uri))) {
                    WorkspaceUnchangedDocumentDiagnosticReport same = new WorkspaceUnchangedDocumentDiagnosticReport(id, uri, version);
                    reports.add(new WorkspaceDocumentDiagnosticReport(same));
                } else {
                    WorkspaceFullDocumentDiagnosticReport full = new WorkspaceFullDocumentDiagnosticReport(diagnostics, uri, version);
                    full.setResultId(id);
                    reports.add(new WorkspaceDocumentDiagnosticReport(full));
                }
            });
            return new WorkspaceDiagnosticReport(reports);
        });
    }

    /** The same for the same diagnostics. */
    private static String resultId(List<org.eclipse.lsp4j.Diagnostic> diagnostics) {
        return Integer.toHexString(diagnostics.hashCode()) + "-" + diagnostics.size();
    }

    @Override
    public void checked(String file, Optional<Document> text, List<Diagnostic> findings) {
        List<Diagnostic> before = findings.isEmpty() ? found.remove(file) : found.put(file, findings);
        boolean canRefresh = Optional.ofNullable(context.capabilities().getWorkspace()).map(WorkspaceClientCapabilities::getDiagnostics)
                .map(DiagnosticWorkspaceCapabilities::getRefreshSupport).orElse(false);
        // a client asks for what it edits anyway
        if (context.options().isPulling() && canRefresh && text.isEmpty() && !findings.equals(before == null ? List.of() : before)) {
            context.client().ifPresent(client -> client.refreshDiagnostics());
        }
    }
}
