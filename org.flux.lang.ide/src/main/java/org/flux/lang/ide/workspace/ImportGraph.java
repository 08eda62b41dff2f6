// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.SourceFile;
import org.flux.lang.ProgramFiles;

/**
 * Which files of the workspace import which, and so which of them are programs. By names; safe for use by several threads. What a file
 * imports may be noted late, by who looked at it while it was still part of the workspace: only members are programs.
 */
final class ImportGraph {
    /** By name of the importing file, sorted: the order of the command line, which walks directories by name. */
    private final Map<String, Set<String>> imports = new TreeMap<>();
    /** The files below the folders, and those that somebody has open. */
    private Set<String> members = Set.of();
    /** By root; null if something has changed since. */
    private Map<String, Set<String>> roots;

    /** @param all files below the folders, and those that somebody has open */
    synchronized void members(Set<String> all) {
        if (!all.equals(members)) {
            members = Set.copyOf(all);
            roots = null;
        }
    }

    /** Takes note of what a file imports. */
    synchronized void put(SourceFile file) {
        Set<String> imported = new LinkedHashSet<>();
        for (Import statement : file.imports()) {
            if (statement instanceof Import.OfFile other) {
                other.resolved().ifPresent(imported::add);
            }
        }
        put(file.path(), imported);
    }

    /** A file that cannot be read imports nothing. */
    synchronized void put(String file) {
        put(file, Set.of());
    }

    private void put(String file, Set<String> imported) {
        if (!imported.equals(imports.put(file, imported))) {
            roots = null;
        }
    }

    synchronized void remove(String file) {
        if (imports.remove(file) != null) {
            roots = null;
        }
    }

    synchronized boolean contains(String file) {
        return imports.containsKey(file);
    }

    /** The files that are part of the workspace: members, and what they import. */
    synchronized Set<String> parts() {
        Set<String> parts = new HashSet<>();
        partsByRoot().values().forEach(parts::addAll);
        return parts;
    }

    /** The files that are programs, in order. */
    synchronized List<String> roots() {
        return List.copyOf(partsByRoot().keySet());
    }

    /** The programs that a file is part of, in order; none if it is unknown. */
    synchronized List<String> rootsOf(String file) {
        return partsByRoot().entrySet().stream().filter(root -> root.getValue().contains(file)).map(Map.Entry::getKey).toList();
    }

    /** By file, in order, the files that it imports. */
    synchronized Map<String, Set<String>> all() {
        return new TreeMap<>(imports);
    }

    /** The files of all programs that a file is part of, each program's root first; what it imports itself if it is unknown. */
    synchronized List<String> companions(String file) {
        Set<String> companions = new LinkedHashSet<>();
        partsByRoot().values().stream().filter(parts -> parts.contains(file)).forEach(companions::addAll);
        return companions.isEmpty() ? List.copyOf(parts(file)) : List.copyOf(companions);
    }

    private Map<String, Set<String>> partsByRoot() {
        if (roots == null) {
            Map<String, Set<String>> parts = new LinkedHashMap<>();
            imports.keySet().stream().filter(members::contains).forEach(file -> parts.put(file, parts(file)));
            roots = new LinkedHashMap<>();
            ProgramFiles.rootsAmong(parts).forEach(root -> roots.put(root, parts.get(root)));
        }
        return roots;
    }

    private Set<String> parts(String file) {
        Set<String> reached = new LinkedHashSet<>(Set.of(file));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String imported : imports.getOrDefault(open.remove(), Set.of())) {
                if (reached.add(imported)) {
                    open.add(imported);
                }
            }
        }
        return reached;
    }
}
