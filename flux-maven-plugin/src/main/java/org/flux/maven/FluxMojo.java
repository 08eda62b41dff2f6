// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramLoader;
import org.flux.lang.SourceException;

/** What the goals have in common: finding programs, telling findings. */
abstract class FluxMojo extends AbstractMojo {

    /** Where the {@code .flux} files are. Every file that no other one there imports is a program. */
    @Parameter(property = "flux.sourceDirectory", defaultValue = "${project.basedir}/src/main/flux")
    File sourceDirectory;

    /** Do nothing. */
    @Parameter(property = "flux.skip", defaultValue = "false")
    boolean skip;

    /** Fail on warnings, too: on elevated locks, for example. */
    @Parameter(property = "flux.failOnWarning", defaultValue = "false")
    boolean failOnWarning;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    /** Every {@code .flux} file, by path; none if there is no directory. */
    List<Path> files() throws MojoExecutionException {
        if (!sourceDirectory.isDirectory()) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(sourceDirectory.toPath(), FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(p -> p.getFileName().toString().endsWith(".flux") && Files.isRegularFile(p)).sorted().toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new MojoExecutionException("cannot list " + sourceDirectory + ": " + e.getMessage(), e);
        }
    }

    /** The programs among some files: all that are not part of another one. Of files that import each other the first stands for all. */
    static Map<Path, LoadedProgram> load(List<Path> files) throws MojoExecutionException {
        ProgramLoader loader = ProgramLoader.create();
        Map<Path, LoadedProgram> all = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                all.put(file, loader.load(file));
            } catch (SourceException e) {
                throw new MojoExecutionException(e.getMessage(), e);
            }
        }
        Map<Path, Set<Path>> parts = new LinkedHashMap<>();
        all.forEach((file, program) -> parts.put(file, program.texts().keySet().stream().map(f -> identity(Path.of(f)))
                .collect(Collectors.toSet())));
        Map<Path, LoadedProgram> programs = new LinkedHashMap<>();
        for (Path file : files) {
            boolean imported = files.stream().anyMatch(other -> !other.equals(file) && parts.get(other).contains(identity(file))
                    && (!parts.get(file).contains(identity(other)) || files.indexOf(other) < files.indexOf(file)));
            if (!imported) {
                programs.put(file, all.get(file));
            }
        }
        return programs;
    }

    /**
     * Logs findings: errors and warnings with their place, the rest for {@code -X} only.
     *
     * @throws MojoFailureException if there are errors, or warnings that are not tolerated
     */
    void report(List<Diagnostic> findings) throws MojoFailureException {
        for (Diagnostic finding : findings) {
            String text = text(finding);
            switch (finding.severity()) {
                case ERROR -> getLog().error(text);
                case WARNING -> getLog().warn(text);
                case INFO, HINT -> getLog().debug(text);
            }
        }
        List<Diagnostic> fatal = findings.stream()
                .filter(d -> d.severity() == Severity.ERROR || failOnWarning && d.severity() == Severity.WARNING).toList();
        if (!fatal.isEmpty()) {
            Diagnostic first = fatal.getFirst();
            String more = fatal.size() == 1 ? "" : " (and " + (fatal.size() - 1) + " more, see above)";
            throw new MojoFailureException(place(first.range()) + " " + first.message() + " [" + first.code().id() + "]" + more);
        }
    }

    /** As the Java compiler's plug-in writes places, which editors understand. */
    private static String place(SourceRange range) {
        return range.file() + ":[" + range.line() + "," + range.column() + "]";
    }

    private static String text(Diagnostic finding) {
        List<String> lines = new ArrayList<>();
        lines.add(place(finding.range()) + " " + finding.message() + " [" + finding.code().id() + "]");
        finding.related().forEach(r -> lines.add("  " + place(r.range()) + " " + r.message()));
        finding.fixes().forEach(f -> lines.add("  fix: " + f.title()));
        return String.join(System.lineSeparator(), lines);
    }

    static Path identity(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
