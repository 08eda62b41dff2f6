// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.testing;

import java.util.List;
import java.util.Optional;
import org.flux.generator.Generated;
import org.flux.generator.GeneratedFile;
import org.flux.generator.GeneratedFiles;
import org.flux.generator.GeneratorOptions;
import org.flux.generator.JavaGenerator;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Severity;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramLoader;

/** Programs from their text. */
public final class Programs {
    private static final ProgramLoader LOADER = ProgramLoader.create();

    private Programs() {}

    public static Analysis analyse(String path, String text) {
        LoadedProgram program = LOADER.load(path, text, imported -> Optional.empty());
        if (program.hasErrors()) {
            throw new AssertionError("errors in the program: "
                    + program.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR)
                            .map(d -> d.range().line() + ": " + d.message()).toList());
        }
        return program.analysis();
    }

    /** Of a text that may have errors. */
    public static Analysis analyseAnything(String path, String text) {
        return LOADER.load(path, text, imported -> Optional.empty()).analysis();
    }

    public static List<GeneratedFile> generate(Analysis analysis, GeneratorOptions options) {
        Generated generated = JavaGenerator.generate(analysis, options);
        if (generated instanceof GeneratedFiles files) {
            return files.files();
        }
        throw new AssertionError("refused: " + generated);
    }
}
