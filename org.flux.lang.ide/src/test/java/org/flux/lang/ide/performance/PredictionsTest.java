// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flux.lang.ide.performance.ImageServer.PROFILE;
import static org.flux.lang.ide.performance.ImageServer.PROGRAM;
import static org.flux.lang.ide.performance.ImageServer.drawn;
import static org.flux.lang.ide.performance.ImageServer.lenses;
import static org.flux.lang.ide.performance.ImageServer.line;
import static org.flux.lang.ide.performance.ImageServer.open;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.flux.lang.ide.diagram.DiagramAnswer;
import org.flux.lang.ide.diagram.DiagramParams;
import org.flux.lang.ide.diagram.ExportParams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lenses and diagrams, while the editor shows a prediction and afterwards. */
class PredictionsTest {
    private static final String IMPORTING = "import \"lib.flux\";\n" + PROGRAM;
    private static final String COMPRESS = line("blocking Compress") + ": ";
    private static final String MEASURED = COMPRESS + "12.3 ms · p99 20.3 ms · 9.66/s · bottleneck";
    private static final String PREDICTED = COMPRESS + "predicted: ";

    @TempDir
    Path folder;

    @BeforeEach
    void writeProfile() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
    }

    /** With a node that is so many times as fast as it was. */
    private static CompletableFuture<SimulateAnswer> simulate(LspSession session, OpenText document, double speed, boolean shown,
            String token) {
        return session.server().simulate(new SimulateParams(document.id(), null, 4, 100.0, null, Map.of("Compress", speed), null, false,
                shown, token == null ? null : Either.forLeft(token)));
    }

    private static void show(LspSession session, OpenText document, double speed) {
        LspSession.get(simulate(session, document, speed, true, null));
        session.awaitRefresh("CodeLenses");
    }

    /** A session that has forgotten what it was told to ask again at the start. */
    private LspSession session() {
        LspSession session = LspSession.in(folder);
        session.awaitIdle();
        session.awaitRefresh("CodeLenses");
        return session;
    }

    @Test
    void lensesTellThePredictionThatIsShownUntilItIsWithdrawn() {
        try (LspSession session = session()) {
            OpenText document = open(session, folder);
            LspSession.get(simulate(session, document, 2, false, null));
            assertThat(lenses(session, document)).as("one that nobody shows").contains(MEASURED);
            show(session, document, 2);
            assertThat(lenses(session, document)).doesNotContain(MEASURED)
                    .anyMatch(lens -> lens.matches(PREDICTED + "6\\.\\d+ ms · p99 10\\.\\d ms · 2\\d\\.\\d/s · bottleneck"))
                    .anyMatch(lens -> lens.matches(line("source Listen") + ": predicted: .* ms · p99 .* ms · (9|10)\\d(\\.\\d)?/s"))
                    .anyMatch(lens -> lens.startsWith(line("atomic CheckCache") + ": predicted: waits "))
                    .contains(line("source Listen") + ": 16 paths");
            show(session, document, 4);
            assertThat(lenses(session, document)).as("the next one").anyMatch(lens -> lens.startsWith(PREDICTED + "3."));
            session.server().withdraw(new WithdrawParams(document.id()));
            session.awaitRefresh("CodeLenses");
            assertThat(lenses(session, document)).contains(MEASURED).noneMatch(lens -> lens.contains("predicted"));
        }
    }

    /** Of a program that imports another file, which is empty. */
    private Path importing() {
        LspSession.write(folder.resolve("src/lib.flux"), "");
        return LspSession.write(folder.resolve("src/image-server.flux"), IMPORTING);
    }

    @Test
    void aClickLeadsToThePredictionIfTheClientCanShowIt() {
        Path program = importing();
        JsonObject options = JsonParser.parseString("{\"commands\": [\"flux.showProfile\", \"flux.showPrediction\"]}").getAsJsonObject();
        try (LspSession session = LspSession.start(params -> {
            params.setWorkspaceFolders(List.of(new WorkspaceFolder(LspSession.uri(folder), "folder")));
            params.setInitializationOptions(options);
        })) {
            session.awaitIdle();
            OpenText document = session.open(program, IMPORTING);
            OpenText part = session.open(folder.resolve("src/lib.flux"), "");
            show(session, part, 2);
            List<Command> commands = LspSession.get(session.server().getTextDocumentService().codeLens(new CodeLensParams(document.id())))
                    .stream().map(lens -> lens.getCommand()).filter(command -> command.getTitle().startsWith("predicted: 6.")).toList();
            assertThat(commands).extracting(Command::getCommand).containsExactly("flux.showPrediction");
            assertThat(commands.getFirst().getArguments()).extracting(Object::toString)
                    .as("what it was asked for with").containsExactly('"' + part.uri() + '"', "\"Compress\"");
        }
    }

    @Test
    void aPredictionIsOfTheTextAsItWas() {
        try (LspSession session = session()) {
            OpenText document = open(session, folder);
            show(session, document, 2);
            session.change(document, "// another line\n" + PROGRAM);
            assertThat(lenses(session, document)).anyMatch(lens -> lens.endsWith(MEASURED.substring(COMPRESS.length())))
                    .noneMatch(lens -> lens.contains("predicted"));
            assertThat(painted(session, document)).startsWith("profile: Profile: ");
            session.change(document, PROGRAM);
            assertThat(lenses(session, document)).as("the same text again").anyMatch(lens -> lens.startsWith(PREDICTED));
            assertThat(painted(session, document)).startsWith("prediction: Prediction: ");
        }
    }

    @Test
    void aPredictionIsOfTheProfileAsItWas() throws Exception {
        Path profile = folder.resolve("image-server.profile.json");
        try (LspSession session = session()) {
            OpenText document = open(session, folder);
            show(session, document, 2);
            Files.writeString(profile, PROFILE + "\n");
            assertThat(lenses(session, document)).as("of another profile").contains(MEASURED);
            assertThat(painted(session, document)).startsWith("profile: Profile: ");
            show(session, document, 2);
            Files.delete(profile);
            assertThat(lenses(session, document)).as("of a profile that is gone").noneMatch(lens -> lens.contains(" ms"));
        }
    }

    /** What a diagram paints that is asked for the prediction, by its name and its title. */
    private static String painted(LspSession session, OpenText document) {
        DiagramAnswer answer = LspSession.get(
                session.server().diagram(new DiagramParams(document.id(), null, null, null, null, Predictions.OVERLAY)));
        return answer.overlay() + ": " + answer.model().get("title").getAsString();
    }

    @Test
    void diagramsFollowAsLensesDo() throws Exception {
        try (LspSession session = session()) {
            OpenText document = open(session, folder);
            session.awaitChecks();
            assertThat(painted(session, document)).as("nothing is predicted").startsWith("profile: Profile: ");
            show(session, document, 2);
            session.awaitDiagramChanged(document.uri());
            assertThat(painted(session, document)).startsWith("prediction: Prediction: ").endsWith("bottleneck: Compress");
            String first = drawn(session, document, Predictions.OVERLAY);
            show(session, document, 4);
            session.awaitDiagramChanged(document.uri());
            assertThat(painted(session, document)).startsWith("prediction: Prediction: ");
            assertThat(drawn(session, document, Predictions.OVERLAY)).as("the next one").isNotEqualTo(first);
            session.server().withdraw(new WithdrawParams(document.id()));
            session.awaitDiagramChanged(document.uri());
            assertThat(painted(session, document)).startsWith("profile: Profile: ");
            Files.delete(folder.resolve("image-server.profile.json"));
            assertThat(painted(session, document)).as("nothing is known").isEqualTo("null: ");
        }
    }

    @Test
    void picturesInFilesAreThoseOfTheDiagram() {
        try (LspSession session = session()) {
            OpenText document = open(session, folder);
            show(session, document, 2);
            ExportParams picture = new ExportParams(document.id(), null, null, null, null, Predictions.OVERLAY, "svg", null, null);
            assertThat(LspSession.get(session.server().exportDiagram(picture)).content()).contains("Prediction: ");
        }
    }

    /** A client that closes what shows a prediction does not know whether the one that it has asked for last is ready. */
    @Test
    void whatHasBeenAskedForBeforeItIsWithdrawnIsNotShownAfterwards() {
        try (LspSession session = session()) {
            OpenText document = open(session, folder);
            CompletableFuture<SimulateAnswer> last = simulate(session, document, 2, true, "last");
            session.awaitProgressOf("last");
            session.server().withdraw(new WithdrawParams(document.id()));
            LspSession.get(last);
            // One comes after the other: this one's answer comes when the last one has been withdrawn.
            LspSession.get(simulate(session, document, 2, false, null));
            assertThat(lenses(session, document)).contains(MEASURED);
        }
    }

    @Test
    void ofSeveralTheLatestIsTold() {
        Path program = importing();
        try (LspSession session = session()) {
            OpenText document = session.open(program, IMPORTING);
            OpenText part = session.open(folder.resolve("src/lib.flux"), "");
            show(session, part, 4);
            assertThat(lenses(session, document)).anyMatch(lens -> lens.contains(": predicted: 3."));
            show(session, document, 2);
            assertThat(lenses(session, document)).anyMatch(lens -> lens.contains(": predicted: 6."));
            show(session, part, 4);
            assertThat(lenses(session, document)).anyMatch(lens -> lens.contains(": predicted: 3."));
            session.server().withdraw(new WithdrawParams(part.id()));
            session.awaitRefresh("CodeLenses");
            assertThat(lenses(session, document)).as("is still shown").anyMatch(lens -> lens.contains(": predicted: 6."));
        }
    }
}
