// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The entries of a runnable jar; equal entries make equal bytes, whatever the day and the machine. */
final class ServerJar {
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String SERVICES = "META-INF/services/";

    private final Map<String, byte[]> entries = new TreeMap<>();

    /** The first of two entries of one name stays, as on a class path; lists of services are joined. */
    void add(String name, byte[] content) {
        if (name.startsWith(SERVICES)) {
            entries.merge(name, content, ServerJar::join);
        } else {
            entries.putIfAbsent(name, content);
        }
    }

    /** Adds what a jar or a folder holds, as far as it is wanted; never its manifest, signatures and module descriptors. */
    void addAll(Path jarOrFolder, Predicate<String> wanted) throws IOException {
        Predicate<String> both = wanted.and(ServerJar::isContent);
        if (Files.isDirectory(jarOrFolder)) {
            addFolder(jarOrFolder, both);
        } else {
            addJar(jarOrFolder, both);
        }
    }

    byte[] bytes(String mainClass) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        manifest.getMainAttributes().put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        if (entries.keySet().stream().anyMatch(n -> n.startsWith("META-INF/versions/"))) {
            manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            manifest.write(text);
            put(zip, java.util.jar.JarFile.MANIFEST_NAME, text.toByteArray());
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** Whether some class so far refers to a package, given as in {@code org/flux/http/}: its name stands in the constant pool as it is. */
    static boolean refersTo(Collection<byte[]> classes, String packagePath) {
        byte[] wanted = packagePath.getBytes(StandardCharsets.UTF_8);
        return classes.stream().anyMatch(c -> contains(c, wanted));
    }

    private static boolean contains(byte[] text, byte[] wanted) {
        for (int i = 0; i + wanted.length <= text.length; i++) {
            if (text[i] == wanted[0] && java.util.Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private void addFolder(Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace(java.io.File.separatorChar, '/');
                if (wanted.test(name)) {
                    add(name, Files.readAllBytes(file));
                }
            }
        }
    }

    private void addJar(Path jar, Predicate<String> wanted) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements();) {
                ZipEntry entry = all.nextElement();
                if (!entry.isDirectory() && wanted.test(entry.getName())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        add(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
    }

    private static boolean isContent(String name) {
        boolean signature = name.startsWith("META-INF/") && name.matches(".*\\.(SF|RSA|DSA|EC)");
        return !signature && !name.equals(java.util.jar.JarFile.MANIFEST_NAME) && !name.equals("META-INF/INDEX.LIST")
                && !name.endsWith("module-info.class");
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        if (first.length > 0 && first[first.length - 1] != '\n') {
            both.write('\n');
        }
        both.writeBytes(second);
        return both.toByteArray();
    }
}
