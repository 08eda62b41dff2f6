// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.flux.generator.GeneratedFile;

/** Compiles sources in memory with every warning on and none forgiven. */
public final class Compilation {
    private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
    private final ClassLoader loader = new ClassLoader(Compilation.class.getClassLoader()) {
        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteArrayOutputStream bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes.toByteArray(), 0, bytes.size());
        }
    };

    private Compilation() {}

    /** @throws AssertionError with what javac says, warnings included */
    public static Compilation of(List<GeneratedFile> files) {
        return of(files, 21);
    }

    public static Compilation of(List<GeneratedFile> files, int release) {
        Compilation compilation = new Compilation();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<JavaFileObject> sources = new ArrayList<>();
        files.forEach(f -> sources.add(new Text(f)));
        try (JavaFileManager manager = compilation.manager(compiler.getStandardFileManager(null, null, null))) {
            boolean compiled = compiler.getTask(messages, manager, null,
                    List.of("-Xlint:all", "-Werror", "-proc:none", "--release", "" + release), null, sources).call();
            if (!compiled || !messages.toString().isEmpty()) {
                throw new AssertionError("javac says:\n" + messages + "\n" + numbered(files));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compilation;
    }

    public Class<?> load(String name) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("not compiled: " + name + ", but " + classes.keySet(), e);
        }
    }

    /** Class files by binary name. */
    public Map<String, byte[]> bytes() {
        Map<String, byte[]> result = new LinkedHashMap<>();
        classes.forEach((name, bytes) -> result.put(name, bytes.toByteArray()));
        return result;
    }

    private static String numbered(List<GeneratedFile> files) {
        StringBuilder text = new StringBuilder();
        for (GeneratedFile file : files) {
            int line = 0;
            text.append(file.relativePath()).append('\n');
            for (String content : file.text().split("\n", -1)) {
                text.append("%4d %s%n".formatted(++line, content));
            }
        }
        return text.substring(0, Math.min(text.length(), 40_000));
    }

    private JavaFileManager manager(JavaFileManager standard) {
        return new ForwardingJavaFileManager<>(standard) {
            @Override
            public JavaFileObject getJavaFileForOutput(Location location, String className, Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                        classes.put(className, bytes);
                        return bytes;
                    }
                };
            }
        };
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(GeneratedFile file) {
            super(URI.create("memory:///" + file.relativePath()), Kind.SOURCE);
            text = file.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
