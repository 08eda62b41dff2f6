// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.SourceFile;

/** Checks the imports of files: each must exist, and none may lead back to a file that is being imported. */
final class ImportLinks {
    private ImportLinks() {}

    static void check(List<SourceFile> files, Findings findings) {
        Map<String, SourceFile> byPath = new HashMap<>();
        for (SourceFile file : files) {
            byPath.put(file.path(), file);
            for (Import.OfFile missing : fileImports(file)) {
                if (missing.resolved().isEmpty()) {
                    findings.add(Diagnostic.of(Code.IMPORT_NOT_FOUND, missing.target().range(),
                            "There is no file `" + missing.target() + "` to import"));
                }
            }
        }
        cycles(files.getFirst(), byPath, findings);
    }

    private record Visit(String path, Iterator<Import.OfFile> rest) {}

    /** Depth first; an import of a file that is still being visited closes a circle. */
    private static void cycles(SourceFile root, Map<String, SourceFile> byPath, Findings findings) {
        Deque<Visit> stack = new ArrayDeque<>();
        Set<String> open = new HashSet<>();
        Set<String> seen = new HashSet<>();
        push(root, stack, open, seen);
        while (!stack.isEmpty()) {
            Visit top = stack.peek();
            if (!top.rest().hasNext()) {
                open.remove(stack.pop().path());
                continue;
            }
            Import.OfFile next = top.rest().next();
            SourceFile target = next.resolved().map(byPath::get).orElse(null);
            if (target == null) {
                continue;
            }
            if (open.contains(target.path())) {
                findings.add(Diagnostic.of(Code.IMPORT_CYCLE, next.range(), "Files import each other in a circle: " + ring(stack, target)));
            } else if (!seen.contains(target.path())) {
                push(target, stack, open, seen);
            }
        }
    }

    private static void push(SourceFile file, Deque<Visit> stack, Set<String> open, Set<String> seen) {
        open.add(file.path());
        seen.add(file.path());
        stack.push(new Visit(file.path(), fileImports(file).iterator()));
    }

    private static String ring(Deque<Visit> stack, SourceFile target) {
        List<String> ring = new ArrayList<>();
        for (Visit visit : stack) {
            ring.add(0, fileName(visit.path()));
            if (visit.path().equals(target.path())) {
                break;
            }
        }
        ring.add(fileName(target.path()));
        return ring.stream().collect(Collectors.joining(" -> "));
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static List<Import.OfFile> fileImports(SourceFile file) {
        return file.imports().stream().filter(Import.OfFile.class::isInstance).map(Import.OfFile.class::cast).toList();
    }
}
