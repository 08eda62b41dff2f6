// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.SeverityPolicy;

/** What was found in the programs of the workspace, by file. What several programs import is told once, as {@code flux check} does. */
final class Results {
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.<Diagnostic>comparingInt(d -> d.range().offset())
            .thenComparingInt(d -> d.range().endOffset()).thenComparing(d -> d.code().id()).thenComparing(Diagnostic::message);

    /** What was found in one program, and the files of which it consisted. */
    private record Result(List<String> files, List<Diagnostic> findings, SeverityPolicy policy) {}

    private final Map<String, Result> byRoot = new TreeMap<>();
    private final Map<String, Set<String>> rootsByFile = new HashMap<>();

    boolean contains(String root) {
        return byRoot.containsKey(root);
    }

    Set<String> roots() {
        return new LinkedHashSet<>(byRoot.keySet());
    }

    /** The programs that contain one of some files, or miss files that may be among them. */
    Set<String> affectedBy(Set<String> files) {
        Set<String> affected = new TreeSet<>();
        files.forEach(file -> affected.addAll(rootsByFile.getOrDefault(file, Set.of())));
        byRoot.forEach((root, result) -> {
            if (result.findings().stream().anyMatch(finding -> finding.code() == Code.IMPORT_NOT_FOUND)) {
                affected.add(root);
            }
        });
        return affected;
    }

    /** @return the files of which something else may be told now */
    Set<String> put(String root, List<String> files, List<Diagnostic> findings, SeverityPolicy policy) {
        Set<String> touched = remove(root);
        byRoot.put(root, new Result(files, findings, policy));
        files.forEach(file -> rootsByFile.computeIfAbsent(file, any -> new TreeSet<>()).add(root));
        touched.addAll(files);
        return touched;
    }

    /** @return the files of which something else may be told now */
    Set<String> remove(String root) {
        Result last = byRoot.remove(root);
        if (last == null) {
            return new TreeSet<>();
        }
        for (String file : last.files()) {
            Set<String> roots = rootsByFile.get(file);
            roots.remove(root);
            if (roots.isEmpty()) {
                rootsByFile.remove(file);
            }
        }
        return new TreeSet<>(last.files());
    }

    /** Whether a file is part of programs, but of none of which the last findings count. */
    boolean isOutdated(String file, Set<String> outdated) {
        Set<String> roots = rootsByFile.getOrDefault(file, Set.of());
        return !roots.isEmpty() && outdated.containsAll(roots);
    }

    /** What is to be told of a file, in order of place. */
    List<Diagnostic> of(String file, Set<String> outdated) {
        Map<Diagnostic, Diagnostic> reported = new LinkedHashMap<>();
        for (String root : rootsByFile.getOrDefault(file, Set.of())) {
            if (!outdated.contains(root)) {
                Result result = byRoot.get(root);
                result.policy().addTo(reported, result.findings().stream().filter(f -> f.range().file().equals(file)).toList());
            }
        }
        List<Diagnostic> sorted = new ArrayList<>(reported.values());
        sorted.sort(BY_PLACE);
        return sorted;
    }

    /** How many files there are in all programs. */
    int files() {
        return rootsByFile.size();
    }

    Set<String> allFiles() {
        return new TreeSet<>(rootsByFile.keySet());
    }
}
