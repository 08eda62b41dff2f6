// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.flux.lang.ide.ServerContext;
import org.flux.simulator.model.Progress;

/** Tells a client how far a simulation is, if it has given a token for that, and the simulation whether the client still wants it. */
final class SimulationProgress implements Progress, AutoCloseable {
    private static final int ALL = 100;

    private final ServerContext context;
    private final Optional<Either<String, Integer>> token;
    private final Runnable checkCancelled;
    private int told;

    private SimulationProgress(ServerContext context, Optional<Either<String, Integer>> token, Runnable checkCancelled) {
        this.context = context;
        this.token = token;
        this.checkCancelled = checkCancelled;
    }

    /** @param checkCancelled ends by an exception if nobody wants the simulation any more */
    static SimulationProgress begin(ServerContext context, Optional<Either<String, Integer>> token, Runnable checkCancelled) {
        SimulationProgress progress = new SimulationProgress(context, token, checkCancelled);
        WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
        begin.setTitle("Simulating");
        begin.setCancellable(true);
        begin.setPercentage(0);
        progress.send(begin);
        return progress;
    }

    @Override
    public boolean at(double done) {
        int percent = (int) Math.clamp(done * ALL, 0, ALL);
        if (percent > told) {
            told = percent;
            WorkDoneProgressReport report = new WorkDoneProgressReport();
            report.setPercentage(percent);
            send(report);
        }
        try {
            checkCancelled.run();
            return true;
        } catch (CancellationException notWanted) {
            return false;
        }
    }

    @Override
    public void close() {
        send(new WorkDoneProgressEnd());
    }

    private void send(WorkDoneProgressNotification notification) {
        token.ifPresent(given -> context.client().ifPresent(client -> client.notifyProgress(new ProgressParams(given,
                Either.forLeft(notification)))));
    }
}
