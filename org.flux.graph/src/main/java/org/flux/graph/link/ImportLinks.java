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
import org.flux.graph.syntax.SourceRange;

/** Checks the imports of files: each must exist, and none may lead back to a file that is being imported. */
final class ImportLinks {
    private ImportLinks() {}

    static void check(List<SourceFile> files, Findings findings) {
        Set<SourceRange> explained = findings.diagnostics().stream().filter(d -> d.code() == Code.IMPORT_NOT_FOUND)
                .map(Diagnostic::range).collect(Collectors.toSet());
        Map<String, SourceFile> byPath = new HashMap<>();
        for (SourceFile file : files) {
            byPath.put(file.path(), file);
            for (Import.OfFile missing : fileImports(file)) {
                if (missing.resolved().isEmpty() && !explained.contains(missing.target().range())) {
                    findings.add(Diagnostic.of(Code.IMPORT_NOT_FOUND, missing.target().range(),
                            "There is no file `" + missing.target() + "` to import")
                            .suggest("Remove this import", missing.range(), ""));
                }
            }
        }
        cycles(files.getFirst(), byPath, findings);
    }

    /** A file that is being visited, and the import of it that is being followed. */
    private static final class Visit {
        final String path;
        final Iterator<Import.OfFile> rest;
        Import.OfFile followed;

        Visit(SourceFile file) {
            path = file.path();
            rest = fileImports(file).iterator();
        }
    }

    /** Depth first; an import of a file that is still being visited closes a circle. */
    private static void cycles(SourceFile root, Map<String, SourceFile> byPath, Findings findings) {
        Deque<Visit> stack = new ArrayDeque<>();
        Set<String> open = new HashSet<>();
        Set<String> seen = new HashSet<>();
        push(root, stack, open, seen);
        while (!stack.isEmpty()) {
            Visit top = stack.peek();
            if (!top.rest.hasNext()) {
                open.remove(stack.pop().path);
                continue;
            }
            top.followed = top.rest.next();
            SourceFile target = top.followed.resolved().map(byPath::get).orElse(null);
            if (target == null) {
                continue;
            }
            if (open.contains(target.path())) {
                findings.add(cycle(stack, target));
            } else if (!seen.contains(target.path())) {
                push(target, stack, open, seen);
            }
        }
    }

    private static void push(SourceFile file, Deque<Visit> stack, Set<String> open, Set<String> seen) {
        open.add(file.path());
        seen.add(file.path());
        stack.push(new Visit(file));
    }

    private static Diagnostic cycle(Deque<Visit> stack, SourceFile target) {
        List<Visit> ring = new ArrayList<>();
        for (Visit visit : stack) {
            ring.addFirst(visit);
            if (visit.path.equals(target.path())) {
                break;
            }
        }
        Import.OfFile closing = ring.getLast().followed;
        String root = target.path();
        String files = ring.stream().map(v -> shown(v.path, root)).collect(Collectors.joining(" -> "));
        Diagnostic finding = Diagnostic.of(Code.IMPORT_CYCLE, closing.range(), ring.size() == 1 ? "The file imports itself"
                : "Files import each other in a circle: " + files + " -> " + shown(root, root));
        for (Visit visit : ring.subList(0, ring.size() - 1)) {
            finding = finding.related(visit.followed.range(), "imports `" + visit.followed.target() + "` here");
        }
        return finding.suggest("Remove this import", closing.range(), "");
    }

    /** A path as the reader of the message finds it: as it is where it is short, else seen from the folder of the circle's first file. */
    private static String shown(String path, String first) {
        String folder = first.substring(0, first.lastIndexOf('/') + 1);
        if (path.startsWith(folder)) {
            return path.substring(folder.length());
        }
        int common = 0;
        for (int i = 0; i < Math.min(folder.length(), path.length()) && folder.charAt(i) == path.charAt(i); i++) {
            common = path.charAt(i) == '/' ? i + 1 : common;
        }
        int up = (int) folder.substring(common).chars().filter(c -> c == '/').count();
        return common == 0 ? path : "../".repeat(up) + path.substring(common);
    }

    private static List<Import.OfFile> fileImports(SourceFile file) {
        return file.imports().stream().filter(Import.OfFile.class::isInstance).map(Import.OfFile.class::cast).toList();
    }
}
