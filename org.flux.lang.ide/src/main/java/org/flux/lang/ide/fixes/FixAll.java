// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.fixes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.lsp4j.CodeActionKind;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Codes;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.Family;
import org.flux.lang.LoadedProgram;
import org.flux.lang.fixes.FixApplier;

/**
 * Puts right everything of a kind in a file at once: all findings of a code, all elevations, all spellings, all that is safe. Fixes that
 * touch each other are applied one after the other, each to the program that the one before has left.
 */
final class FixAll implements ActionProvider {
    static final String ALL_SAFE = CodeActionKind.SourceFixAll + ".flux";
    static final String CANONICAL = CodeActionKind.Source + ".canonicalSpelling.flux";
    private static final int ROUNDS = 20;

    @Override
    public List<String> kinds() {
        return List.of(CodeActionKind.QuickFix, ALL_SAFE, CANONICAL);
    }

    @Override
    public List<Action> actions(ActionRequest request) {
        List<Action> actions = new ArrayList<>();
        List<Diagnostic> all = List.copyOf(request.allFindings().keySet());
        Set<Code> codes = new LinkedHashSet<>();
        request.findings().keySet().forEach(finding -> codes.add(finding.code()));
        for (Code code : codes) {
            List<Diagnostic> same = all.stream().filter(finding -> finding.code() == code).toList();
            boolean several = same.size() > 1 && code.family() != Family.JAVA;
            choice(same).filter(choice -> several).ifPresent(choice -> actions.add(Action.change("Fix all " + same.size() + " " + code.id()
                    + " in this file", CodeActionKind.QuickFix, () -> fixed(request, among(same), choice))
                    .doesAwayWith(shown(request, code))));
        }
        List<Diagnostic> elevations = all.stream().filter(finding -> Codes.elevations().contains(finding.code())).toList();
        if (elevations.stream().map(Diagnostic::code).distinct().count() > 1 && codes.stream().anyMatch(Codes.elevations()::contains)) {
            actions.add(Action.change("Declare all elevated locks in this file", CodeActionKind.QuickFix,
                    () -> fixed(request, f -> Codes.elevations().contains(f.code()), FixApplier::firstSafe)));
        }
        if (all.stream().anyMatch(finding -> FixApplier.firstSafe(finding).isPresent())) {
            actions.add(Action.change("Fix all that is safe to fix in this file", ALL_SAFE,
                    () -> fixed(request, f -> true, FixApplier::firstSafe)));
        }
        if (all.stream().anyMatch(FixAll::isSpelling)) {
            actions.add(Action.change("Use the canonical spelling in this file", CANONICAL,
                    () -> fixed(request, FixAll::isSpelling, FixApplier::firstSafe)));
        }
        return actions;
    }

    /** Findings that are there now; what comes after them is nobody's wish. */
    private static Predicate<Diagnostic> among(List<Diagnostic> findings) {
        Set<String> messages = new HashSet<>();
        findings.forEach(finding -> messages.add(finding.code().id() + finding.message()));
        return finding -> messages.contains(finding.code().id() + finding.message());
    }

    private static boolean isSpelling(Diagnostic finding) {
        return finding.code().family() == Family.STYLE;
    }

    private static List<Diagnostic> shown(ActionRequest request, Code code) {
        return request.findings().values().stream().filter(finding -> finding.code() == code).toList();
    }

    /** What all of some findings want: what is safe, or the one thing that can be done about each. */
    private static Optional<Function<Diagnostic, Optional<Fix>>> choice(List<Diagnostic> findings) {
        if (findings.stream().allMatch(finding -> FixApplier.firstSafe(finding).isPresent())) {
            return Optional.of(FixApplier::firstSafe);
        }
        return findings.stream().allMatch(finding -> finding.fixes().size() == 1)
                ? Optional.of(finding -> finding.fixes().size() == 1 ? Optional.of(finding.fixes().getFirst()) : Optional.empty())
                : Optional.empty();
    }

    /** The texts when no finding of that kind in the document is left that can be put right. */
    private static Map<String, String> fixed(ActionRequest request, Predicate<Diagnostic> kind, Function<Diagnostic,
            Optional<Fix>> choice) {
        String file = request.view().document().name();
        LoadedProgram program = request.program().loaded();
        Map<String, String> changed = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            request.view().checkCancelled();
            List<Diagnostic> findings = program.diagnostics().stream().filter(f -> f.range().file().equals(file) && kind.test(f)
                    && choice.apply(f).isPresent()).toList();
            // what is only suggested depends on what the program is then, such as a name that is still free
            boolean safe = findings.stream().allMatch(finding -> choice.apply(finding).filter(Fix::isSafe).isPresent());
            Map<String, String> now = FixApplier.apply(safe ? findings : findings.subList(0, 1), choice, program.texts()).texts();
            if (now.isEmpty()) {
                break;
            }
            changed.putAll(now);
            program = Trial.of(program, now);
        }
        return changed;
    }
}
