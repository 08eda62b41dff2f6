// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.lang.syntax.ParsedFile;

/**
 * One reading of one program: every file is read once, in the order in which imports reach it.
 *
 * @param <F> what a file is before it is parsed: a text, a resource
 */
public final class ProgramReading<F> {
    private final Files<F> access;
    private final Map<String, F> reached = new LinkedHashMap<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private final List<Diagnostic> importFindings = new ArrayList<>();
    /** Why files cannot be imported, by the place that names them. */
    private final Map<SourceRange, SourceException> refused = new HashMap<>();

    /** A file that an import names, and its path as findings name it. */
    public record Found<F>(String path, F file) {}

    /** Where files come from. */
    public interface Files<F> {
        /** Finds what an import names. Empty if there is no such file; an exception says why one that is there cannot be used. */
        Optional<Found<F>> find(String importer, F file, String target) throws SourceException;

        /** What could be imported instead of what cannot be found: one of these may have been meant. */
        default List<String> alternatives(String importer, String target) {
            return List.of();
        }

        ParsedFile parse(String path, F file, Function<Name, Optional<String>> imports);
    }

    private ProgramReading(Files<F> access) {
        this.access = access;
    }

    /** Reads the program of a root file. */
    public static <F> ProgramSources read(String root, F rootFile, Files<F> access) {
        return new ProgramReading<>(access).read(root, rootFile);
    }

    private ProgramSources read(String root, F rootFile) {
        reach(root, rootFile);
        List<ParsedFile> files = new ArrayList<>();
        while (!waiting.isEmpty()) {
            String path = waiting.removeFirst();
            ParsedFile parsed = access.parse(path, reached.get(path), target -> find(path, target));
            files.add(parsed);
            parsed.file().imports().forEach(this::explain);
        }
        return new ProgramSources(files, importFindings);
    }

    private void reach(String path, F file) {
        if (reached.putIfAbsent(path, file) == null) {
            waiting.addLast(path);
        }
    }

    private Optional<String> find(String importer, Name target) {
        try {
            Optional<Found<F>> found = access.find(importer, reached.get(importer), target.text());
            found.ifPresent(imported -> reach(imported.path(), imported.file()));
            return found.map(Found::path);
        } catch (SourceException e) {
            refused.put(target.range(), e);
            return Optional.empty();
        }
    }

    private void explain(Import statement) {
        if (!(statement instanceof Import.OfFile file) || !refused.containsKey(file.target().range())) {
            return;
        }
        Name target = file.target();
        SourceException reason = refused.get(target.range());
        Optional<String> meant = meant(target);
        Diagnostic finding = Diagnostic.of(Code.IMPORT_NOT_FOUND, target.range(),
                "The import `" + target + "` " + reason.reason() + DidYouMean.suffix(meant));
        finding = meant.isEmpty() ? finding.help(reason.remedy())
                : finding.suggest("Change to `" + meant.get() + "`", target.range(), "\"" + meant.get() + "\"");
        importFindings.add(finding.suggest("Remove this import", file.range(), ""));
    }

    /** Only names are compared: the ending, which all have, would make short ones look alike. */
    private Optional<String> meant(Name target) {
        Map<String, String> byStem = new LinkedHashMap<>();
        access.alternatives(target.range().file(), target.text()).forEach(path -> byStem.put(stem(path), path));
        String wanted = stem(target.text());
        return Optional.ofNullable(byStem.get(wanted)).or(() -> DidYouMean.closest(wanted, byStem.keySet()).map(byStem::get));
    }

    private static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(ProgramFiles.EXTENSION) ? name.substring(0, name.length() - ProgramFiles.EXTENSION.length()) : name;
    }
}
