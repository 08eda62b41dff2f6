// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.link.Linker;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.Declaration.LockUse;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;

/** A program with other locks: its declarations changed, linked and analysed anew, so that it is as free of deadlock as it was. */
final class Rewriting {
    private final Analysis analysis;

    Rewriting(Analysis analysis) {
        this.analysis = analysis;
    }

    /**
     * @param written the declarations that differ, as the program would write them
     * @param analysis of the changed program
     */
    record Rewritten(String written, Analysis analysis) {}

    /** The node takes the lock as a reader; empty if the program then has an error that it had not. */
    Optional<Rewritten> reader(String node, Lock lock) {
        return constraints(declaration -> declaration.node().text().equals(node),
                use -> is(use, lock) ? new LockUse(use.lock(), LockMode.READ, use.scope(), use.range()) : use);
    }

    /** Each session has the lock for itself. */
    Optional<Rewritten> session(Lock lock) {
        return constraints(declaration -> true,
                use -> is(use, lock) ? new LockUse(use.lock(), use.mode(), LockScope.SESSION, use.range()) : use);
    }

    /** @param locks names, all of the program's */
    Optional<Rewritten> order(List<String> locks) {
        OrderDecl order = new OrderDecl(locks.stream().map(name -> new Name(name, SourceRange.NONE)).toList(), SourceRange.NONE);
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : analysis.graph().files()) {
            List<Declaration> declarations = new ArrayList<>(file.declarations().stream().filter(d -> !(d instanceof OrderDecl)).toList());
            if (files.isEmpty()) {
                declarations.add(order);
            }
            files.add(withDeclarations(file, declarations));
        }
        return analysed("order " + String.join(" < ", locks) + ";", files);
    }

    private static boolean is(LockUse use, Lock lock) {
        return use.lock().text().equals(lock.name()) && use.scope() == lock.scope();
    }

    private Optional<Rewritten> constraints(Predicate<ConstraintDecl> which, UnaryOperator<LockUse> change) {
        List<SourceFile> files = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (SourceFile file : analysis.graph().files()) {
            List<Declaration> declarations = new ArrayList<>();
            for (Declaration declaration : file.declarations()) {
                if (declaration instanceof ConstraintDecl constraint && which.test(constraint)) {
                    ConstraintDecl changed = new ConstraintDecl(constraint.node(), constraint.locks().stream().map(change).toList(),
                            constraint.range());
                    declarations.add(changed);
                    if (!changed.equals(constraint)) {
                        written.add(text(changed));
                    }
                } else {
                    declarations.add(declaration);
                }
            }
            files.add(withDeclarations(file, declarations));
        }
        return written.isEmpty() ? Optional.empty() : analysed(String.join("\n", written), files);
    }

    private static String text(ConstraintDecl constraint) {
        return "atomic " + constraint.node() + ":{" + constraint.locks().stream()
                .map(use -> new Lock(use.lock().text(), use.scope()).written(use.mode())).collect(Collectors.joining(", ")) + "};";
    }

    private static SourceFile withDeclarations(SourceFile file, List<Declaration> declarations) {
        return new SourceFile(file.path(), file.packageName(), file.imports(), declarations, file.spellings());
    }

    private Optional<Rewritten> analysed(String written, List<SourceFile> files) {
        Analysis changed = Analysis.of(Linker.link(files));
        Set<String> known = errors(analysis);
        return known.containsAll(errors(changed)) ? Optional.of(new Rewritten(written, changed)) : Optional.empty();
    }

    private static Set<String> errors(Analysis analysis) {
        return analysis.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).map(Diagnostic::message)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
