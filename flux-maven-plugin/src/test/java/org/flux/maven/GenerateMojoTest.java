// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.DefaultBuildContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateMojoTest {
    private static final String PROGRAM = """
            package p;
            Listen () => (int number);
            Show (int number) => ();
            source Listen => Show;
            """;

    /** Two flows that take the same locks in opposite order. */
    static final String DEADLOCK = """
            package p;
            Listen () => (int number);
            Accept () => (int number);
            Last (int number) => ();
            Other (int number) => ();
            source Listen => A;
            source Accept => C;
            atomic A:{z};
            atomic Last:{y};
            atomic C:{y, z};
            A = Last;
            C = Other;
            """;

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();

    @Test
    void generatesSourcesAndAddsThemToTheProject() throws Exception {
        write("image-server.flux", PROGRAM);
        GenerateMojo mojo = mojo();
        mojo.execute();
        assertThat(outputs()).containsExactly("p/ImageServer.java", "p/ImageServerComponents.java",
                "p/ImageServerEvents.java");
        assertThat(mojo.project.getCompileSourceRoots()).containsExactly(folder.resolve("out").toString());
    }

    @Test
    void failsWithThePlaceOfAnErrorAndWritesNothing() throws Exception {
        write("good.flux", PROGRAM);
        Path bad = write("bad.flux", PROGRAM + "handle error Shwo => Show;\n");
        assertThatThrownBy(() -> mojo().execute()).isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(bad + ":[5,14]").hasMessageContaining("[FLUX107]");
        assertThat(log).anyMatch(l -> l.startsWith("error " + bad + ":[5,14]"));
        assertThat(outputs()).isEmpty();
    }

    @Test
    void doesNothingWhenNothingHasChanged() throws Exception {
        write("image-server.flux", PROGRAM);
        mojo().execute();
        Path output = folder.resolve("out/p/ImageServer.java");
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(output, old);
        log.clear();
        mojo().execute();
        assertThat(log).contains("info all sources are up to date");
        assertThat(Files.getLastModifiedTime(output)).isEqualTo(old);
    }

    @Test
    void noticesChangesInProgramsImportsAndOutputs() throws Exception {
        write("parts/show.flux", "Show (int number) => ();\n");
        write("server.flux", "package p;\nimport \"parts/show.flux\";\nListen () => (int number);\nsource Listen => Show;\n");
        mojo().execute();
        write("parts/show.flux", "Show (long number) => ();\n");
        assertThatThrownBy(() -> mojo().execute()).hasMessageContaining("FLUX202");
        write("parts/show.flux", "Show (int other) => ();\n");
        mojo().execute();
        assertThat(folder.resolve("out/p/ServerComponents.java")).content().contains("show(int other)");
        Files.delete(folder.resolve("out/p/Server.java"));
        mojo().execute();
        assertThat(outputs()).contains("p/Server.java");
    }

    @Test
    void removesWhatADeletedProgramLeft() throws Exception {
        Path first = write("first.flux", PROGRAM);
        write("second.flux", PROGRAM);
        mojo().execute();
        assertThat(outputs()).contains("p/First.java", "p/Second.java");
        Files.delete(first);
        log.clear();
        mojo().execute();
        assertThat(outputs()).containsExactly("p/Second.java", "p/SecondComponents.java", "p/SecondEvents.java");
        assertThat(log).contains("info 3 removed in " + folder.resolve("out"));
    }

    @Test
    void noticesAnEditedOutputWhateverItsTime() throws Exception {
        write("image-server.flux", PROGRAM);
        mojo().execute();
        Path output = folder.resolve("out/p/ImageServer.java");
        String good = Files.readString(output);
        Files.writeString(output, good + "// edited\n");
        Files.setLastModifiedTime(output, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        mojo().execute();
        assertThat(output).hasContent(good);
    }

    @Test
    void noticesSettingsAndParameters() throws Exception {
        write("server.flux", DEADLOCK);
        mojo().execute();
        assertThat(log).anyMatch(l -> l.startsWith("warn ") && l.contains("[FLUX602]"));
        Path settings = Files.writeString(folder.resolve("flux.settings.json"), "{\"severities\": {\"elevation\": \"error\"}}");
        assertThatThrownBy(() -> mojo().execute()).isInstanceOf(MojoFailureException.class).hasMessageContaining("[FLUX602]");
        Files.delete(settings);
        mojo().execute();
        GenerateMojo strict = mojo();
        strict.failOnWarning = true;
        assertThatThrownBy(strict::execute).isInstanceOf(MojoFailureException.class).hasMessageContaining("[FLUX602]");
        GenerateMojo tolerant = mojo();
        tolerant.failOnWarning = true;
        tolerant.ignore = List.of("elevation");
        tolerant.execute();
    }

    @Test
    void whatPreventsGenerationCannotBeIgnored() throws Exception {
        write("bad.flux", PROGRAM + "handle error Shwo => Show;\n");
        GenerateMojo mojo = mojo();
        mojo.ignore = List.of("FLUX107");
        assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class).hasMessageContaining("[FLUX107]");
        assertThat(outputs()).isEmpty();
    }

    @Test
    void saysWhichCodeItDoesNotKnow() {
        GenerateMojo mojo = mojo();
        mojo.deny = List.of("FLUX60");
        assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class).hasMessageStartingWith("deny FLUX60: no such code");
    }

    @Test
    void generatedSourcesFitTheProjectsEncoding() throws Exception {
        write("server.flux", PROGRAM.replace("number", "größe"));
        GenerateMojo mojo = mojo();
        mojo.encoding = "ISO-8859-1";
        assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class).hasMessageContaining("ISO-8859-1");
        assertThat(outputs()).isEmpty();
        mojo.encoding = "utf-8";
        mojo.execute();
        assertThat(outputs()).isNotEmpty();
    }

    @Test
    void checkReportsAndWritesNothing() throws Exception {
        Path bad = write("bad.flux", PROGRAM + "handle error Shwo => Show;\n");
        assertThatThrownBy(check()::execute).isInstanceOf(MojoFailureException.class).hasMessageContaining(bad + ":[5,14]");
    }

    /** In findings and in their fixes; a file elsewhere keeps its absolute name, and there is a log though the build fails. */
    @Test
    void theSarifLogNamesFilesRelativeToItsRoot() throws Exception {
        write("root/part/bad.flux", PROGRAM + "handle error Shwo => Show;\n");
        Path outside = write("outside.flux", PROGRAM + "handle error Shwo => Show;\n");
        CheckMojo check = check();
        check.sarifFile = folder.resolve("findings.sarif").toFile();
        check.sarifRoot = folder.resolve("flux/root").toFile();
        assertThatThrownBy(check::execute).isInstanceOf(MojoFailureException.class);
        JsonObject run = JsonParser.parseString(Files.readString(check.sarifFile.toPath())).getAsJsonObject().getAsJsonArray("runs").get(0)
                .getAsJsonObject();
        assertThat(run.getAsJsonArray("results").toString()).contains("\"fixes\":");
        assertThat(places(run.get("results"))).containsOnly("SRCROOT part/bad.flux", "null " + outside.toUri());
        assertThat(run.getAsJsonObject("originalUriBaseIds").keySet()).containsExactly("SRCROOT");
    }

    private static List<String> places(JsonElement json) {
        List<String> places = new ArrayList<>();
        if (json instanceof JsonArray array) {
            array.forEach(e -> places.addAll(places(e)));
        } else if (json instanceof JsonObject object) {
            if (object.has("uri")) {
                places.add((object.has("uriBaseId") ? object.get("uriBaseId").getAsString() : null) + " "
                        + object.get("uri").getAsString());
            }
            object.entrySet().forEach(e -> places.addAll(places(e.getValue())));
        }
        return places;
    }

    private CheckMojo check() {
        CheckMojo check = new CheckMojo();
        check.sourceDirectory = folder.resolve("flux").toFile();
        check.buildContext = new DefaultBuildContext(new org.sonatype.plexus.build.incremental.DefaultBuildContext());
        check.pluginVersion = "1";
        check.setLog(new RecordingLog());
        return check;
    }

    private GenerateMojo mojo() {
        GenerateMojo mojo = new GenerateMojo();
        mojo.sourceDirectory = folder.resolve("flux").toFile();
        mojo.outputDirectory = folder.resolve("out").toFile();
        mojo.stateFile = folder.resolve("state").toFile();
        mojo.project = new MavenProject();
        mojo.project.setBuild(new Build());
        mojo.project.getBuild().setOutputDirectory(folder.resolve("classes").toString());
        mojo.buildContext = new DefaultBuildContext(new org.sonatype.plexus.build.incremental.DefaultBuildContext());
        mojo.setLog(new RecordingLog());
        return mojo;
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve("flux").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<String> outputs() throws IOException {
        Path out = folder.resolve("out");
        if (!Files.exists(out)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(out)) {
            return walk.filter(Files::isRegularFile).map(p -> out.relativize(p).toString()).sorted().toList();
        }
    }

    private final class RecordingLog extends SystemStreamLog {
        @Override
        public void error(CharSequence content) {
            log.add("error " + content);
        }

        @Override
        public void warn(CharSequence content) {
            log.add("warn " + content);
        }

        @Override
        public void info(CharSequence content) {
            log.add("info " + content);
        }
    }
}
