// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.preferences.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class FormatTest {
    private static final String UGLY = "Listen ()=>(int  socket);\nAnswer(int socket) =>();\nsource   Listen=>Serve;\nServe=Answer;\n";
    private static final String NEAT = """
            Listen () => (int socket);
            Answer (int socket) => ();
            source Listen => Serve;
            Serve = Answer;
            """;

    @Test
    void aProgramGetsItsLayoutInOneStep() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", UGLY));
        IDocument document = Workbench.ask(() -> Workbench.document(editor));
        Workbench.before(editor, "Serve=");
        Workbench.until("the command is there", () -> isActive());
        Workbench.command("org.flux.lang.ui.format");
        Workbench.until("formatted", () -> document.get().equals(NEAT));
        Workbench.shot("format");
        Workbench.command("org.eclipse.ui.edit.undo");
        Workbench.until("undone in one step", () -> document.get().equals(UGLY));
    }

    private static boolean isActive() {
        return Workbench.window().getService(ICommandService.class).getCommand("org.flux.lang.ui.format").isEnabled();
    }

    @Test
    void onlyWhatIsSelectedGetsIt() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", UGLY));
        Workbench.select(editor, "source   Listen");
        Workbench.until("the command is there", () -> isActive());
        Workbench.command("org.flux.lang.ui.format");
        Workbench.until("formatted", () -> Workbench.document(editor).get()
                .equals(UGLY.replace("source   Listen=>Serve", "source Listen => Serve")));
    }

    @Test
    void whatIsFinishedGetsItIfThatIsWanted() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", NEAT));
        Workbench.ui(() -> Workbench.document(editor).replace(NEAT.length(), 0, "Spare=Answer\nMore=Answer\n"));
        Workbench.after(editor, "Spare=Answer");
        Workbench.type(editor, ";");
        assertThat(Workbench.text(editor)).contains("Spare=Answer;");
        Settings.set(Settings.FORMAT_ON_TYPE, "true");
        try {
            Workbench.after(editor, "More=Answer");
            Workbench.type(editor, ";");
            Workbench.until("formatted", () -> Workbench.document(editor).get().endsWith("Spare=Answer;\nMore = Answer;\n"));
        } finally {
            Settings.set(Settings.FORMAT_ON_TYPE, "false");
        }
    }
}
