// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flux.lang.ide.performance.ImageServer.PROFILE;
import static org.flux.lang.ide.performance.ImageServer.PROGRAM;
import static org.flux.lang.ide.performance.ImageServer.drawn;
import static org.flux.lang.ide.performance.ImageServer.lenses;
import static org.flux.lang.ide.performance.ImageServer.line;
import static org.flux.lang.ide.performance.ImageServer.open;
import static org.flux.lang.ide.performance.ImageServer.profile;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the image server, and a profile that it has written. */
class PerformanceTest {
    @TempDir
    Path folder;

    // Where profiles are found

    @Test
    void withoutAProfileItSaysHowToGetOne() {
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            ProfileAnswer answer = profile(session, document);
            assertThat(answer.problem()).isEqualTo("there is no profile of image-server.flux yet: run it with "
                    + "--profile=image-server.profile.json");
            assertThat(answer.expected()).isEqualTo("image-server.profile.json");
            assertThat(answer.nodes()).isNull();
            assertThat(profile(session, session.open("untitled:One.flux", "")).problem()).contains("save it first");
            assertThatThrownBy(() -> drawn(session, document, "profile")).hasMessageContaining("run it with --profile=");
        }
    }

    /** Somebody has opened it and moved the folder since, or is about to save it there. */
    @Test
    void aFolderThatCannotBeListedHasNone() {
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = session.open(folder.resolve("gone/image-server.flux"), PROGRAM);
            assertThat(profile(session, document).problem()).startsWith("there is no profile of image-server.flux yet: run it with ");
            LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
            assertThat(profile(session, document).file()).endsWith("image-server.profile.json");
        }
    }

    @Test
    void itIsBesideTheProgramOrInAFolderAroundIt() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            assertThat(profile(session, document).file()).isEqualTo(LspSession.uri(folder.resolve("image-server.profile.json")));
            LspSession.write(folder.resolve("src/image-server.profile.json"), PROFILE);
            assertThat(profile(session, document).file()).as("nearer").endsWith("src/image-server.profile.json");
        }
    }

    @Test
    void itMayHaveAnotherNameIfItSaysWhoseItIs() throws IOException {
        LspSession.write(folder.resolve("other.profile.json"), PROFILE.replace("\"image-server.flux\"", "\"web-server.flux\""));
        Path old = LspSession.write(folder.resolve("old.profile.json"), PROFILE);
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            assertThat(profile(session, document).file()).endsWith("old.profile.json");
            LspSession.write(folder.resolve("new.profile.json"), PROFILE);
            assertThat(profile(session, document).file()).as("the latest").endsWith("new.profile.json");
            session.awaitIdle();
            session.awaitRefresh("CodeLenses"); // the settings at the start
            session.settings(JsonParser.parseString("{\"profile\": \"old.profile.json\"}").getAsJsonObject());
            session.awaitRefresh("CodeLenses");
            assertThat(profile(session, document).file()).as("the one of the settings").endsWith("old.profile.json");
        }
    }

    @Test
    void whatIsWrongWithItIsSaid() {
        LspSession.write(folder.resolve("image-server.profile.json"), "{\n \"format\": \"flux-profile\"}");
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            assertThat(profile(session, document).problem()).startsWith("image-server.profile.json:1:1: ").contains("version");
            assertThat(lenses(session, document)).as("and disturbs nothing else").contains(line("source Listen") + ": 16 paths");
        }
    }

    @Test
    void aMistakeInTheExpectedFileIsNotHiddenByAnOlderProfile() {
        LspSession.write(folder.resolve("old.profile.json"), PROFILE);
        LspSession.write(folder.resolve("src/image-server.profile.json"), "{");
        try (LspSession session = LspSession.in(folder)) {
            assertThat(profile(session, open(session, folder)).problem()).startsWith("image-server.profile.json:1:");
        }
    }

    @Test
    void theSettingMayNameWhatIsNotThere() {
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            session.awaitIdle();
            session.awaitRefresh("CodeLenses"); // the settings at the start
            LspSession.write(folder.resolve("broken.json"), "{");
            for (Map.Entry<String, String> set : Map.of("gone.json", "there is no file gone.json, which the setting flux.profile names; "
                    + "there is no profile of image-server.flux yet: run it with --profile=image-server.profile.json",
                    "\\u0000", "there is no file \0, which", "broken.json", "broken.json:1:").entrySet()) {
                session.settings(JsonParser.parseString("{\"profile\": \"" + set.getKey() + "\"}").getAsJsonObject());
                session.awaitRefresh("CodeLenses");
                assertThat(profile(session, document).problem()).startsWith(set.getValue());
            }
            LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
            assertThat(profile(session, document).file()).endsWith("image-server.profile.json");
        }
    }

    @Test
    void anotherVersionOfTheProgramIsToldGently() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE.replace("\"Compress\"", "\"Squeeze\""));
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            assertThat(profile(session, document).strangers()).containsExactly(
                    "the profile says something of a node `Squeeze`, which the program does not have");
            assertThat(drawn(session, document, "profile")).contains("of another version of the program");
        }
    }

    // Where it is seen

    @Test
    void lensesTellOfSourcesNodesAndLocks() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            List<String> lenses = lenses(session, open(session, folder));
            int source = line("source Listen");
            assertThat(lenses).anyMatch(lens -> lens.matches(source + ": [\\d.]+ ms · p99 19\\.3 ms · 41\\.6/s"))
                    .contains(line("blocking Compress") + ": 12.3 ms · p99 20.3 ms · 9.66/s · bottleneck",
                            line("Serve (") + ": 3.13 ms · 41.6/s", line("atomic CheckCache") + ": waits 13.4 µs, contended 2.6 %",
                            line("atomic Release") + ": never contended");
        }
    }

    @Test
    void lensesFollowTheFileAndCanBeSwitchedOff() {
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            session.awaitIdle();
            session.awaitRefresh("CodeLenses"); // the settings at the start
            assertThat(lenses(session, document)).noneMatch(lens -> lens.contains("ms"));
            drawn(session, document, null);
            Path profile = LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
            session.server().getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(
                    List.of(new FileEvent(LspSession.uri(profile), FileChangeType.Created))));
            session.awaitRefresh("CodeLenses");
            session.awaitDiagramChanged(document.uri());
            assertThat(lenses(session, document)).anyMatch(lens -> lens.contains("bottleneck"));
            JsonObject off = JsonParser.parseString("{\"codeLens\": {\"performance\": false}}").getAsJsonObject();
            session.settings(off);
            session.awaitRefresh("CodeLenses");
            assertThat(lenses(session, document)).noneMatch(lens -> lens.contains("bottleneck"));
        }
    }

    @Test
    void theDiagramPaintsItAndSoDoesAnExport() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            assertThat(drawn(session, document, "profile")).contains("bottleneck · 12.3 ms · 91 %", "\"heat\":5", "Profile: 41.6/s")
                    .isEqualTo(drawn(session, document, PROFILE));
        }
    }

    /** As fast as one profile may follow another, and as coarse as a file system's clock may be. */
    @Test
    void anotherProfileOfTheSameTimeIsPaintedAnew() throws IOException {
        Path file = LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        FileTime written = Files.getLastModifiedTime(file);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            assertThat(drawn(session, document, "profile")).contains("Profile: 41.6/s for 30.0 s");
            LspSession.write(file, PROFILE.replace("\"seconds\": 30.02", "\"seconds\": 300.20"));
            Files.setLastModifiedTime(file, written);
            assertThat(drawn(session, document, "profile")).as("longer by a digit").contains("Profile: 4.16/s for 300 s");
        }
    }

    @Test
    void theAnswerHasTheMostExpensiveNodesFirst() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            ProfileAnswer answer = profile(session, open(session, folder));
            assertThat(answer.problem()).isNull();
            assertThat(answer.nodes().stream().map(ProfileAnswer.OfNode::node)).startsWith("Compress", "ReadFromDisk", "Write");
            assertThat(answer.nodes().getFirst().share()).isBetween(0.9, 0.92);
            assertThat(answer.locks()).extracting(ProfileAnswer.OfLock::lock).containsExactly("cacheLock");
            assertThat(answer.bottleneck().name()).isEqualTo("Compress");
            assertThat(List.of(answer.runtime(), answer.cores())).isEqualTo(List.of("event", 1));
        }
    }

    @Test
    void locksOfSessionsAreNamedAsWhatIfsNameThem() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE.replace("\"scope\": \"program\"", "\"scope\": \"session\""));
        try (LspSession session = LspSession.in(folder)) {
            assertThat(profile(session, open(session, folder)).locks()).extracting(ProfileAnswer.OfLock::lock)
                    .containsExactly("cacheLock(session)");
        }
    }
}
