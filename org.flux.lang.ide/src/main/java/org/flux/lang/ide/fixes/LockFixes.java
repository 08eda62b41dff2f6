// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.fixes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeActionKind;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Codes;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.locks.LockSchedule.Elevation;
import org.flux.graph.locks.LockSchedule.Kind;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.lang.LoadedProgram;
import org.flux.lang.fixes.Rewriting;

/**
 * What else than declaring the elevation can be done about a violation of the lock order: another order, or readers where there are writers
 * now. Each has been tried on the program, and is offered only where it does away with the violation and brings no other finding; which is
 * why it is offered in the editor, about one place, and not by every check.
 */
final class LockFixes implements ActionProvider {
    private static final Code[] VIOLATIONS = {Code.ELEVATED, Code.DEADLOCK_PREVENTED, Code.READER_PROMOTED};
    /** Of so many violations at most all are looked at together. */
    private static final int MOST = 20;

    @Override
    public List<String> kinds() {
        return List.of(CodeActionKind.QuickFix);
    }

    @Override
    public List<Action> actions(ActionRequest request) {
        List<Action> actions = new ArrayList<>();
        List<Diagnostic> here = request.findings().keySet().stream().filter(LockFixes::isViolation).toList();
        if (here.isEmpty()) {
            return actions;
        }
        LoadedProgram program = request.program().loaded();
        for (Diagnostic finding : here) {
            List<Diagnostic> shown = List.of(request.findings().get(finding));
            for (Remedy remedy : remedies(program, finding)) {
                request.view().checkCancelled();
                if (Trial.isBetter(program, Trial.of(program, texts(program, remedy.edits())), VIOLATIONS)) {
                    actions.add(Action.change(remedy.title(), CodeActionKind.QuickFix, () -> request.after(remedy.edits()))
                            .doesAwayWith(shown));
                }
            }
        }
        List<Diagnostic> all = request.allFindings().keySet().stream().filter(LockFixes::isViolation).limit(MOST).toList();
        if (all.size() > 1) {
            together(request, all, Way.ORDER, "Declare lock orders that make elevations in this file unnecessary").ifPresent(actions::add);
            together(request, all, Way.READERS, "Make all readers in this file that may be readers").ifPresent(actions::add);
        }
        return actions;
    }

    private static boolean isViolation(Diagnostic finding) {
        return Codes.elevations().contains(finding.code());
    }

    private enum Way {
        ORDER, READERS
    }

    private record Remedy(Way way, String title, List<Edit> edits) {}

    /** One remedy after the other, as long as each does away with more; only if it is more than the first one. */
    private static Optional<Action> together(ActionRequest request, List<Diagnostic> findings, Way way, String title) {
        LoadedProgram program = request.program().loaded();
        Map<String, String> changed = new LinkedHashMap<>();
        int applied = 0;
        for (int round = 0; round < findings.size(); round++) {
            Optional<Map<String, String>> next = Optional.empty();
            for (Diagnostic finding : program.diagnostics()) {
                request.view().checkCancelled();
                if (next.isEmpty() && isViolation(finding) && finding.range().file().equals(request.view().document().name())) {
                    next = first(program, finding, way);
                }
            }
            if (next.isEmpty()) {
                break;
            }
            changed.putAll(next.get());
            program = Trial.of(program, next.get());
            applied++;
        }
        return applied < 2 ? Optional.empty() : Optional.of(Action.change(title, CodeActionKind.QuickFix, () -> changed));
    }

    private static Optional<Map<String, String>> first(LoadedProgram program, Diagnostic finding, Way way) {
        for (Remedy remedy : remedies(program, finding)) {
            Map<String, String> texts = texts(program, remedy.edits());
            if (remedy.way() == way && Trial.isBetter(program, Trial.of(program, texts), VIOLATIONS)) {
                return Optional.of(texts);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> texts(LoadedProgram program, List<Edit> edits) {
        return edits.stream().collect(Collectors.groupingBy(edit -> edit.range().file())).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> Rewriting.apply(program.texts().get(file.getKey()), file.getValue())));
    }

    private static List<Remedy> remedies(LoadedProgram program, Diagnostic finding) {
        LockSchedule schedule = program.analysis().locks();
        List<Remedy> remedies = new ArrayList<>();
        List<Elevation> elevations = schedule.elevations().stream().filter(elevation -> program.graph().nodes().get(elevation.node())
                .constraints().stream().anyMatch(constraint -> isAt(constraint, finding))).toList();
        List<Elevation> promotions = elevations.stream().filter(elevation -> elevation.kind() == Kind.PROMOTION
                && program.graph().nodes().get(elevation.node()).constraints().stream()
                .anyMatch(constraint -> constraint.lock().equals(elevation.lock()) && isAt(constraint, finding))).toList();
        boolean promoted = !promotions.isEmpty() && finding.message().contains("as a writer, since");
        if (promoted) {
            promotions.forEach(promotion -> remedies.add(readers(program.graph(), promotion)));
        } else {
            order(program, elevations).ifPresent(remedies::add);
        }
        return remedies;
    }

    private static boolean isAt(Constraint constraint, Diagnostic finding) {
        return constraint.range().file().equals(finding.range().file()) && constraint.range().offset() == finding.range().offset();
    }

    /** Orders the locks that a node declares before those that it is elevated to. */
    private static Optional<Remedy> order(LoadedProgram program, List<Elevation> elevations) {
        Set<String> pins = new LinkedHashSet<>();
        for (Elevation elevation : elevations) {
            if (elevation.kind() == Kind.ELEVATION) {
                int rank = program.analysis().locks().order().rank(elevation.lock());
                for (Constraint declared : program.graph().nodes().get(elevation.node()).constraints()) {
                    if (program.analysis().locks().order().rank(declared.lock()) > rank
                            && !declared.lock().name().equals(elevation.lock().name())) {
                        pins.add("order " + declared.lock().name() + " < " + elevation.lock().name() + ";");
                    }
                }
            }
        }
        String title = pins.stream().map(pin -> "`" + pin.substring(0, pin.length() - 1) + "`").collect(Collectors.joining(", "));
        return pins.isEmpty() ? Optional.empty() : Optional.of(new Remedy(Way.ORDER, "Declare " + title,
                List.of(Edits.element(program.graph().root(), String.join("\n", pins)))));
    }

    /** Makes readers of all writers that are the reason why a reader is promoted. */
    private static Remedy readers(ProgramGraph graph, Elevation promotion) {
        Lock lock = promotion.lock();
        List<Edit> edits = new ArrayList<>();
        Set<String> nodes = new LinkedHashSet<>();
        for (String inside : new CallGraph(graph).expansion(List.of(promotion.node()))) {
            Node node = graph.nodes().get(inside);
            node.constraints().stream().filter(c -> c.lock().equals(lock) && c.mode() == LockMode.WRITE).forEach(constraint -> {
                edits.add(new Edit(constraint.range(), lock.written(LockMode.READ)));
                nodes.add("`" + node.name() + "`");
            });
        }
        String what = nodes.size() == 1 ? " a reader" : " readers";
        return new Remedy(Way.READERS, "Make " + String.join(", ", nodes) + what + " of `" + lock + "`", edits);
    }
}
