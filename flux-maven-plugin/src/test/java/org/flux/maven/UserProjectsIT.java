// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.flux.maven.UserProject.Build;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What users see of the plug-in in their builds, good ones and bad ones. */
@EnabledIfSystemProperty(named = "maven.home", matches = ".+", disabledReason = "runs once the plug-in is packaged")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UserProjectsIT {
    private static final String BOTH = "<goal>check</goal><goal>generate</goal>";
    private static final String GENERATE = "<goal>generate</goal>";
    private static final String PROGRAM = "src/main/flux/counter.flux";
    private static final String COUNTER = """
            package com.example;
            Next () => (int number);
            Count (int number) => (int number);
            Show (int number) => ();
            source Next => Flow;
            Flow = Count -> Show;
            atomic Count:{total};
            """;
    private static final String COMPONENTS = """
            package com.example;

            import java.util.concurrent.atomic.AtomicInteger;
            import org.flux.runtime.EndOfSource;

            public class Components implements CounterComponents {
                public final AtomicInteger shown = new AtomicInteger();
                private int next;

                @Override
                public int next() throws EndOfSource {
                    if (next == 3) {
                        throw new EndOfSource();
                    }
                    return ++next;
                }

                @Override
                public int count(int number) {
                    return number * 10;
                }

                @Override
                public void show(int number) {
                    shown.addAndGet(number);
                }
            }
            """;
    @TempDir
    Path temporary;

    private UserProject project;

    @BeforeAll
    static void install() throws Exception {
        UserProject.install();
    }

    @BeforeEach
    void create() throws Exception {
        project = new UserProject(Files.createDirectory(temporary.resolve("a project")));
    }

    @Test
    void buildsTestsAndRunsAServerAndDoesNothingTwice() throws Exception {
        project.pom("pom.xml", "<mainComponents>com.example.Components</mainComponents>", BOTH);
        project.write(PROGRAM, COUNTER);
        project.write("src/main/java/com/example/Components.java", COMPONENTS);
        project.write("src/test/java/com/example/CounterTest.java", """
                package com.example;

                import static org.junit.jupiter.api.Assertions.assertEquals;

                import org.flux.runtime.FlowOutcome;
                import org.junit.jupiter.api.Test;

                class CounterTest {
                    @Test
                    void counts() throws Exception {
                        Components components = new Components();
                        FlowOutcome outcome = new Counter(components).next(4);
                        assertEquals(FlowOutcome.Status.COMPLETED, outcome.status());
                        assertEquals(40, components.shown.get());
                    }
                }
                """);
        Build first = project.maven("package");
        assertThat(first.exit()).as(first.log()).isZero();
        assertThat(first.log()).contains("checked 1 program", "4 of 4 sources changed in", "Tests run: 1, Failures: 0");

        var classes = project.files("target/classes");
        var sources = project.files("target/generated-sources/flux");
        assertThat(sources.keySet()).containsExactly("com/example/Counter.java", "com/example/CounterComponents.java",
                "com/example/CounterEvents.java", "com/example/CounterMain.java");
        Build second = project.maven("compile");
        assertThat(second.exit()).as(second.log()).isZero();
        assertThat(second.log()).contains("all sources are up to date", "Nothing to compile");
        assertThat(project.files("target/classes")).isEqualTo(classes);
        assertThat(project.files("target/generated-sources/flux")).isEqualTo(sources);

        Process server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                "target/classes:" + Path.of("..", "org.flux.runtime", "target", "classes").toRealPath(), "com.example.CounterMain")
                .directory(project.folder().toFile()).redirectErrorStream(true).start();
        String said = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(server.waitFor()).as(said).isZero();
    }

    @Test
    void findingsStopTheBuildWithTheirPlacesAndOldSourcesStay() throws Exception {
        project.pom("pom.xml", "", BOTH);
        Path program = project.write(PROGRAM, COUNTER);
        assertThat(project.maven("generate-sources").exit()).isZero();
        var sources = project.files("target/generated-sources");

        Files.writeString(program, COUNTER + "handle error Shwo => Show;\n");
        project.write("src/main/flux/second.flux", COUNTER);
        Build wrong = project.maven("generate-sources", "-Dflux.sarifFile=target/findings.sarif");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.log()).contains("[ERROR] " + PROGRAM + ":[8,14] ", "[FLUX107]").doesNotContain("\tat ", "Exception:");
        assertThat(project.files("target/generated-sources")).isEqualTo(sources);
        var run = JsonParser.parseString(Files.readString(project.folder().resolve("target/findings.sarif"))).getAsJsonObject()
                .getAsJsonArray("runs").get(0).getAsJsonObject();
        assertThat(run.getAsJsonArray("results").toString()).contains("\"uri\":\"" + PROGRAM + "\"", "\"level\":\"error\"")
                .doesNotContain("file:");
        assertThat(run.getAsJsonObject("originalUriBaseIds").getAsJsonObject("SRCROOT").getAsJsonObject("description").get("text")
                .getAsString()).isEqualTo("The directory of the Maven build, or what flux.sarifRoot names instead.");

        Files.writeString(program, COUNTER.replace("int number) => ();", "größe) => ();"), StandardCharsets.ISO_8859_1);
        Build garbled = project.maven("generate-sources");
        assertThat(garbled.exit()).isEqualTo(1);
        assertThat(garbled.log()).contains("[ERROR] " + PROGRAM + ": ", "UTF-8").doesNotContain("\tat ");

        Files.delete(program);
        Build renamed = project.maven("generate-sources");
        assertThat(renamed.exit()).as(renamed.log()).isZero();
        assertThat(project.files("target/generated-sources/flux").keySet()).containsExactly("com/example/Second.java",
                "com/example/SecondComponents.java", "com/example/SecondEvents.java");
    }

    @Test
    void severitiesComeFromSettingsAndParameters() throws Exception {
        project.pom("pom.xml", "", GENERATE);
        project.write(PROGRAM, GenerateMojoTest.DEADLOCK);
        Build tolerant = project.maven("generate-sources");
        assertThat(tolerant.exit()).as(tolerant.log()).isZero();
        assertThat(tolerant.log()).containsOnlyOnce("[WARNING] " + PROGRAM + ":[8,11] ").contains("[FLUX602]");

        Build strict = project.maven("generate-sources", "-Dflux.failOnWarning");
        assertThat(strict.exit()).isEqualTo(1);
        assertThat(strict.log()).contains("[WARNING] " + PROGRAM, "[FLUX602]").doesNotContain("\tat ");

        Build denied = project.maven("flux:check", "-Dflux.deny=elevation,FLUX614");
        assertThat(denied.exit()).isEqualTo(1);
        assertThat(denied.log()).contains("[ERROR] " + PROGRAM, "[FLUX602]", "[FLUX614]");

        Path settings = project.write("flux.settings.json", "{\"severities\": {\"FLUX602\": \"error\"}}");
        Build raised = project.maven("generate-sources");
        assertThat(raised.exit()).isEqualTo(1);
        assertThat(raised.log()).contains("[ERROR] " + PROGRAM, "[FLUX602]");

        Files.writeString(settings, "{\"severities\": {\n  \"FLUX602\": \"eror\"}}");
        Build malformed = project.maven("generate-sources");
        assertThat(malformed.exit()).isEqualTo(1);
        assertThat(malformed.log()).contains("flux.settings.json:2:", "eror").doesNotContain("\tat ");
    }

    @Test
    void mistakesInTheBuildFileAndInComponentsReadWell() throws Exception {
        project.pom("pom.xml", "<mainComponent>com.example.Components</mainComponent>", GENERATE);
        project.write("src/main/java/com/example/Components.java", COMPONENTS);
        Path program = project.write(PROGRAM, COUNTER + "Log (Components components, Missing missing) => ();\nsource Both => Log;\n");
        Build unknown = project.maven("generate-sources");
        assertThat(unknown.log()).contains("[WARNING] " + PROGRAM, "Missing", "[FLUX209]").doesNotContain("`int`", "`Components`");

        Files.writeString(program, COUNTER);
        project.write("src/main/java/com/example/Components.java", COMPONENTS.replace("count(int number)", "cuont(int number)"));
        Build build = project.maven("compile");
        assertThat(build.exit()).isEqualTo(1);
        assertThat(build.log()).contains("Parameter 'mainComponent' is unknown for plugin 'flux-maven-plugin",
                "src/main/java/com/example/Components.java:[", "count(int)").doesNotContain("\tat ");
    }

    @Test
    void modulesShareProgramsAndBuildInParallel() throws Exception {
        project.write("pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>all</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <modules><module>one</module><module>two</module><module>flat</module></modules>
                </project>
                """);
        Path shared = project.write("common/flux/show.flux", "Show (int number) => ();\n");
        for (String module : new String[] {"one", "two"}) {
            project.pom(module + "/pom.xml", "", BOTH);
            rename(module);
            project.write(module + "/src/main/flux/server.flux", """
                    package com.example.%s;
                    import "../../../../common/flux/show.flux";
                    Next () => (int number);
                    source Next => Show;
                    """.formatted(module));
        }
        project.pom("flat/pom.xml", "<sourceDirectory>${project.basedir}/src/main/java</sourceDirectory>", GENERATE);
        rename("flat");
        project.write("flat/src/main/java/com/example/counter.flux", COUNTER);
        project.write("flat/src/main/java/com/example/Components.java", COMPONENTS);
        Build build = project.maven("-T2", "compile");
        assertThat(build.exit()).as(build.log()).isZero();
        assertThat(project.files("flat/target/classes").keySet()).contains("com/example/Counter.class", "com/example/Components.class");
        assertThat(project.maven("-T2", "generate-sources").log()).doesNotContain("sources changed");

        Files.writeString(shared, "Show (int size) => ();\n");
        Build changed = project.maven("-T2", "generate-sources");
        assertThat(changed.exit()).as(changed.log()).isZero();
        for (String module : new String[] {"one", "two"}) {
            assertThat(project.folder().resolve(module + "/target/generated-sources/flux/com/example/" + module + "/ServerComponents.java"))
                    .content().contains("show(int size)");
        }
        assertThat(changed.log()).containsOnlyOnce("all sources are up to date");
    }

    private void rename(String module) throws Exception {
        Path pom = project.folder().resolve(module + "/pom.xml");
        Files.writeString(pom, Files.readString(pom).replace("<artifactId>server</artifactId>", "<artifactId>" + module + "</artifactId>"));
    }
}
