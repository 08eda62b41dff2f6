// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.compile;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.flux.cli.console.UserError;
import org.flux.lang.project.Library;

/**
 * What came of compiling some Java sources together, in memory.
 *
 * @param classes class files by the qualified name of the class; empty if there are errors
 * @param errors the Java compiler's errors in its order
 */
public record JavaCompilation(Map<String, byte[]> classes, List<JavaError> errors) {

    /**
     * An error of the Java compiler.
     *
     * @param source where it is; absent for one that belongs to no source, such as a broken jar
     * @param offset of the first UTF-16 unit of the place
     * @param endOffset one past its last
     */
    public record JavaError(Optional<JavaText> source, String message, int offset, int endOffset) {}

    /**
     * Compiles in one pass.
     *
     * @param classPath the user's libraries; flux's own library is there in any case
     * @throws UserError if this Java has no compiler
     */
    public static JavaCompilation compile(List<JavaText> sources, List<Path> classPath) {
        return compile(sources, classPath, List.of());
    }

    /**
     * Compiles in one pass, and with it what the sources need of what lies in the source path.
     *
     * @param classPath the user's libraries; flux's own library is there in any case
     * @param sourcePath folders of packages
     * @throws UserError if this Java has no compiler
     */
    public static JavaCompilation compile(List<JavaText> sources, List<Path> classPath, List<Path> sourcePath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw UserError.usage("this Java (" + System.getProperty("java.home") + ") is a runtime without a compiler;"
                    + " install a JDK 21 or newer and set JAVA_HOME to it");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-parameters", "-g", "-nowarn", "-Xlint:none",
                sourcePath.isEmpty() ? "-implicit:none" : "-implicit:class");
        StringWriter other = new StringWriter();
        try (StandardJavaFileManager user = manager(compiler, diagnostics, classPath, sourcePath);
                StandardJavaFileManager own = manager(compiler, diagnostics, Library.ownClassPath(), List.of());
                MemoryFileManager files = new MemoryFileManager(user, own)) {
            boolean fine = compiler.getTask(other, files, diagnostics, options, null, sources).call();
            List<JavaError> errors = errors(diagnostics);
            if (!fine && errors.isEmpty()) {
                errors.add(new JavaError(Optional.empty(), other.toString().strip(), 0, 0));
            }
            return new JavaCompilation(fine ? files.classes() : Map.of(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StandardJavaFileManager manager(JavaCompiler compiler, DiagnosticCollector<JavaFileObject> diagnostics, List<Path> path,
            List<Path> sourcePath) throws IOException {
        StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8);
        manager.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
        // Even if it is empty: otherwise sources would be looked up on the class path as well.
        manager.setLocationFromPaths(StandardLocation.SOURCE_PATH, sourcePath);
        return manager;
    }

    private static List<JavaError> errors(DiagnosticCollector<JavaFileObject> diagnostics) {
        List<JavaError> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> d : diagnostics.getDiagnostics()) {
            if (d.getKind() == Diagnostic.Kind.ERROR) {
                // The compiler's own columns count a tab as eight; offsets do not lie.
                boolean placed = d.getSource() instanceof JavaText && d.getPosition() != Diagnostic.NOPOS;
                errors.add(new JavaError(placed ? Optional.of((JavaText) d.getSource()) : Optional.empty(), d.getMessage(Locale.ENGLISH),
                        placed ? (int) d.getPosition() : 0, placed ? (int) d.getEndPosition() : 0));
            }
        }
        return errors;
    }
}
