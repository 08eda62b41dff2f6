// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.flux.generator.testing.Compilation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindingLookupTest {
    private static final String CODEC = """
            package p;

            import org.flux.runtime.FluxOptions;

            public class Codec implements AutoCloseable {
                public Codec(FluxOptions options) {}
                public static int parse(String text) { return 1; }
                public int format(int n) { return n; }
                private void hidden() {}
                public void close() {}
                public static final class Inner { public void run() {} public static void both() {} public void both(int n) {} }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void sourcesAreParsedThoughTheyDoNotCompile() throws IOException {
        write("p/Codec.java", CODEC.replace("return n;", "return Missing.of(n);"));
        assertCodec(BindingLookup.of(List.of(), List.of(folder)));
    }

    @Test
    void sourcesMayLieFlatBesideTheProgram() throws IOException {
        write("Codec.java", CODEC);
        assertCodec(BindingLookup.of(List.of(), List.of(folder)));
        assertThat(BindingLookup.of(List.of(), List.of(folder)).find("other.Codec")).isEmpty();
        assertThat(BindingLookup.of(List.of(), List.of(folder)).find("Codec")).isEmpty();
    }

    @Test
    void foldersOfClassesAreRead() throws IOException {
        for (var entry : Compilation.of(List.of(new GeneratedFile("p/Codec.java", CODEC))).bytes().entrySet()) {
            write(entry.getKey().replace('.', '/') + ".class", entry.getValue());
        }
        assertCodec(BindingLookup.of(List.of(folder), List.of()));
    }

    @Test
    void jarsAreRead() throws IOException {
        Path jar = folder.resolve("codec.jar");
        try (OutputStream file = Files.newOutputStream(jar); ZipOutputStream out = new ZipOutputStream(file)) {
            for (var entry : Compilation.of(List.of(new GeneratedFile("p/Codec.java", CODEC))).bytes().entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey().replace('.', '/') + ".class"));
                out.write(entry.getValue());
            }
        }
        assertCodec(BindingLookup.of(List.of(jar), List.of()));
    }

    @Test
    void inheritedMethodsOfTheJdkCount() {
        BindingLookup lookup = BindingLookup.of(List.of(), List.of());
        assertThat(lookup.isInstanceMethod("java.util.ArrayDeque", "isEmpty")).isTrue();
        assertThat(lookup.isInstanceMethod("java.lang.Integer", "parseInt")).isFalse();
        assertThat(lookup.isInstanceMethod("java.io.ByteArrayInputStream", "close")).isTrue();
        assertThat(lookup.find("java.io.ByteArrayInputStream").orElseThrow().closeable()).isTrue();
        assertThat(lookup.find("nowhere.Nothing")).isEmpty();
    }

    private static void assertCodec(BindingLookup lookup) {
        assertThat(lookup.isInstanceMethod("p.Codec", "parse")).isFalse();
        assertThat(lookup.isInstanceMethod("p.Codec", "format")).isTrue();
        assertThat(lookup.isInstanceMethod("p.Codec", "hidden")).isFalse();
        assertThat(lookup.isInstanceMethod("p.Codec", "missing")).isFalse();
        assertThat(lookup.isInstanceMethod("p.Codec.Inner", "run")).isTrue();
        assertThat(lookup.isInstanceMethod("p.Codec.Inner", "both")).isFalse();
        assertThat(lookup.find("p.Codec").orElseThrow().takesOptions()).isTrue();
        assertThat(lookup.find("p.Codec").orElseThrow().closeable()).isTrue();
        assertThat(lookup.find("p.Codec.Inner").orElseThrow().closeable()).isFalse();
        assertThat(lookup.find("p.Missing")).isEmpty();
    }

    private void write(String path, String text) throws IOException {
        write(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void write(String path, byte[] content) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.write(folder.resolve(path), content);
    }
}
