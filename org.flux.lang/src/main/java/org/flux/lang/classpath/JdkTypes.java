// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.classpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flux.graph.types.JavaTypes;

/** The types in the exported packages of the JDK. A package is listed when it is first asked for. */
final class JdkTypes implements JavaTypes {
    static final JavaTypes INSTANCE = new JdkTypes();

    /** Modules by the packages that they export to everybody. */
    private Map<String, String> modules;
    private final Map<String, TypeIndex> listed = new HashMap<>();

    private JdkTypes() {}

    @Override
    public synchronized boolean contains(String qualifiedName) {
        for (int dot = qualifiedName.lastIndexOf('.'); dot > 0; dot = qualifiedName.lastIndexOf('.', dot - 1)) {
            String packageName = qualifiedName.substring(0, dot);
            if (modules().containsKey(packageName) && list(packageName).contains(qualifiedName)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized Collection<String> in(String packageName) {
        return modules().containsKey(packageName) ? list(packageName).in(packageName) : List.of();
    }

    @Override
    public synchronized Collection<String> named(String simpleName) {
        Collection<String> names = new TreeSet<>();
        modules().keySet().forEach(p -> {
            Path file = folder(p).resolve(simpleName + ".class");
            if (Files.exists(file)) {
                names.addAll(list(p).named(simpleName));
            }
        });
        return names;
    }

    @Override
    public synchronized Collection<String> packages() {
        return new TreeSet<>(modules().keySet());
    }

    private TypeIndex list(String packageName) {
        return listed.computeIfAbsent(packageName, p -> {
            Path folder = folder(p);
            TypeIndex index = new TypeIndex(type -> isPublic(folder.resolve(type.substring(type.lastIndexOf('.') + 1) + ".class")));
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(f -> index.add(p.replace('.', '/') + "/" + f.getFileName()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return index;
        });
    }

    private static boolean isPublic(Path file) {
        try (var in = new java.io.BufferedInputStream(Files.newInputStream(file))) {
            return ClassFiles.isPublic(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(String packageName) {
        FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
        return image.getPath("/modules", modules().get(packageName), packageName.replace('.', '/'));
    }

    private Map<String, String> modules() {
        if (modules == null) {
            modules = new HashMap<>();
            for (ModuleReference reference : ModuleFinder.ofSystem().findAll()) {
                ModuleDescriptor module = reference.descriptor();
                if (module.name().startsWith("java.")) {
                    module.exports().stream().filter(e -> !e.isQualified()).map(Exports::source)
                            .forEach(p -> modules.put(p, module.name()));
                }
            }
        }
        return modules;
    }
}
