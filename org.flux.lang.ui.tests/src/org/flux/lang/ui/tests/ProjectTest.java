// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flux.lang.ui.tests.Workbench.ask;
import static org.flux.lang.ui.tests.Workbench.eventually;
import static org.flux.lang.ui.tests.Workbench.ui;
import static org.flux.lang.ui.tests.Workbench.until;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.console.TextConsole;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.project.NewFileWizard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class ProjectTest {
    private static final Pattern ADDRESS = Pattern.compile("http://[^\\s,]+");

    @AfterEach
    void end() throws Exception {
        ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
        for (ILaunch launch : manager.getLaunches()) {
            launch.terminate();
        }
        manager.removeLaunches(manager.getLaunches());
        for (ILaunchConfiguration configuration : manager.getLaunchConfigurations()) {
            configuration.delete();
        }
    }

    @Test
    void theWizardsProjectRunsAndEnds() throws Exception {
        Workbench.command("org.flux.lang.ui.newProject");
        Shell wizard = Workbench.dialog("New Flux Project");
        Text name = ask(() -> Workbench.find(wizard, Text.class, text -> true).orElseThrow());
        ui(() -> name.setText("2 many"));
        until("the name is refused", () -> says(wizard, "a letter first") && !finish(wizard).isEnabled());
        Workbench.shot("new-project-refused");
        ui(() -> name.setText("hello"));
        until("the name is taken", () -> finish(wizard).isEnabled());
        Workbench.shot("new-project");
        Workbench.press(wizard, "Finish");
        ITextEditor editor = eventually("the program is open", () -> Optional.ofNullable((ITextEditor) Workbench.page().getActiveEditor()));
        assertThat(ask(editor::getTitle)).isEqualTo("hello.flux");
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("hello");
        assertThat(project.getFile("src/main/java/hello/HelloServer.java").exists()).isTrue();

        configure("hello", "/hello/src/main/flux/hello.flux");
        Workbench.command("org.flux.lang.ui.run");
        IProcess process = process();
        String address = eventually("it says where it listens", () -> found(ADDRESS, console()));
        assertThat(HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address).resolve("/?name=Eclipse")).build(),
                BodyHandlers.ofString()).body()).startsWith("Hello, Eclipse!");
        until("the address is a link", () -> links().count() == 1);
        Workbench.shot("run");
        assertThat(Workbench.messages(project)).isEmpty();

        Workbench.command("org.flux.lang.ui.stop");
        until("it has ended", process::isTerminated);
        assertThat(process.getExitValue()).isIn(0, 130, 143);
    }

    @Test
    void whatIsWrongWithAProgramIsALinkInTheConsole() throws Exception {
        IFile file = Workbench.file("broken/broken.flux", """
                Listen () => (String order);
                source Listen => Sell;
                Check (int order) => ();
                Sell = Check;
                """);
        configure("broken", "/broken/broken.flux");
        ITextEditor editor = Workbench.open(file);
        Workbench.command("org.flux.lang.ui.run");
        IProcess process = process();
        until("it has ended", process::isTerminated);
        assertThat(process.getExitValue()).isEqualTo(1);
        IHyperlink link = eventually("a link", () -> links().findFirst());
        Workbench.shot("run-errors");
        ui(link::linkActivated);
        until("the place is shown", () -> Workbench.page().getActiveEditor() == editor
                && ((ITextSelection) editor.getSelectionProvider().getSelection()).getStartLine() == 3);
    }

    @Test
    void aRunConfigurationSaysWhatIsWrongWithIt() throws Exception {
        Workbench.file("shop/shop.flux", "");
        ILaunchConfiguration configuration = configure("shop", "/shop/shop.flux");
        Workbench.later(() -> DebugUITools.openLaunchConfigurationPropertiesDialog(Workbench.window().getShell(), configuration,
                "org.eclipse.debug.ui.launchGroup.run"));
        Shell dialog = Workbench.dialog("Edit Configuration");
        Text port = eventually("the port", () -> Workbench.find(dialog, Text.class, text -> text.getText().equals("0")));
        Workbench.shot("run-configuration");
        ui(() -> port.setText("http"));
        until("the port is refused", () -> says(dialog, "The port is a number"));
        ui(() -> port.setText("8080"));
        until("the port is taken", () -> !says(dialog, "The port is a number"));
    }

    @Test
    void aNewFileHasAValidProgram() {
        IProject project = ask(() -> Workbench.project("shop"));
        Workbench.later(() -> {
            NewFileWizard wizard = new NewFileWizard();
            wizard.init(Workbench.window().getWorkbench(), new StructuredSelection(project));
            new WizardDialog(Workbench.window().getShell(), wizard).open();
        });
        Shell wizard = Workbench.dialog("New Flux File");
        Text name = eventually("the field for the name", () -> Workbench.all(wizard, Text.class).stream()
                .filter(Text::getEditable).reduce((first, last) -> last));
        ui(() -> name.setText("my shop"));
        until("the name is refused", () -> says(wizard, "the name becomes") && !finish(wizard).isEnabled());
        ui(() -> name.setText("orders"));
        until("the name is taken", () -> finish(wizard).isEnabled());
        Workbench.shot("new-file");
        Workbench.press(wizard, "Finish");
        ITextEditor editor = eventually("it is open", () -> Optional.ofNullable((ITextEditor) Workbench.page().getActiveEditor()));
        assertThat(ask(editor::getTitle)).isEqualTo("orders.flux");
        Workbench.after(editor, "Serve = Answer");
        Workbench.type(editor, "x");
        until("the server looks at it", () -> !Workbench.messages(project).isEmpty());
        Workbench.key(editor, '\b', 0);
        until("nothing is wrong with it", () -> Workbench.messages(project).isEmpty());
    }

    /** One with any free port. */
    private static ILaunchConfiguration configure(String name, String program) throws Exception {
        ILaunchConfigurationWorkingCopy copy = DebugPlugin.getDefault().getLaunchManager()
                .getLaunchConfigurationType("org.flux.lang.ui.program").newInstance(null, name);
        copy.setAttribute("org.flux.lang.ui.program.file", program);
        copy.setAttribute("org.flux.lang.ui.program.port", "0");
        return copy.doSave();
    }

    private static IProcess process() {
        return eventually("a process", () -> Stream.of(DebugPlugin.getDefault().getLaunchManager().getProcesses()).findFirst());
    }

    private static String console() {
        return consoles().map(console -> console.getDocument().get()).collect(Collectors.joining());
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static Stream<IHyperlink> links() {
        return consoles().flatMap(console -> Stream.of(console.getHyperlinks()));
    }

    private static Stream<TextConsole> consoles() {
        return Stream.of(ConsolePlugin.getDefault().getConsoleManager().getConsoles()).filter(TextConsole.class::isInstance)
                .map(TextConsole.class::cast);
    }

    private static Button finish(Shell wizard) {
        return Workbench.find(wizard, Button.class, button -> button.getText().replace("&", "").equals("Finish")).orElseThrow();
    }

    private static boolean says(Shell dialog, String words) {
        return Stream.concat(Workbench.all(dialog, Text.class).stream().map(Text::getText),
                Workbench.all(dialog, Label.class).stream().map(Label::getText))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)));
    }
}
