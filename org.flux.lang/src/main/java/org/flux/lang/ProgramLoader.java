// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.flux.graph.syntax.Name;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.ProgramReading.Files;
import org.flux.lang.ProgramReading.Found;
import org.flux.lang.java.JavaProject;
import org.flux.lang.syntax.FluxReader;
import org.flux.lang.syntax.ParsedFile;

/**
 * Reads programs: a root file and the closure of its imports, linked and analysed. The entry point of the language for everything outside
 * an editor. Loaders share one injector; calls may come from any thread.
 */
public final class ProgramLoader {
    private final FluxReader reader;
    private final Optional<JavaTypes> types;
    private final Optional<JavaProject> project;

    private ProgramLoader(FluxReader reader, Optional<JavaTypes> types, Optional<JavaProject> project) {
        this.reader = reader;
        this.types = types;
        this.project = project;
    }

    public static ProgramLoader create() {
        return new ProgramLoader(Language.service(FluxReader.class), Optional.empty(), Optional.empty());
    }

    /** This loader where the Java types are known, or are not: then nothing is said about them. */
    public ProgramLoader with(Optional<JavaTypes> known) {
        return with(known, project);
    }

    /**
     * This loader where something is known of the Java side.
     *
     * @param known the Java types that programs can name; empty if nobody knows
     * @param sources the Java sources to compare programs with; empty if they are not to be compared with any
     */
    public ProgramLoader with(Optional<JavaTypes> known, Optional<JavaProject> sources) {
        return new ProgramLoader(reader, known, sources);
    }

    /**
     * Loads the program of a root file. Imports are relative to the importing file; one that cannot be read is a finding, not a failure.
     *
     * @throws SourceException if the root itself cannot be read: it is missing, a directory, larger than 64 MiB, no UTF-8 text
     */
    public LoadedProgram load(Path root) throws SourceException {
        String text = SourceTexts.read(root);
        return ProgramReading.read(root.toString(), text, texts(new FileImports(root))).analyse(types, project);
    }

    /**
     * Loads a program whose files are in memory.
     *
     * @param path of the root; may be a URI
     * @param imports the text of an imported file by its path, which is the import's target resolved against the path of the importing file
     */
    public LoadedProgram load(String path, String text, Function<String, Optional<String>> imports) {
        return ProgramReading.read(path, text, texts((importer, target) -> {
            String resolved = ImportPaths.resolve(importer, target);
            return imports.apply(resolved).map(found -> new Found<>(resolved, found));
        })).analyse(types, project);
    }

    private Files<String> texts(Imports imports) {
        return new Files<>() {
            @Override
            public Optional<Found<String>> find(String importer, String file, String target) throws SourceException {
                return imports.find(importer, target);
            }

            @Override
            public List<String> alternatives(String importer, String target) {
                return imports.alternatives(importer, target);
            }

            @Override
            public ParsedFile parse(String path, String text, Function<Name, Optional<String>> resolve) {
                return reader.read(path, text, resolve);
            }
        };
    }

    private interface Imports {
        Optional<Found<String>> find(String importer, String target) throws SourceException;

        default List<String> alternatives(String importer, String target) {
            return List.of();
        }
    }

    /** Imports from the file system. One file has one path, however many ways, links included, lead to it. */
    private static final class FileImports implements Imports {
        private final Map<Path, Found<String>> read = new HashMap<>();

        FileImports(Path root) {
            read.put(ProgramFiles.identity(root), new Found<>(root.toString(), ""));
        }

        @Override
        public Optional<Found<String>> find(String importer, String target) throws SourceException {
            Path file = ImportPaths.file(importer, target);
            Path identity = ProgramFiles.identity(file);
            Found<String> known = read.get(identity);
            if (known == null) {
                known = new Found<>(file.toString(), SourceTexts.read(file));
                read.put(identity, known);
            }
            return Optional.of(known);
        }

        @Override
        public List<String> alternatives(String importer, String target) {
            return ImportPaths.alternatives(importer, target);
        }
    }
}
