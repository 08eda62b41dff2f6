// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.flux.lang.ui.preferences.Settings;
import org.flux.lang.ui.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class PreferencesTest {
    private static final String UNUSED = """
            Listen () => (int socket);
            Answer (int socket) => ();
            source Listen => Serve;
            Serve = Answer;
            Spare (int socket) => ();
            """;

    @AfterEach
    void reset() {
        Settings.set("flux.severities", "");
        Settings.set("flux.diagnostics.scope", "workspace");
        Settings.set(Settings.JAVA_HOME, "");
    }

    private static Shell page(String id) {
        Workbench.later(() -> PreferencesUtil.createPreferenceDialogOn(Workbench.window().getShell(), id, null, null).open());
        return Workbench.eventually("the preferences", () -> Workbench.shells().filter(shell -> shell.getText().startsWith("Preferences"))
                .findFirst());
    }

    private static List<IMarker> unused(IFile file) {
        return Workbench.problems(file).stream().filter(marker -> marker.getAttribute(IMarker.MESSAGE, "").contains("`Spare`")).toList();
    }

    @Test
    void severitiesAreSetOnThePageAndHoldAtOnce() {
        IFile file = Workbench.file("demo/web.flux", UNUSED);
        IMarker marker = Workbench.eventually("a marker", () -> unused(file).stream().findFirst());
        String code = marker.getAttribute("code", "");
        assertThat(marker.getAttribute(IMarker.SEVERITY, -1)).isNotEqualTo(IMarker.SEVERITY_ERROR);
        Shell dialog = page("org.flux.lang.ui.preferences");
        Text severities = Workbench.eventually("the field", () -> Workbench.all(dialog, Text.class).stream()
                .filter(text -> (text.getStyle() & SWT.MULTI) != 0).findFirst());
        Workbench.ui(() -> severities.setText(code + " = terrible"));
        Workbench.until("what is wrong with it", () -> says(dialog, "\"terrible\" is no severity"));
        Workbench.ui(() -> severities.setText(code + " = error"));
        Workbench.shot("preferences");
        Workbench.press(dialog, "Apply and Close");
        Workbench.until("an error", () -> unused(file).stream()
                .anyMatch(now -> now.getAttribute(IMarker.SEVERITY, -1) == IMarker.SEVERITY_ERROR));
        Settings.set("flux.severities", code + "=off");
        Workbench.until("nothing", () -> unused(file).isEmpty());
    }

    @Test
    void findingsCanBeThoseOfOpenFilesOnly() {
        IFile file = Workbench.file("demo/web.flux", UNUSED);
        Workbench.until("a marker", () -> !unused(file).isEmpty());
        Settings.set("flux.diagnostics.scope", "openFiles");
        Workbench.until("nothing of a closed file", () -> unused(file).isEmpty());
        Workbench.open(file);
        Workbench.until("a marker of an open file", () -> !unused(file).isEmpty());
    }

    @Test
    void theJavaOfTheServerIsChosenOnItsPage() {
        Workbench.file("demo/web.flux", UNUSED);
        long before = Workbench.eventually("a server", () -> Server.get().pid());
        Shell dialog = page("org.flux.lang.ui.preferences.server");
        Workbench.until("what was found", () -> Workbench.all(dialog, Label.class).stream().anyMatch(label -> label.getText()
                .startsWith("In use: Java ")));
        Workbench.shot("preferences-java");
        Text home = Workbench.ask(() -> Workbench.find(dialog, Text.class, text -> (text.getStyle() & SWT.SINGLE) != 0
                && text.getToolTipText() != null && text.getToolTipText().startsWith("Home of the Java")).orElseThrow());
        String running = System.getProperty("java.home");
        Workbench.ui(() -> home.setText("/nowhere"));
        Workbench.key(home, SWT.END, 0);
        Workbench.until("why it will not do", () -> says(dialog, "there is no such folder"));
        Workbench.ui(() -> home.setText(running));
        Workbench.key(home, SWT.END, 0);
        Workbench.press(dialog, "Apply and Close");
        Workbench.until("another server", () -> Server.get().pid().filter(pid -> pid != before).isPresent());
        assertThat(ProcessHandle.of(Server.get().pid().orElseThrow()).orElseThrow().info().command().orElse("")).startsWith(running);
    }

    private static boolean says(Shell dialog, String text) {
        return Workbench.all(dialog, Text.class).stream().anyMatch(shown -> shown.getText().contains(text));
    }

    @Test
    void hintsAndDiagramsHaveTheirPages() {
        for (String page : List.of("hints", "diagram")) {
            Shell dialog = page("org.flux.lang.ui.preferences." + page);
            Workbench.until("its fields", () -> Workbench.all(dialog, org.eclipse.swt.widgets.Button.class).stream()
                    .anyMatch(button -> (button.getStyle() & SWT.CHECK) != 0 && button.getSelection()));
            Workbench.shot("preferences-" + page);
            if (page.equals("diagram")) {
                assertThat(Workbench.ask(() -> Workbench.all(dialog, Combo.class).get(0).getItemCount())).isEqualTo(4);
            }
            Workbench.press(dialog, "Cancel");
            Workbench.until("closed", dialog::isDisposed);
        }
    }
}
