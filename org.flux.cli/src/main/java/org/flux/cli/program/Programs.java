// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flux.cli.console.Console;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramFiles;
import org.flux.lang.ProgramLoader;
import org.flux.lang.SourceException;
import org.flux.lang.settings.Settings;

/** Loads the programs that a command's PATH arguments mean. */
public final class Programs {
    private final Console console;
    private final SettingsLookup settings;
    private final TypesLookup types;
    private final ProgramLoader loader = ProgramLoader.create();
    private boolean complete = true;

    /**
     * @param programs in the order of the arguments
     * @param complete whether every file could be read; the others have been complained of
     */
    public record Loaded(List<Program> programs, boolean complete) {

        /** The texts of all files by their names in the findings, which are paths. */
        public Map<String, String> texts() {
            Map<String, String> texts = new LinkedHashMap<>();
            programs.forEach(p -> texts.putAll(p.texts()));
            return texts;
        }
    }

    private Programs(Console console, SettingsLookup settings, TypesLookup types) {
        this.console = console;
        this.settings = settings;
        this.types = types;
    }

    /** As the other one, for commands that neither settings nor Java types matter to. */
    public static Loaded load(Console console, List<String> paths) {
        return load(console, paths, SettingsLookup.NONE, TypesLookup.NONE);
    }

    /**
     * Loads each file that is named, and below each directory every file that no other one found there imports.
     *
     * @throws org.flux.cli.console.UserError if there is nothing at a path, or settings cannot be used
     */
    public static Loaded load(Console console, List<String> paths, SettingsLookup settings, TypesLookup types) {
        Programs programs = new Programs(console, settings, types);
        List<Program> all = new ArrayList<>();
        Set<Path> named = new HashSet<>();
        for (FluxFiles.Found file : FluxFiles.find(console, paths)) {
            programs.load(file).ifPresent(all::add);
            if (file.named()) {
                named.add(ProgramFiles.identity(file.path()));
            }
        }
        return new Loaded(roots(all, named), programs.complete);
    }

    /** The programs that lie in a directory beside one. Those that cannot be read or are wrong are nobody's concern here. */
    public static List<Program> siblings(Console console, String directory, Program program) {
        Programs programs = new Programs(new Console(console.in(), console.out(), new PrintStream(OutputStream.nullOutputStream()),
                console.directory(), false), SettingsLookup.NONE, TypesLookup.NONE);
        Path own = ProgramFiles.identity(program.path());
        List<Program> others = FluxFiles.directlyIn(console, directory).stream().filter(f -> !ProgramFiles.identity(f.path()).equals(own))
                .flatMap(f -> programs.load(f).stream()).filter(p -> !p.hasErrors()).toList();
        return roots(others, Set.of());
    }

    private Optional<Program> load(FluxFiles.Found file) {
        try {
            Settings own = settings.of(file.path());
            LoadedProgram loaded = loader.with(types.of(file.path(), own), types.project(file.path(), own)).load(file.path());
            return Optional.of(new Program(file.name(), file.path(), loaded, own));
        } catch (SourceException e) {
            console.progress("flux: " + e.message(file.name()));
            complete = false;
            return Optional.empty();
        }
    }

    /** All programs but those that are part of another one and were not named. */
    private static List<Program> roots(List<Program> programs, Set<Path> named) {
        if (programs.size() <= 1) {
            return programs;
        }
        Map<Path, LoadedProgram> loaded = new LinkedHashMap<>();
        programs.forEach(p -> loaded.put(p.path(), p.loaded()));
        Set<Path> roots = ProgramFiles.roots(loaded);
        return programs.stream().filter(p -> roots.contains(p.path()) || named.contains(ProgramFiles.identity(p.path()))).toList();
    }
}
