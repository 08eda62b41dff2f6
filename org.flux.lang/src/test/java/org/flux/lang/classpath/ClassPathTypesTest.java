// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.classpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flux.graph.types.JavaTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTypesTest {
    @TempDir
    Path folder;

    @Test
    void knowsTheExportedTypesOfTheJdk() {
        JavaTypes jdk = ClassPathTypes.ofJdk();
        assertThat(List.of("java.lang.String", "java.util.Map.Entry", "java.net.http.HttpClient", "java.sql.Connection"))
                .allMatch(jdk::contains);
        assertThat(List.of("java.lang.Strin", "String", "java.util", "java.util.map.Entry", "java.util.Map.entry",
                "jdk.internal.misc.Unsafe",
                "sun.misc.Unsafe", "")).noneMatch(jdk::contains);
        assertThat(jdk.in("java.util")).contains("Map", "List").doesNotContain("Map$Entry");
        assertThat(jdk.in("jdk.internal.misc")).isEmpty();
        assertThat(jdk.named("List")).containsExactly("java.awt.List", "java.util.List");
        assertThat(jdk.named("AbstractStringBuilder")).as("not public").isEmpty();
    }

    @Test
    void readsFoldersAndJars() throws Exception {
        Path jar = Path.of(Test.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        JavaTypes types = ClassPathTypes.of(List.of(Path.of("target/classes"), jar));
        assertThat(List.of("org.flux.lang.classpath.SourceTypes", "org.junit.jupiter.api.Test",
                "org.junit.jupiter.api.DisplayNameGenerator.Simple"))
                .allMatch(types::contains);
        assertThat(types.contains("org.junit.jupiter.api.Tset")).isFalse();
        assertThat(types.named("SourceTypes")).containsExactly("org.flux.lang.classpath.SourceTypes");
        assertThat(types.named("TypeIndex")).as("not public").isEmpty();
        assertThat(types.named("DisplayName")).containsExactly("org.junit.jupiter.api.DisplayName");
        assertThat(types.in("org.junit.jupiter.api")).contains("Test").noneMatch(t -> t.contains("$"));
    }

    @Test
    void whatIsNoClassPathIsTold() throws IOException {
        Path text = Files.writeString(folder.resolve("a.jar"), "no jar");
        assertThatThrownBy(() -> ClassPathTypes.of(List.of(text))).isInstanceOf(IOException.class)
                .hasMessageStartingWith(text + ": is neither a jar nor a folder of classes (");
        assertThatThrownBy(() -> ClassPathTypes.of(List.of(folder.resolve("b.jar")))).isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("b.jar") + ": no such file or directory");
    }

    @Test
    void findsWhatSourcesDeclare() throws IOException {
        Path one = Files.writeString(folder.resolve("One.java"), """
                // SPDX
                package com.example.web;
                public final class One { record Inner(int x) {} enum Mode { A } }
                @interface Marker {}
                """);
        Path two = Files.writeString(folder.resolve("Two.java"), "interface Zwei {}");
        Path three = Files.writeString(folder.resolve("Three.java"), "/* ours */ package com.example; class Three {}");
        JavaTypes types = SourceTypes.of(List.of(one, two, three, folder.resolve("Missing.java")));
        assertThat(List.of("com.example.web.One", "com.example.web.One.Inner", "com.example.web.Marker",
                "com.example.web.One.Mode", "com.example.Three", "Zwei"))
                .allMatch(types::contains);
        assertThat(List.of("com.example.One", "One", "com.example.web.Two", "com.example.web.Zwei.One")).noneMatch(types::contains);
        assertThat(types.named("One")).containsExactly("com.example.web.One");
        assertThat(types.in("")).containsExactly("Zwei");
    }
}
