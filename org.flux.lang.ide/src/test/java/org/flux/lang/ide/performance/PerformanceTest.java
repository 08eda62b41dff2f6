// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkDoneProgressKind;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.flux.diagram.overlay.KeyedOverlay;
import org.flux.diagram.overlay.OverlayFile;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.flux.lang.ide.diagram.DiagramParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the image server, and a profile that it has written. */
class PerformanceTest {
    private static final String PROGRAM = text("../examples/image-server/src/main/flux/image-server.flux");
    private static final String PROFILE = text("../org.flux.graph/src/test/resources/org/flux/graph/profile/image-server.profile.json");

    @TempDir
    Path folder;

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program in a folder of the workspace. */
    private OpenText open(LspSession session) {
        Path program = LspSession.write(folder.resolve("src/image-server.flux"), PROGRAM);
        return session.open(program, PROGRAM);
    }

    private static List<String> lenses(LspSession session, OpenText document) {
        return LspSession.get(session.server().getTextDocumentService().codeLens(new CodeLensParams(document.id()))).stream()
                .map(lens -> lens.getRange().getStart().getLine() + 1 + ": " + lens.getCommand().getTitle()).toList();
    }

    private static ProfileAnswer profile(LspSession session, OpenText document) {
        return LspSession.get(session.server().profile(new ProfileParams(document.id(), null)));
    }

    private static SimulateParams simulation(OpenText document, Integer cores, Double rate, Map<String, Double> speeds,
            List<String> whatIfs, boolean curve, String token) {
        return new SimulateParams(document.id(), null, cores, rate, null, speeds, whatIfs, curve,
                token == null ? null : Either.forLeft(token));
    }

    private static String drawn(LspSession session, OpenText document, String overlay) {
        return LspSession.get(session.server().diagram(new DiagramParams(document.id(), null, null, List.of("*"), null, overlay))).model()
                .toString();
    }

    // Where profiles are found

    @Test
    void withoutAProfileItSaysHowToGetOne() {
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session);
            ProfileAnswer answer = profile(session, document);
            assertThat(answer.problem()).isEqualTo("there is no profile of image-server.flux yet: run it with "
                    + "--profile=image-server.profile.json");
            assertThat(answer.expected()).isEqualTo("image-server.profile.json");
            assertThat(answer.nodes()).isNull();
            assertThat(profile(session, session.open("untitled:One.flux", "")).problem()).contains("save it first");
            assertThatThrownBy(() -> drawn(session, document, "profile")).hasMessageContaining("run it with --profile=");
        }
    }

    @Test
    void itIsBesideTheProgramOrInAFolderAroundIt() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session);
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
            OpenText document = open(session);
            assertThat(profile(session, document).file()).endsWith("old.profile.json");
            LspSession.write(folder.resolve("new.profile.json"), PROFILE);
            assertThat(profile(session, document).file()).as("the latest").endsWith("new.profile.json");
            session.settings(JsonParser.parseString("{\"profile\": \"old.profile.json\"}").getAsJsonObject());
            session.awaitRefresh("CodeLenses");
            session.awaitRefresh("CodeLenses");
            assertThat(profile(session, document).file()).as("the one of the settings").endsWith("old.profile.json");
        }
    }

    @Test
    void whatIsWrongWithItIsSaid() {
        LspSession.write(folder.resolve("image-server.profile.json"), "{\n \"format\": \"flux-profile\"}");
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session);
            assertThat(profile(session, document).problem()).startsWith("image-server.profile.json:1:1: ").contains("version");
            assertThat(lenses(session, document)).as("and disturbs nothing else").contains(line("source Listen") + ": 16 paths");
        }
    }

    @Test
    void anotherVersionOfTheProgramIsToldGently() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE.replace("\"Compress\"", "\"Squeeze\""));
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session);
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
            List<String> lenses = lenses(session, open(session));
            int source = line("source Listen");
            assertThat(lenses).anyMatch(lens -> lens.matches(source + ": [\\d.]+ ms · p99 19\\.3 ms · 41\\.6/s"))
                    .contains(line("blocking Compress") + ": 12.3 ms · p99 20.3 ms · 9.66/s · bottleneck",
                            line("Serve (") + ": 3.13 ms · 41.6/s", line("atomic CheckCache") + ": waits 13.4 µs, contended 2.6 %",
                            line("atomic Release") + ": never contended");
        }
    }

    private static int line(String beginning) {
        return PROGRAM.lines().toList().indexOf(PROGRAM.lines().filter(line -> line.startsWith(beginning)).findFirst().orElseThrow()) + 1;
    }

    @Test
    void lensesFollowTheFileAndCanBeSwitchedOff() {
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session);
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
            OpenText document = open(session);
            assertThat(drawn(session, document, "profile")).contains("bottleneck · 12.3 ms · 91 %", "\"heat\":5", "Profile: 41.6/s")
                    .isEqualTo(drawn(session, document, PROFILE));
        }
    }

    @Test
    void theAnswerHasTheMostExpensiveNodesFirst() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            ProfileAnswer answer = profile(session, open(session));
            assertThat(answer.problem()).isNull();
            assertThat(answer.nodes().stream().map(ProfileAnswer.OfNode::node)).startsWith("Compress", "ReadFromDisk", "Write");
            assertThat(answer.nodes().getFirst().share()).isBetween(0.9, 0.92);
            assertThat(answer.locks()).extracting(ProfileAnswer.OfLock::lock).containsExactly("cacheLock");
            assertThat(answer.bottleneck().name()).isEqualTo("Compress");
            assertThat(List.of(answer.runtime(), answer.cores())).isEqualTo(List.of("event", 1));
        }
    }

    // Predictions

    @Test
    void aPredictionHasFiguresAndAnOverlay() throws Exception {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session);
            SimulateAnswer one = LspSession.get(session.server().simulate(simulation(document, 1, 150.0, null, null, false, null)));
            SimulateAnswer again = LspSession.get(session.server().simulate(simulation(document, 1, 150.0, null, null, false, null)));
            assertThat(again).as("the same question has the same answer").isEqualTo(one);
            assertThat(one.figures().throughput().value()).isBetween(140.0, 160.0);
            SimulateAnswer faster = LspSession.get(session.server().simulate(
                    simulation(document, 1, 150.0, Map.of("Compress", 4.0), null, false, null)));
            assertThat(faster.figures().mean().value()).isLessThan(one.figures().mean().value() * 0.8);
            KeyedOverlay overlay = OverlayFile.read(one.overlay());
            assertThat(overlay.title()).startsWith("Prediction: ").contains("on event, 1 core");
            assertThat(overlay.nodes().get("Serve/Image/Handler/Compress").text()).contains("12.");
            assertThat(overlay.nodes().get("Serve").text()).as("all that nodes take").endsWith("100 %");
            assertThat(drawn(session, document, one.overlay())).contains("Prediction: ", "\"heat\":5");
        }
    }

    @Test
    void aCurveHasAKnee() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            SimulateAnswer answer = LspSession.get(session.server().simulate(simulation(open(session), 2, null, null,
                    List.of("node=Compress:-50%", "lock=cacheLock:removed"), true, "token")));
            List<SimulateAnswer.Point> points = answer.curve().points();
            assertThat(points).hasSize(10).isSortedAccordingTo((a, b) -> Double.compare(a.rate(), b.rate()));
            assertThat(answer.curve().knee()).isBetween(points.getFirst().rate(), points.getLast().rate());
            assertThat(points.getLast().mean()).isGreaterThan(points.getFirst().mean());
            assertThat(session.progress().stream().filter(told -> told.getToken().equals(Either.forLeft("token")))
                    .map(told -> told.getValue().getLeft().getKind()))
                    .startsWith(WorkDoneProgressKind.begin, WorkDoneProgressKind.report).endsWith(WorkDoneProgressKind.end);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            node=Squeeze:-50% | Squeeze
            lock=cacheLock:gone | neither removed, reader nor a change
            cores=0 | less than 1
            """)
    void whatIsAskedForWronglyIsSaid(String whatIf, String message) {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session);
            assertThatThrownBy(() -> session.server().simulate(simulation(document, 1, null, null, List.of(whatIf), false, null)).get())
                    .isInstanceOfSatisfying(ExecutionException.class, wrong -> {
                        ResponseErrorException answer = (ResponseErrorException) wrong.getCause();
                        assertThat(answer.getResponseError().getCode()).isEqualTo(ResponseErrorCode.InvalidParams.getValue());
                        assertThat(answer.getMessage()).contains(message);
                    });
        }
    }

    @Test
    void whoDoesNotWantItAnyMoreCancelsIt() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session);
            List<CompletableFuture<SimulateAnswer>> many = Stream.of(1, 2, 3, 4, 5, 6, 7, 8).map(cores ->
                    session.server().simulate(simulation(document, cores, null, null, null, true, null))).toList();
            many.forEach(one -> one.cancel(true));
            SimulateAnswer last = LspSession.get(session.server().simulate(simulation(document, 4, 100.0, null, null, false, null)));
            assertThat(last.figures().throughput().value()).isBetween(90.0, 110.0);
            assertThat(new TextDocumentIdentifier(last.uri())).isEqualTo(document.id());
        }
    }
}
