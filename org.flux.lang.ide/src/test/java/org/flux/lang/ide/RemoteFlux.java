// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.services.LanguageServer;
import org.flux.lang.ide.diagram.DiagramAnswer;
import org.flux.lang.ide.diagram.DiagramParams;
import org.flux.lang.ide.diagram.ExportAnswer;
import org.flux.lang.ide.diagram.ExportParams;
import org.flux.lang.ide.performance.ProfileAnswer;
import org.flux.lang.ide.performance.ProfileParams;
import org.flux.lang.ide.performance.SimulateAnswer;
import org.flux.lang.ide.performance.SimulateParams;
import org.flux.lang.ide.performance.WithdrawParams;

/** Our server as a client sees it: more than the protocol has. */
public interface RemoteFlux extends LanguageServer {
    @JsonRequest("flux/diagram")
    CompletableFuture<DiagramAnswer> diagram(DiagramParams params);

    @JsonRequest("flux/diagram/export")
    CompletableFuture<ExportAnswer> exportDiagram(ExportParams params);

    @JsonRequest("flux/profile")
    CompletableFuture<ProfileAnswer> profile(ProfileParams params);

    @JsonRequest("flux/simulate")
    CompletableFuture<SimulateAnswer> simulate(SimulateParams params);

    @JsonNotification("flux/simulate/withdraw")
    void withdraw(WithdrawParams params);
}
