// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.classpath;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.flux.graph.types.JavaTypes;

/** Which types there are. Each index is made once; what changes on the disk afterwards is not seen. */
public final class ClassPathTypes {
    private ClassPathTypes() {}

    /**
     * The types in jars and folders of classes.
     *
     * @throws IOException if one of them does not exist or is no jar; the message begins with its path
     */
    public static JavaTypes of(List<Path> entries) throws IOException {
        List<JavaTypes> all = new ArrayList<>();
        for (Path entry : entries) {
            try {
                all.add(Files.isDirectory(entry) ? folder(entry) : jar(entry));
            } catch (IOException | UncheckedIOException e) {
                Throwable cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
                throw new IOException(entry + ": " + (Files.exists(entry) ? "is neither a jar nor a folder of classes ("
                        + cause.getMessage() + ")" : "no such file or directory"), cause);
            }
        }
        return union(all);
    }

    /** The types of the JDK that this program runs on. */
    public static JavaTypes ofJdk() {
        return JdkTypes.INSTANCE;
    }

    /** The types that at least one of several knows. */
    public static JavaTypes union(List<JavaTypes> all) {
        List<JavaTypes> parts = List.copyOf(all);
        return new JavaTypes() {
            @Override
            public boolean contains(String qualifiedName) {
                return parts.stream().anyMatch(p -> p.contains(qualifiedName));
            }

            @Override
            public Collection<String> in(String packageName) {
                Collection<String> names = new TreeSet<>();
                parts.forEach(p -> names.addAll(p.in(packageName)));
                return names;
            }

            @Override
            public Collection<String> named(String simpleName) {
                Collection<String> names = new TreeSet<>();
                parts.forEach(p -> names.addAll(p.named(simpleName)));
                return names;
            }

            @Override
            public Collection<String> packages() {
                Collection<String> names = new TreeSet<>();
                parts.forEach(p -> names.addAll(p.packages()));
                return names;
            }
        };
    }

    private static JavaTypes jar(Path jar) throws IOException {
        TypeIndex index = new TypeIndex(type -> isPublic(jar, type));
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream().map(ZipEntry::getName).forEach(index::add);
        }
        return index;
    }

    private static boolean isPublic(Path jar, String type) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(type.replace('.', '/') + ".class");
            if (entry == null) {
                return false;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return ClassFiles.isPublic(new BufferedInputStream(in));
            }
        } catch (IOException e) {
            return false; // it is only about what to suggest
        }
    }

    static JavaTypes folder(Path folder) throws IOException {
        TypeIndex index = new TypeIndex(type -> isPublicIn(folder, type));
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            files.forEach(f -> index.add(folder.relativize(f).toString().replace(folder.getFileSystem().getSeparator(), "/")));
        }
        return index;
    }

    private static boolean isPublicIn(Path folder, String type) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(folder.resolve(type.replace('.', '/') + ".class")))) {
            return ClassFiles.isPublic(in);
        } catch (IOException e) {
            return false; // it is only about what to suggest
        }
    }
}
