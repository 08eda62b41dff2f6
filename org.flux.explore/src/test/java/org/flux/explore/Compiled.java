// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.flux.generator.GeneratedFile;
import org.flux.generator.GeneratedFiles;
import org.flux.generator.GeneratorOptions;
import org.flux.generator.JavaGenerator;
import org.flux.graph.analysis.Analysis;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramLoader;

/** Programs from their text to classes that can be explored, their generated sources changed on the way if a fault is to be planted. */
public final class Compiled {
    private static final ProgramLoader LOADER = ProgramLoader.create();

    private Compiled() {}

    static Subject subject(String text) {
        return subject(analysis("test.flux", text));
    }

    public static Subject subject(Analysis analysis) {
        return subject(analysis, Fault.NONE);
    }

    /** Changes of the generated code, one for each shape. */
    record Fault(UnaryOperator<String> direct, UnaryOperator<String> event) {
        static final Fault NONE = new Fault(UnaryOperator.identity(), UnaryOperator.identity());

        private String apply(String path, String text, Analysis analysis) {
            return path.endsWith(analysis.names().components() + ".java") ? text
                    : path.endsWith(analysis.names().program() + ".java") ? direct.apply(text) : event.apply(text);
        }
    }

    static Analysis analysis(String path, String text) {
        return analysisIfRight(path, text).orElseThrow(() -> new AssertionError("the program has errors"));
    }

    /** Empty if the text has errors. */
    public static Optional<Analysis> analysisIfRight(String path, String text) {
        LoadedProgram program = LOADER.load(path, text, imported -> Optional.empty());
        return program.hasErrors() ? Optional.empty() : Optional.of(Unbound.erased(program.analysis()));
    }

    static Subject subject(Analysis analysis, Fault fault) {
        GeneratedFiles files = (GeneratedFiles) JavaGenerator.generate(analysis, GeneratorOptions.DEFAULT);
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        compile(files.files().stream().map(f -> (JavaFileObject) text(f, analysis, fault)).toList(), classes);
        ClassLoader loader = new ClassLoader(Compiled.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (!classes.containsKey(name)) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = classes.get(name).toByteArray();
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        String folder = analysis.names().packageName().isEmpty() ? "" : analysis.names().packageName() + ".";
        try {
            return new Subject(analysis, loader.loadClass(folder + analysis.names().program()),
                    loader.loadClass(folder + analysis.names().components()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static SimpleJavaFileObject text(GeneratedFile file, Analysis analysis, Fault fault) {
        String content = fault.apply(file.relativePath(), file.text(), analysis);
        return new SimpleJavaFileObject(URI.create("memory:///" + file.relativePath()), Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return content;
            }
        };
    }

    private static void compile(List<JavaFileObject> sources, Map<String, ByteArrayOutputStream> classes) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (JavaFileManager manager = new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(Location location, String name, Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return classes.computeIfAbsent(name, n -> new ByteArrayOutputStream());
                    }
                };
            }
        }) {
            boolean compiled = compiler.getTask(messages, manager, null, List.of("-proc:none", "-nowarn"), null, sources).call();
            assertThat(compiled).as(messages::toString).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
