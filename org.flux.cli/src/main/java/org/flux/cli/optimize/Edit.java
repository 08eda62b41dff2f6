// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flux.graph.Lock;
import org.flux.graph.ProgramGraph;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.Declaration.LockUse;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;
import org.flux.simulator.model.Optimizer.Change;

/**
 * A change of a program's text.
 *
 * @param file as its findings name it
 * @param line where it begins, counted from 1; the one after the last where something is added
 * @param before what stands there, as one line; empty where something is added
 * @param after what would stand there instead; empty where something is to go
 */
record Edit(String file, int line, String before, String after) {

    /**
     * What a change means for the text.
     *
     * @param texts by file
     * @return none if it is about an option of the server
     */
    static List<Edit> of(Change change, ProgramGraph graph, Map<String, String> texts) {
        return switch (change) {
            case Change.LockOrder order -> order(order.locks(), graph, texts);
            case Change.ReaderMode reader -> uses(graph, texts, reader.lock(), Optional.of(reader.node()), LockMode.READ,
                    reader.lock().scope());
            case Change.SessionScope session -> uses(graph, texts, session.lock(), Optional.empty(), null, LockScope.SESSION);
            case Change.MaxFlows flows -> List.of();
            case Change.PoolSize threads -> List.of();
        };
    }

    private static List<Edit> order(List<String> locks, ProgramGraph graph, Map<String, String> texts) {
        String order = "order " + String.join(" < ", locks) + ";";
        List<Edit> edits = new ArrayList<>();
        for (OrderDecl existing : graph.lockOrders()) {
            edits.add(new Edit(existing.range().file(), existing.range().line(), text(texts, existing.range()),
                    edits.isEmpty() ? order : ""));
        }
        if (edits.isEmpty()) {
            SourceFile root = graph.root();
            int last = root.declarations().stream().map(Declaration::range).mapToInt(SourceRange::endLine).max().orElse(0);
            edits.add(new Edit(root.path(), last + 1, "", order));
        }
        return edits;
    }

    /** @param mode null to leave it */
    private static List<Edit> uses(ProgramGraph graph, Map<String, String> texts, Lock lock, Optional<String> node, LockMode mode,
            LockScope scope) {
        List<Edit> edits = new ArrayList<>();
        for (SourceFile file : graph.files()) {
            for (Declaration declaration : file.declarations()) {
                if (declaration instanceof ConstraintDecl constraint && node.map(constraint.node().text()::equals).orElse(true)) {
                    String before = text(texts, constraint.range());
                    String after = "atomic " + constraint.node() + ":{" + constraint.locks().stream()
                            .map(use -> is(use, lock) ? written(use, mode == null ? use.mode() : mode, scope)
                                    : written(use, use.mode(), use.scope())).collect(Collectors.joining(", ")) + "};";
                    if (constraint.locks().stream().anyMatch(use -> is(use, lock))) {
                        edits.add(new Edit(constraint.range().file(), constraint.range().line(), before, after));
                    }
                }
            }
        }
        return edits;
    }

    private static boolean is(LockUse use, Lock lock) {
        return use.lock().text().equals(lock.name()) && use.scope() == lock.scope();
    }

    private static String written(LockUse use, LockMode mode, LockScope scope) {
        return new Lock(use.lock().text(), scope).written(mode);
    }

    private static String text(Map<String, String> texts, SourceRange range) {
        String text = texts.getOrDefault(range.file(), "");
        int end = Math.min(range.endOffset(), text.length());
        return text.substring(Math.min(range.offset(), end), end).strip().replaceAll("\\s+", " ");
    }
}
