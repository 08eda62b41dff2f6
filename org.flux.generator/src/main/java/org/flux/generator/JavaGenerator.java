// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;

/** Program graph in, Java sources out. */
public final class JavaGenerator {
    private JavaGenerator() {}

    /**
     * Generates the sources of a program: the interface of its components, the class with its flows, that with its flows in the event shape
     * and, if the options ask for it, a class with a {@code main}. A pure function: the same analysis and options give the same bytes.
     */
    public static Generated generate(Analysis analysis, GeneratorOptions options) {
        Optional<Generated.Refusal> refusal = refusal(analysis);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Program program = new Program(analysis, options);
        List<GeneratedFile> files = new ArrayList<>();
        files.add(ComponentsInterface.of(program));
        FlowFile direct = new FlowFile(program);
        EventFile events = new EventFile(direct);
        files.add(FlowClass.of(direct, events));
        files.add(EventFlows.of(events));
        options.mainComponents().ifPresent(components -> files.add(MainClass.of(program, components)));
        return new GeneratedFiles(files);
    }

    /** Why nothing can be generated, if so. Types that inference leaves open are harmless to everybody else, hence no errors there. */
    static Optional<Generated.Refusal> refusal(Analysis analysis) {
        List<Diagnostic> errors = analysis.diagnostics().stream()
                .filter(d -> d.severity() == Severity.ERROR || d.code() == Code.TYPES_UNDETERMINED)
                .map(d -> d.severity(Severity.ERROR)).toList();
        return errors.isEmpty() ? Optional.empty() : Optional.of(new Generated.Refusal(errors));
    }
}
