// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.document.Uris;

/** What the server finds, as markers: those of a file are what it has published last. */
public final class Problems {
    public static final String MARKER = "org.flux.lang.ui.problem";
    private static final Problems INSTANCE = new Problems();

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "flux-markers");
        made.setDaemon(true);
        return made;
    });
    private final Map<String, List<Diagnostic>> published = new ConcurrentHashMap<>();
    /** What has come and is not shown yet, of each file the last. Guarded by itself. */
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    private record Waiting(PublishDiagnosticsParams params, Runnable shown) {}

    private Problems() {}

    public static Problems get() {
        return INSTANCE;
    }

    /** What was found last in a file. */
    public List<Diagnostic> of(String uri) {
        return published.getOrDefault(Uris.normal(uri), List.of());
    }

    /** What was found last at a place of a text. */
    public List<Diagnostic> at(IDocument document, int offset) {
        return FluxDocument.of(document).map(open -> of(open.uri()).stream()
                .filter(diagnostic -> Positions.offset(document, diagnostic.getRange().getStart()) <= offset
                        && offset <= Positions.offset(document, diagnostic.getRange().getEnd())).toList()).orElse(List.of());
    }

    /** @param shown called when the markers are there */
    public void publish(PublishDiagnosticsParams params, Runnable shown) {
        String uri = Uris.normal(params.getUri());
        synchronized (waiting) {
            boolean scheduled = !waiting.isEmpty();
            waiting.put(uri, new Waiting(params, shown));
            if (scheduled) {
                return;
            }
        }
        thread.execute(this::showAll);
    }

    /** Nobody knows any more what is wrong. */
    public void clear() {
        synchronized (waiting) {
            waiting.clear();
        }
        thread.execute(() -> {
            published.clear();
            OutsideProblems.clear();
            try {
                ResourcesPlugin.getWorkspace().getRoot().deleteMarkers(MARKER, true, IResource.DEPTH_INFINITE);
            } catch (CoreException e) {
                Plugin.log("The markers of Flux could not be removed", e);
            }
        });
    }

    private void showAll() {
        while (true) {
            Waiting next;
            synchronized (waiting) {
                Optional<String> first = waiting.keySet().stream().findFirst();
                if (first.isEmpty()) {
                    return;
                }
                next = waiting.remove(first.get());
            }
            try {
                if (show(next.params())) {
                    next.shown().run();
                }
            } catch (RuntimeException e) {
                Plugin.log("What was found in " + next.params().getUri() + " could not be shown", e); // the next one can be
            }
        }
    }

    /** @return whether that is what is wrong with the text as it is now */
    private boolean show(PublishDiagnosticsParams params) {
        String uri = Uris.normal(params.getUri());
        Optional<FluxDocument> open = FluxDocument.of(uri);
        if (open.isPresent() && params.getVersion() != null && params.getVersion() < open.get().version()) {
            return false; // the server is about to say what is wrong with the text as it is now
        }
        if (params.getDiagnostics().isEmpty()) {
            published.remove(uri);
        } else {
            published.put(uri, List.copyOf(params.getDiagnostics()));
        }
        Optional<IFile> file = Uris.file(uri).filter(IFile::exists);
        if (file.isEmpty()) {
            OutsideProblems.show(uri, params.getDiagnostics());
            return true;
        }
        try {
            ResourcesPlugin.getWorkspace().run(monitor -> replace(file.get(), Findings.in(uri, params.getDiagnostics())),
                    ResourcesPlugin.getWorkspace().getRuleFactory().markerRule(file.get()), IWorkspace.AVOID_UPDATE,
                    new NullProgressMonitor());
        } catch (CoreException e) {
            if (file.get().isAccessible()) {
                Plugin.log("The markers of " + file.get().getFullPath() + " could not be changed", e);
            }
        }
        return true;
    }

    /** Markers that say the same as before stay, so that nothing flickers and what is selected stays selected. */
    private static void replace(IFile file, List<Map<String, Object>> findings) throws CoreException {
        List<IMarker> old = new ArrayList<>(List.of(file.findMarkers(MARKER, false, IResource.DEPTH_ZERO)));
        List<Map<String, Object>> fresh = new ArrayList<>();
        for (Map<String, Object> finding : findings) {
            IMarker same = null;
            for (IMarker marker : old) {
                if (Findings.isSame(marker, finding)) {
                    same = marker;
                    break;
                }
            }
            if (same == null) {
                fresh.add(finding);
            } else {
                old.remove(same);
                if (!finding.equals(same.getAttributes())) {
                    same.setAttributes(finding);
                }
            }
        }
        for (IMarker marker : old) {
            marker.delete();
        }
        for (Map<String, Object> finding : fresh) {
            file.createMarker(MARKER, finding);
        }
    }
}
