// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramFiles;
import org.flux.lang.ProgramLoader;
import org.flux.lang.SourceException;
import org.flux.lang.settings.Settings;
import org.flux.lang.settings.SettingsException;
import org.flux.lang.settings.SettingsFiles;

/**
 * The programs of a project.
 *
 * @param files that were found
 * @param programs by their root files
 * @param settings by root file, too
 * @param unreadable why some files are in none of them
 */
record ProgramSet(List<Path> files, Map<Path, LoadedProgram> programs, Map<Path, Settings> settings, List<SourceException> unreadable) {

    /**
     * The programs among some files: all that are not part of another one. Of files that import each other the first stands for all.
     *
     * @param types the Java that programs may name, where that is known
     */
    static ProgramSet load(List<Path> files, Optional<JavaTypes> types) throws SettingsException {
        ProgramLoader loader = ProgramLoader.create().with(types);
        Map<Path, LoadedProgram> all = new LinkedHashMap<>();
        List<SourceException> unreadable = new ArrayList<>();
        for (Path file : files) {
            try {
                all.put(file, loader.load(file));
            } catch (SourceException e) {
                unreadable.add(e);
            }
        }
        SettingsFiles found = new SettingsFiles();
        Map<Path, LoadedProgram> programs = new LinkedHashMap<>();
        Map<Path, Settings> settings = new LinkedHashMap<>();
        for (Path file : ProgramFiles.roots(all)) {
            programs.put(file, all.get(file));
            settings.put(file, found.of(file));
        }
        return new ProgramSet(files, programs, settings, unreadable);
    }

    /** Every file that was read, those elsewhere that are imported included. */
    Set<Path> read() {
        Set<Path> read = new TreeSet<>();
        programs.values().forEach(p -> p.texts().keySet().forEach(f -> read.add(Path.of(f))));
        return read;
    }

    /** Every file that the outcome depends on. Some do not exist: a settings file that comes into being counts, too. */
    Set<Path> readOrLookedFor() {
        Set<Path> all = new TreeSet<>(files);
        all.addAll(read());
        programs.keySet().forEach(file -> all.addAll(SettingsFiles.candidates(file)));
        return all;
    }

    /**
     * What there is to say. What several programs import is reported once, as severely as any of them wants it.
     *
     * @param wishes win over settings
     */
    List<Diagnostic> findings(SeverityPolicy wishes) {
        Map<Diagnostic, Diagnostic> findings = new LinkedHashMap<>();
        programs.forEach((file, program) ->
                settings.get(file).severities().overriddenBy(wishes).addTo(findings, program.diagnostics()));
        return List.copyOf(findings.values());
    }

    /** The same, but what makes generation impossible is an error, whatever anybody wishes. */
    List<Diagnostic> findingsOfGeneration(SeverityPolicy wishes) {
        Map<Diagnostic, Diagnostic> obstacles = new LinkedHashMap<>();
        programs.values().forEach(p -> p.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR)
                .forEach(d -> obstacles.put(d, d)));
        List<Diagnostic> findings = new ArrayList<>(obstacles.values());
        findings(wishes).stream().filter(f -> !obstacles.containsKey(f.severity(Severity.ERROR))).forEach(findings::add);
        return findings;
    }
}
