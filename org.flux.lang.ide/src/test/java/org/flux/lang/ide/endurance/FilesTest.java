// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.flux.lang.ide.Capabilities;
import org.flux.lang.ide.endurance.Action.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come, go and change beside the editor; after each step the findings are those of a fresh check. */
class FilesTest {
    private static final int AT_ONCE = 0;
    private static final int LATER = 1;
    private static final int SERVER = 0;
    private static final int PART = 1;
    private static final int SHARED = 3;
    private static final int ALONE = 4;
    private static final int EXTRA = 6;
    private static final int SECOND = 8;

    @TempDir
    static Path scratch;

    private static Playing watching;

    @BeforeAll
    static void start() throws Exception {
        watching = new Playing(scratch.resolve("watching"), Capabilities.all(), 20);
    }

    @AfterAll
    static void end() {
        watching.close();
    }

    private static Action of(Kind kind, int file) {
        return of(kind, file, AT_ONCE);
    }

    private static Action of(Kind kind, int file, int told) {
        return new Action(kind, file, 0, told, "");
    }

    private static Action rename(int file, int to, int told) {
        return new Action(Kind.RENAME, file, to, told, "");
    }

    private static Action write(int file, String line, int told) {
        return new Action(Kind.WRITE, file, 0, told, line);
    }

    /** With one text open, {@link Action#file} means that one. */
    private static Action line(String line) {
        return new Action(Kind.LINE, 0, 0, 0, line);
    }

    private static void play(Stream<List<Action>> steps) throws Exception {
        watching.reset();
        play(watching, steps);
    }

    private static void play(Playing playing, Stream<List<Action>> steps) throws Exception {
        for (List<Action> step : steps.toList()) {
            for (Action action : step) {
                playing.play(action);
            }
            assertThat(playing.complaint()).as(step.toString()).isEmpty();
        }
    }

    @Test
    void filesThatNobodyHasOpen() throws Exception {
        play(Stream.of(
                List.of(),
                List.of(write(ALONE, "nonsense nonsense\n", AT_ONCE)),
                List.of(write(SHARED, "typedef more IsMore;\n", LATER)),
                List.of(of(Kind.DELETE, PART)),
                List.of(write(PART, "PageOne (Request request) => ();\n", AT_ONCE)),
                List.of(rename(PART, EXTRA, AT_ONCE)),
                List.of(rename(EXTRA, PART, LATER)),
                List.of(rename(ALONE, EXTRA, LATER)),
                List.of(of(Kind.DELETE, SERVER)),
                List.of(of(Kind.DELETE, SHARED, LATER), of(Kind.DELETE, EXTRA, LATER))));
    }

    @Test
    void filesThatAreOpen() throws Exception {
        play(Stream.of(
                List.of(of(Kind.OPEN, SERVER)),
                List.of(write(SERVER, "nonsense nonsense\n", AT_ONCE)),
                List.of(line("import \"extra1.flux\";\n")),
                List.of(write(EXTRA, "Extra (Request request) => ();\n", AT_ONCE)),
                List.of(line("source Listen => Extra;\n")),
                List.of(rename(EXTRA, PART, AT_ONCE)),
                List.of(of(Kind.DELETE, SERVER)),
                List.of(line("nonsense nonsense\n")),
                List.of(of(Kind.CLOSE, SERVER))));
    }

    /** A file belongs to a program for as long as it is imported, and no longer. */
    @Test
    void importsComeAndGo() throws Exception {
        String wanted = "import \"part2.flux\";";
        int at = Script.text("first/server.flux").indexOf(wanted);
        play(Stream.of(
                List.of(of(Kind.OPEN, SERVER)),
                List.of(new Action(Kind.EDIT, 0, at, wanted.length(), "")),
                List.of(of(Kind.UNDO, 0)),
                List.of(new Action(Kind.EDIT, 0, at, wanted.length(), "import \"alone.flux\";")),
                List.of(of(Kind.CLOSE, SERVER))));
    }

    @Test
    void savedTextsAndWhatIsThrownAway() throws Exception {
        play(Stream.of(
                List.of(of(Kind.OPEN, SHARED), line("typedef late IsLate;\n")),
                List.of(of(Kind.SAVE, SHARED)),
                List.of(line("atomic Nowhere:{log};\n")),
                List.of(of(Kind.CLOSE, SHARED)),
                List.of(of(Kind.OPEN, SHARED), of(Kind.CLOSE, SHARED))));
    }

    @Test
    void foldersComeAndGo() throws Exception {
        play(Stream.of(
                List.of(of(Kind.FOLDER, 0)),
                List.of(write(SECOND, "nonsense nonsense\n", AT_ONCE)),
                List.of(of(Kind.OPEN, SECOND)),
                List.of(of(Kind.FOLDER, 0)),
                List.of(of(Kind.FOLDER, 0)),
                List.of(line("nonsense nonsense\n")),
                List.of(of(Kind.CLOSE, SECOND)),
                List.of(of(Kind.FOLDER, 0))));
    }

    @Test
    void settingsFilesComeChangeAndGo() throws Exception {
        play(Stream.of(1, 2, 0, 2, 1).map(which -> List.of(new Action(Kind.SETTINGS, 0, which, AT_ONCE, ""))));
    }

    /** Then what is read anew is what belongs to the program that somebody works on. */
    @Test
    void clientsThatDoNotWatchFiles() throws Exception {
        ClientCapabilities client = Capabilities.all();
        client.getWorkspace().setDidChangeWatchedFiles(null);
        try (Playing playing = new Playing(scratch.resolve("not-watching"), client, 20)) {
            play(playing, Stream.of(
                    List.of(of(Kind.OPEN, SERVER), write(PART, "nonsense nonsense\n", LATER), line("typedef late IsLate;\n")),
                    List.of(of(Kind.DELETE, PART, LATER), line("typedef later IsLater;\n")),
                    List.of(write(PART, "PageOne (Request request) => ();\n", LATER), of(Kind.SAVE, SERVER))));
        }
    }

    /** Otherwise a server would outlive every editor that crashes. */
    @Test
    void endsWhenNobodyListensAnyMore() throws Exception {
        try (RemoteServer server = RemoteServer.start(scratch.resolve("log"), Capabilities.all(), List.of())) {
            assertThat(server.hangUp()).isEqualTo(1);
        }
    }
}
