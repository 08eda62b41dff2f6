// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project as a user has it, built by a Maven of its own with the plug-in as it is released. What this build has made is installed in a
 * repository below {@code target}; everything else comes from the repository of the surrounding build, without a network.
 */
record UserProject(Path folder) {
    private static final Path REPOSITORY = Path.of("target", "it-repository").toAbsolutePath();
    private static final String VERSION = System.getProperty("flux.version");
    private static final List<String> MODULES = List.of("org.flux.graph", "org.flux.lang", "org.flux.generator", "org.flux.runtime",
            "flux-maven-plugin");

    record Build(int exit, String log) {}

    /** Puts this build's artifacts where the projects find them. */
    static void install() throws IOException {
        put(Path.of("..", "pom.xml"), "flux-parent", "pom");
        for (String module : MODULES) {
            Path home = Path.of("..", module);
            put(home.resolve("pom.xml"), module, "pom");
            put(home.resolve("target").resolve(module + "-" + VERSION + ".jar"), module, "jar");
        }
    }

    private static void put(Path file, String artifact, String extension) throws IOException {
        Path place = REPOSITORY.resolve("org/flux").resolve(artifact).resolve(VERSION).resolve(artifact + "-" + VERSION + "." + extension);
        Files.createDirectories(place.getParent());
        Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** A build file for a project with the plug-in. */
    void pom(String name, String configuration, String goals) throws IOException {
        write(name, """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>server</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>21</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                    <dependency>
                      <groupId>org.flux</groupId>
                      <artifactId>org.flux.runtime</artifactId>
                      <version>%1$s</version>
                    </dependency>
                    <dependency>
                      <groupId>org.junit.jupiter</groupId>
                      <artifactId>junit-jupiter</artifactId>
                      <version>%2$s</version>
                      <scope>test</scope>
                    </dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      %3$s
                      <plugin>
                        <groupId>org.flux</groupId>
                        <artifactId>flux-maven-plugin</artifactId>
                        <version>%1$s</version>
                        <configuration>%4$s</configuration>
                        <executions>
                          <execution>
                            <goals>%5$s</goals>
                          </execution>
                        </executions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(VERSION, System.getProperty("junit.version"), plugins(), configuration, goals));
    }

    /** The versions that the surrounding build uses, which are in its repository. */
    private static String plugins() {
        return Stream.of("resources", "compiler", "surefire", "jar").map(name -> """
                <plugin><artifactId>maven-%s-plugin</artifactId><version>%s</version></plugin>"""
                .formatted(name, System.getProperty("maven-" + name + "-plugin.version"))).collect(Collectors.joining("\n"));
    }

    /** Maven, without what it is asked to do. */
    static List<String> command() {
        return List.of(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(), "-B", "-o", "--no-transfer-progress",
                "-Dstyle.color=never", "-Dmaven.repo.local=" + REPOSITORY,
                "-Dmaven.repo.local.tail=" + System.getProperty("flux.localRepository"));
    }

    /** The environment of a user who has set nothing but the JDK. */
    static void clean(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("FLUX_") || name.endsWith("JAVA_OPTIONS"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    }

    Build maven(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(command());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        clean(builder.environment());
        Process process = builder.start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Build(process.waitFor(), log.replace(folder.toRealPath() + "/", ""));
    }

    /** The regular files below a folder of the project, with their times. */
    Map<String, Long> files(String below) throws IOException {
        Path root = folder.resolve(below);
        Map<String, Long> files = new TreeMap<>();
        if (Files.exists(root)) {
            try (Stream<Path> walk = Files.walk(root)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    files.put(root.relativize(file).toString(), Files.getLastModifiedTime(file).toMillis());
                }
            }
        }
        return files;
    }
}
