// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.syntax.SourceRange;

/** Collects what is wrong with the syntax of one text. */
final class SyntaxFindings {
    private final LineIndex lines;
    private final List<Diagnostic> findings = new ArrayList<>();
    /** Places of tokens after which the declaration around them cannot be read. */
    private final List<Integer> breaks = new ArrayList<>();
    private final List<Slip> weak = new ArrayList<>();

    SyntaxFindings(LineIndex lines) {
        this.lines = lines;
    }

    void error(String message, SourceRange range, Fix... fixes) {
        findings.add(new Diagnostic(Code.SYNTAX, Code.SYNTAX.defaultSeverity(), Texts.readable(message), range, List.of(), List.of(fixes)));
    }

    void add(Slip slip) {
        findings.add(slip.finding(lines));
    }

    /** A token that is wrong in itself, which explains whatever else is wrong with its declaration. */
    void breaking(Slip slip) {
        add(slip);
        breaks.add(slip.offset());
    }

    /** A token that is wrong, which is no news if its declaration cannot be read at all. */
    void weak(Slip slip) {
        weak.add(slip);
    }

    /** Adds the weak ones outside of what is told otherwise. */
    void addWeak(Predicate<Slip> outside) {
        weak.stream().filter(outside).forEach(this::add);
    }

    boolean isBroken(int from, int to) {
        return breaks.stream().anyMatch(offset -> offset >= from && offset < to);
    }

    static Fix replace(String title, SourceRange range, String text) {
        return new Fix(title, List.of(new Edit(range, text)));
    }

    /** The findings in textual order. */
    List<Diagnostic> inOrder() {
        return findings.stream().distinct().sorted(Comparator.comparingInt(finding -> finding.range().offset())).toList();
    }
}
