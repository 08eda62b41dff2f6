// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagnostics;

import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;

/** Progress ({@code $/progress}) while the workspace is looked through, for clients that show it. */
public final class CheckingProgress implements Feature, Checking.Observer {
    private final ServerContext context;
    private int number;
    /** What is shown; null if nothing is. */
    private Either<String, Integer> token;

    public CheckingProgress(ServerContext context, Checking checking) {
        this.context = context;
        checking.observe(this);
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        // the client says whether it wants to see progress
    }

    @Override
    public void progressed(boolean idle, int programs, int files) {
        boolean isShown = Optional.ofNullable(context.capabilities().getWindow()).map(WindowClientCapabilities::getWorkDoneProgress)
                .orElse(false);
        if (!isShown) {
            return;
        }
        if (token == null && !idle) {
            begin();
        } else if (token != null && idle) {
            send(new WorkDoneProgressEnd());
            token = null;
        } else if (token != null) {
            WorkDoneProgressReport report = new WorkDoneProgressReport();
            report.setMessage(programs + " programs");
            send(report);
        }
    }

    private void begin() {
        token = Either.forLeft("flux-workspace-" + number++);
        WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
        begin.setTitle("Flux: looking through the workspace");
        begin.setCancellable(false);
        context.client().ifPresent(client -> client.createProgress(new WorkDoneProgressCreateParams(token)));
        send(begin);
    }

    private void send(WorkDoneProgressNotification notification) {
        context.client().ifPresent(client -> client.notifyProgress(new ProgressParams(token, Either.forLeft(notification))));
    }
}
