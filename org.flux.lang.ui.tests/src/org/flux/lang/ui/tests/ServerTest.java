// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.console.Log;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.preferences.Settings;
import org.flux.lang.ui.server.Server;
import org.flux.lang.ui.server.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class ServerTest {
    private static final String BROKEN = "Listen () => (int socket);\nsource Listen => Serve;\nServe = Anser;\n";

    @AfterEach
    void runAgain() {
        Settings.set(Settings.JAVA_OPTIONS, "");
        Settings.set(Settings.JAVA_HOME, "");
        Workbench.until("a server", () -> Server.get().state().isRunning());
    }

    private static boolean says(IFile file, String part) {
        return Workbench.messages(file).stream().anyMatch(message -> message.contains(part));
    }

    private static long pid() {
        return Workbench.eventually("a server", () -> Server.get().pid());
    }

    @Test
    void aServerThatCrashesIsStartedAgainAndLosesNoText() {
        IFile file = Workbench.file("demo/web.flux", BROKEN);
        ITextEditor editor = Workbench.open(file);
        Workbench.until("a marker", () -> says(file, "`Anser`"));
        Server.get().restart(); // forgets crashes of other tests
        Workbench.until("a marker", () -> says(file, "`Anser`"));
        long before = pid();
        assertThat(ProcessHandle.of(before).orElseThrow().destroyForcibly()).isTrue();
        Workbench.after(editor, "= Anser");
        Workbench.type(editor, "vice");
        Workbench.until("the new server knows what was typed meanwhile", () -> says(file, "`Anservice`"));
        assertThat(pid()).isNotEqualTo(before);
        assertThat(Workbench.problems(file)).noneMatch(marker -> marker.getAttribute(IMarker.MESSAGE, "").contains("`Anser`"));
    }

    @Test
    void itIsRestartedByACommand() {
        IFile file = Workbench.file("demo/web.flux", BROKEN);
        Workbench.until("a marker", () -> says(file, "`Anser`"));
        long before = pid();
        Workbench.command("org.flux.lang.ui.restartServer");
        Workbench.until("another process", () -> Server.get().pid().filter(pid -> pid != before).isPresent());
        Workbench.until("a marker", () -> says(file, "`Anser`"));
        assertThat(ProcessHandle.of(before).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void whyItDoesNotStartIsSaidAndShownUntilItDoes() {
        Workbench.file("demo/web.flux", BROKEN);
        pid();
        Settings.set(Settings.JAVA_OPTIONS, "-XX:+NoSuchOption");
        Workbench.until("stopped", () -> Server.get().state().kind() == State.Kind.STOPPED);
        assertThat(Server.get().state().detail()).contains("NoSuchOption");
        Workbench.until("shown at the bottom of the window", () -> Workbench.find(Workbench.window().getShell(), CLabel.class,
                label -> label.getText().equals("Flux: stopped") && label.getToolTipText().contains("NoSuchOption")).isPresent());
        Workbench.dialog("Flux");
        Workbench.until("not cut off", () -> Workbench.find(Workbench.window().getShell(), CLabel.class,
                label -> label.getText().equals("Flux: stopped")).filter(ServerTest::isWhole).isPresent());
        Workbench.shot("stopped");
        assertThat(Workbench.<Object>ask(() -> Server.get().askNow(Duration.ofSeconds(5), "nothing", server -> server.getWorkspaceService()
                .symbol(new WorkspaceSymbolParams("")).thenApply(symbols -> "something")))).isEqualTo("nothing");
        Settings.set(Settings.JAVA_OPTIONS, "");
        Workbench.until("running", () -> Server.get().state().isRunning());
        Workbench.until("shown at the bottom of the window", () -> Workbench.find(Workbench.window().getShell(), CLabel.class,
                label -> label.getText().equals("Flux: ready")).isPresent());
    }

    /** Whether all of it can be seen. */
    private static boolean isWhole(CLabel control) {
        for (Composite parent = control.getParent(); parent != null; parent = parent.getParent()) {
            Rectangle bounds = control.getDisplay().map(control, parent, control.getClientArea());
            if (!parent.getClientArea().contains(bounds.x + bounds.width - 1, bounds.y)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void nobodyWaitsForAServerThatDoesNotAnswer() throws IOException, InterruptedException {
        IFile file = Workbench.file("demo/web.flux", BROKEN);
        ITextEditor editor = Workbench.open(file);
        Workbench.until("a marker", () -> says(file, "`Anser`"));
        FluxDocument document = Workbench.ask(() -> FluxDocument.of(Workbench.document(editor)).orElseThrow());
        String process = Long.toString(pid());
        signal("-STOP", process);
        try {
            Workbench.after(editor, "= Anser");
            Workbench.type(editor, "vice");
            assertThat(Workbench.text(editor)).contains("Serve = Anservice;");
            CompletableFuture<List<?>> answer = new CompletableFuture<>();
            Workbench.later(() -> answer.complete(Server.get().<List<?>>askNow(Duration.ofMinutes(10), List.of("late"), server -> server
                    .getTextDocumentService().documentSymbol(new DocumentSymbolParams(document.id())).thenApply(List::copyOf))));
            assertThat(answer).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(List.of("late"));
        } finally {
            signal("-CONT", process);
        }
        Workbench.until("it knows what was typed meanwhile", () -> says(file, "`Anservice`"));
    }

    private static void signal(String signal, String process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, process).start().waitFor()).isZero();
    }

    @Test
    void projectsComeAndGo() throws CoreException {
        IFile one = Workbench.file("one/web.flux", BROKEN);
        Workbench.until("a marker", () -> says(one, "`Anser`"));
        IFile two = Workbench.file("two/web.flux", BROKEN.replace("Anser", "Other").replace("Serve", "Deliver"));
        Workbench.until("a marker of the second project", () -> says(two, "`Other`"));
        Workbench.until("its names are known", () -> isKnown("Deliver"));
        two.getProject().close(null);
        Workbench.until("its names are forgotten", () -> !isKnown("Deliver"));
        Workbench.until("those of the first are not", () -> isKnown("Serve"));
        two.getProject().open(null);
        Workbench.until("a marker of the second project", () -> says(two, "`Other`"));
    }

    @Test
    void aProjectThatComesWhileTheServerStartsIsNotForgotten() {
        Workbench.file("one/web.flux", BROKEN);
        pid();
        Server.get().restart();
        IFile two = Workbench.file("two/web.flux", BROKEN.replace("Anser", "Other"));
        Workbench.until("a marker of the second project", () -> says(two, "`Other`"));
    }

    private static boolean isKnown(String name) {
        return Server.get().askNow(Duration.ofMillis(500), false, server -> server.getWorkspaceService()
                .symbol(new WorkspaceSymbolParams(name)).thenApply(found -> found != null
                        && !(found.isLeft() ? found.getLeft() : found.getRight()).isEmpty()));
    }

    @Test
    void filesThatChangeOnTheDiskAreLookedAtAgain() throws CoreException {
        IFile imported = Workbench.file("demo/names.flux", "Anser (int socket) => ();\n");
        IFile file = Workbench.file("demo/web.flux", "import \"names.flux\";\n" + BROKEN);
        Workbench.open(file);
        Workbench.until("no problems", () -> Server.get().state().isRunning() && !says(file, "`Anser`"));
        imported.delete(true, null);
        Workbench.until("the import leads nowhere", () -> says(file, "names.flux"));
    }

    @Test
    void theLogShowsWhatHappens() {
        Workbench.file("demo/web.flux", BROKEN);
        pid();
        Settings.set(Settings.TRACE, "messages");
        try {
            ITextEditor editor = Workbench.open(Workbench.file("demo/other.flux", BROKEN));
            Workbench.type(editor, " ");
            Workbench.until("what goes to the server", () -> Log.lines().stream()
                    .anyMatch(line -> line.contains("-> textDocument/didChange")));
            Workbench.command("org.flux.lang.ui.showLog");
            Workbench.until("the console", () -> Workbench.page().findView("org.eclipse.ui.console.ConsoleView") != null);
            Workbench.until("its text", () -> Workbench.all(Workbench.window().getShell(), org.eclipse.swt.custom.StyledText.class).stream()
                    .anyMatch(text -> text.getText().contains("flux.jar lsp --stdio")));
            Workbench.shot("console");
        } finally {
            Settings.set(Settings.TRACE, "off");
        }
    }
}
