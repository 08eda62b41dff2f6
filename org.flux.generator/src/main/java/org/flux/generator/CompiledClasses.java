// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Classes in folders and jars, and those of the JDK; superclasses included, as far as they can be found. */
final class CompiledClasses implements BindingLookup {
    private static final Set<String> CLOSEABLE = Set.of("java/lang/AutoCloseable", "java/io/Closeable", "org/flux/runtime/PushSource");

    private final List<Path> classPath;

    CompiledClasses(List<Path> classPath) {
        this.classPath = List.copyOf(classPath);
    }

    @Override
    public Optional<JavaClass> find(String type) {
        String name = type.replace('.', '/');
        while (true) {
            Optional<ClassFile> found = read(name);
            if (found.isPresent()) {
                return Optional.of(describe(found.get()));
            }
            int slash = name.lastIndexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            name = name.substring(0, slash) + "$" + name.substring(slash + 1); // perhaps a nested class
        }
    }

    private JavaClass describe(ClassFile file) {
        Set<String> statics = new LinkedHashSet<>();
        Set<String> instances = new LinkedHashSet<>();
        boolean closeable = false;
        Set<String> seen = new LinkedHashSet<>();
        Optional<ClassFile> current = Optional.of(file);
        while (current.isPresent()) {
            current.get().methods().stream().filter(m -> m.isVisible() && !m.name().startsWith("<"))
                    .forEach(m -> (m.isStatic() ? statics : instances).add(m.name()));
            closeable |= current.get().interfaces().stream().anyMatch(i -> isCloseable(i, seen));
            current = current.map(ClassFile::superclass).filter(s -> !s.isEmpty() && seen.add(s)).flatMap(this::read);
        }
        boolean takesOptions = file.methods().stream().anyMatch(m -> m.isVisible() && m.name().equals("<init>")
                && m.descriptor().equals("(Lorg/flux/runtime/FluxOptions;)V"));
        return new JavaClass(List.copyOf(statics), List.copyOf(instances), takesOptions, closeable);
    }

    private boolean isCloseable(String type, Set<String> seen) {
        return CLOSEABLE.contains(type)
                || seen.add(type) && read(type).filter(f -> f.interfaces().stream().anyMatch(i -> isCloseable(i, seen))).isPresent();
    }

    /** What cannot be read is as good as missing: javac will complain where it matters. */
    private Optional<ClassFile> read(String name) {
        String file = name + ".class";
        for (Path entry : classPath) {
            try {
                if (Files.isRegularFile(entry.resolve(file))) {
                    try (InputStream in = Files.newInputStream(entry.resolve(file))) {
                        return Optional.of(ClassFile.read(new java.io.BufferedInputStream(in)));
                    }
                } else if (Files.isRegularFile(entry)) {
                    try (ZipFile jar = new ZipFile(entry.toFile())) {
                        ZipEntry found = jar.getEntry(file);
                        if (found != null) {
                            return Optional.of(ClassFile.read(new java.io.BufferedInputStream(jar.getInputStream(found))));
                        }
                    }
                }
            } catch (IOException e) {
                continue;
            }
        }
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(ClassFile.read(new java.io.BufferedInputStream(in)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
