// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.flux.lang.ui.document.Uris;

/** The folders that the server looks through: those of the open projects. */
final class Folders {
    /** What the server knows, by URI. Guarded by this. */
    private Map<String, WorkspaceFolder> told = Map.of();

    /** Those that there are now. */
    static List<WorkspaceFolder> all() {
        return List.copyOf(now().values());
    }

    private static Map<String, WorkspaceFolder> now() {
        Map<String, WorkspaceFolder> folders = new LinkedHashMap<>();
        Stream.of(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isOpen)
                .forEach(project -> Uris.of(project).ifPresent(uri -> folders.put(uri, new WorkspaceFolder(uri, project.getName()))));
        return folders;
    }

    /** A new server is told of those that there are now. */
    synchronized List<WorkspaceFolder> begin() {
        told = now();
        return List.copyOf(told.values());
    }

    /**
     * Tells what has changed since the server was told.
     *
     * @param send whether it could be told; if not, it will be another time
     */
    synchronized void tell(Predicate<DidChangeWorkspaceFoldersParams> send) {
        Map<String, WorkspaceFolder> now = now();
        List<WorkspaceFolder> added = new ArrayList<>(now.values());
        added.removeIf(folder -> told.containsKey(folder.getUri()));
        List<WorkspaceFolder> removed = new ArrayList<>(told.values());
        removed.removeIf(folder -> now.containsKey(folder.getUri()));
        boolean changed = !added.isEmpty() || !removed.isEmpty();
        if (changed && send.test(new DidChangeWorkspaceFoldersParams(new WorkspaceFoldersChangeEvent(added, removed)))) {
            told = now;
        }
    }
}
