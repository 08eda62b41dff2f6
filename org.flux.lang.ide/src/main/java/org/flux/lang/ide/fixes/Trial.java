// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.fixes;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.lang.Language;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramReading;
import org.flux.lang.ProgramReading.Found;
import org.flux.lang.SourceException;
import org.flux.lang.syntax.FluxReader;
import org.flux.lang.syntax.ParsedFile;

/**
 * What a program would be if some of its texts were others: what is offered as a remedy has been tried. Imports lead where they lead now;
 * a new one leads nowhere.
 */
public final class Trial {
    private Trial() {}

    /** The program with other texts, read and analysed again. */
    public static LoadedProgram of(LoadedProgram program, Map<String, String> changed) {
        Map<String, String> texts = new LinkedHashMap<>(program.texts());
        changed.forEach((file, text) -> texts.computeIfPresent(file, (name, before) -> text));
        String root = texts.keySet().iterator().next();
        return ProgramReading.read(root, texts.get(root), new Texts(program, texts)).analyse(Optional.empty(), Optional.empty());
    }

    /** Whether another program has fewer findings of some codes and no more of any other that is an error or a warning. */
    public static boolean isBetter(LoadedProgram before, LoadedProgram after, Code... codes) {
        Map<Code, Integer> worse = count(after.diagnostics());
        count(before.diagnostics()).forEach((code, count) -> worse.merge(code, -count, Integer::sum));
        int fewer = 0;
        for (Code code : codes) {
            fewer += worse.getOrDefault(code, 0);
        }
        return fewer < 0 && worse.values().stream().allMatch(more -> more <= 0);
    }

    /** Whether another program has no more findings of any code that are errors or warnings, and no type that has become open. */
    public static boolean isAsGood(LoadedProgram before, LoadedProgram after) {
        Map<Code, Integer> worse = count(after.diagnostics());
        count(before.diagnostics()).forEach((code, count) -> worse.merge(code, -count, Integer::sum));
        return worse.values().stream().allMatch(more -> more <= 0);
    }

    private static Map<Code, Integer> count(List<Diagnostic> findings) {
        Map<Code, Integer> counts = new EnumMap<>(Code.class);
        findings.stream().filter(f -> f.severity().compareTo(Severity.WARNING) <= 0 || f.code() == Code.TYPES_UNDETERMINED)
                .forEach(finding -> counts.merge(finding.code(), 1, Integer::sum));
        return counts;
    }

    /** Where the files of a program come from that has been read before. */
    private record Texts(LoadedProgram program, Map<String, String> texts) implements ProgramReading.Files<String> {
        @Override
        public Optional<Found<String>> find(String importer, String file, String target) throws SourceException {
            return program.graph().files().stream().filter(known -> known.path().equals(importer))
                    .flatMap(known -> known.imports().stream())
                    .flatMap(statement -> statement instanceof Import.OfFile other && other.target().text().equals(target)
                            ? other.resolved().stream() : java.util.stream.Stream.empty())
                    .findFirst().map(path -> new Found<>(path, texts.get(path)));
        }

        @Override
        public ParsedFile parse(String path, String text, Function<Name, Optional<String>> resolve) {
            return Language.service(FluxReader.class).read(path, text, resolve);
        }
    }
}
