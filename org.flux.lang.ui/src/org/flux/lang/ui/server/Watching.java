// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.Registration;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.Uris;

/** Tells the server what happens to projects, and to the files that it wants to hear of. */
final class Watching implements IResourceChangeListener {
    private static final String METHOD = "workspace/didChangeWatchedFiles";

    private final Server server;
    private final Folders folders;
    /** By the ids of registrations. */
    private final Map<String, List<PathMatcher>> watched = new ConcurrentHashMap<>();
    /** What has happened since a server began to start, which has not said yet what it wants to hear of. Guarded by itself. */
    private final List<FileEvent> unheard = new ArrayList<>();
    private volatile boolean starting;

    Watching(Server server, Folders folders) {
        this.server = server;
        this.folders = folders;
    }

    void register(Registration registration) {
        if (METHOD.equals(registration.getMethod()) && registration.getRegisterOptions() instanceof JsonElement options) {
            List<PathMatcher> matchers = new ArrayList<>();
            for (Watcher watcher : new Gson().fromJson(options, Watchers.class).watchers()) {
                if (watcher.globPattern().isJsonPrimitive()) {
                    matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + watcher.globPattern().getAsString()));
                }
            }
            watched.put(registration.getId(), matchers);
            catchUp();
        }
    }

    private record Watchers(List<Watcher> watchers) {}

    private record Watcher(JsonElement globPattern) {}

    void unregister(String id) {
        watched.remove(id);
    }

    /** A server begins to start. */
    void begin() {
        synchronized (unheard) {
            unheard.clear();
        }
        watched.clear();
        starting = true;
    }

    /** Tells what has not been told yet, as soon as there is somebody who wants to hear it. */
    void catchUp() {
        foldersChanged();
        synchronized (unheard) {
            List<FileEvent> wanted = unheard.stream()
                    .filter(event -> Uris.path(event.getUri()).filter(this::isWatched).isPresent()).toList();
            if (!watched.isEmpty() && send(wanted)) {
                unheard.clear();
                starting = false;
            }
        }
    }

    private boolean send(List<FileEvent> files) {
        return server.outgoing().send(remote -> {
            if (!files.isEmpty()) {
                remote.getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(files));
            }
        });
    }

    @Override
    public void resourceChanged(IResourceChangeEvent event) {
        if (event.getDelta() == null) {
            return;
        }
        List<FileEvent> files = new ArrayList<>();
        boolean[] projects = {false};
        try {
            event.getDelta().accept(delta -> visit(delta, files, projects));
        } catch (CoreException e) {
            Plugin.log("Changes of files could not be looked at", e);
        }
        if (projects[0]) {
            foldersChanged();
        }
        if (starting) {
            synchronized (unheard) {
                unheard.addAll(files);
            }
            catchUp();
        } else {
            send(files);
        }
    }

    private void foldersChanged() {
        folders.tell(change -> server.outgoing().send(remote -> remote.getWorkspaceService().didChangeWorkspaceFolders(change)));
    }

    private boolean visit(IResourceDelta delta, List<FileEvent> files, boolean[] projects) {
        IResource resource = delta.getResource();
        if (resource instanceof IProject && (delta.getKind() != IResourceDelta.CHANGED
                || (delta.getFlags() & (IResourceDelta.OPEN | IResourceDelta.DESCRIPTION)) != 0)) {
            projects[0] = true;
        }
        boolean content = delta.getKind() != IResourceDelta.CHANGED
                || (delta.getFlags() & (IResourceDelta.CONTENT | IResourceDelta.REPLACED)) != 0;
        if (resource instanceof IFile && content) {
            location(resource).filter(path -> starting || isWatched(path))
                    .ifPresent(path -> files.add(new FileEvent(Uris.of(path), switch (delta.getKind()) {
                case IResourceDelta.ADDED -> FileChangeType.Created;
                case IResourceDelta.REMOVED -> FileChangeType.Deleted;
                default -> FileChangeType.Changed;
            })));
        }
        return true;
    }

    /** Of a file of a project that is gone, only the project's own folder could tell, which is gone as a workspace folder, too. */
    private static Optional<Path> location(IResource resource) {
        return Optional.ofNullable(resource.getLocation()).map(location -> location.toPath());
    }

    private boolean isWatched(Path path) {
        return watched.values().stream().flatMap(List::stream).anyMatch(matcher -> matcher.matches(path));
    }
}
