// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressReport;

/** Shows what the server is busy with among the workbench's own work. */
final class Progress {
    private final Map<Object, Shown> shown = new ConcurrentHashMap<>();

    void heard(ProgressParams params) {
        Object token = params.getToken().get();
        if (!params.getValue().isLeft()) {
            return;
        }
        switch (params.getValue().getLeft()) {
            case WorkDoneProgressBegin begin -> {
                Shown job = new Shown("Flux: " + begin.getTitle());
                job.tell(begin.getMessage(), begin.getPercentage());
                Optional.ofNullable(shown.put(token, job)).ifPresent(Shown::end);
                job.schedule();
            }
            case WorkDoneProgressReport report ->
                Optional.ofNullable(shown.get(token)).ifPresent(job -> job.tell(report.getMessage(), report.getPercentage()));
            case WorkDoneProgressEnd end -> Optional.ofNullable(shown.remove(token)).ifPresent(Shown::end);
            default -> {
                // nothing to show
            }
        }
    }

    /** Nobody will tell of their ends. */
    void end() {
        shown.keySet().forEach(token -> Optional.ofNullable(shown.remove(token)).ifPresent(Shown::end));
    }

    /** A job without a thread. All is guarded by itself. */
    private static final class Shown extends Job {
        private IProgressMonitor monitor;
        private String message = "";
        private int percent;
        private int worked;
        private boolean ended;

        Shown(String name) {
            super(name);
        }

        @Override
        protected synchronized IStatus run(IProgressMonitor progress) {
            if (ended) {
                return Status.OK_STATUS;
            }
            monitor = progress;
            monitor.beginTask("", 100);
            show();
            return ASYNC_FINISH;
        }

        synchronized void tell(String text, Integer percentage) {
            message = text == null ? message : text;
            percent = percentage == null ? percent : percentage;
            if (monitor != null) {
                show();
            }
        }

        private void show() {
            monitor.subTask(message);
            monitor.worked(Math.max(0, percent - worked));
            worked = Math.max(worked, percent);
        }

        synchronized void end() {
            ended = true;
            if (monitor != null) {
                monitor.done();
                done(Status.OK_STATUS);
            } else {
                cancel();
            }
        }
    }
}
