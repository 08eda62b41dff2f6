// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flux.lang.ui.tests.Workbench.ask;
import static org.flux.lang.ui.tests.Workbench.ui;
import static org.flux.lang.ui.tests.Workbench.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.Command;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.XMLMemento;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.Commands;
import org.flux.lang.ui.diagram.DiagramAccess;
import org.flux.lang.ui.diagram.DiagramView;
import org.flux.lang.ui.server.FluxCommand;
import org.flux.lang.ui.server.Java;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class DiagramTest {
    private static final String SHOW = "org.flux.lang.ui.showDiagram";
    private static final String PROGRAM = """
            Listen () => (String order);
            Check (String order) => (String order);
            Reserve (String order) => (String order);
            Bill (String order) => ();
            source Listen => Sell;
            Sell = Check -> Book;
            Book = Reserve -> Bill;
            atomic Reserve:{stock};
            """;

    @AfterEach
    void close() {
        ui(() -> Stream.of(Workbench.page().getViewReferences()).filter(view -> view.getId().equals(DiagramView.ID))
                .forEach(Workbench.page()::hideView));
    }

    @Test
    void theProgramAndItsPictureShowEachOther() {
        ITextEditor editor = Workbench.open(Workbench.file("shop/shop.flux", PROGRAM));
        Workbench.command(SHOW);
        shows("Sell/Book/Reserve");
        assertThat(ask(() -> view().getTitle())).isEqualTo("Diagram of shop");
        Workbench.before(editor, "Reserve -> Bill");
        until("the step at the cursor is selected", () -> is("document.querySelectorAll('.flux-selected').length == 1"
                + " && !!document.querySelector('.flux-selected[data-id=\"Sell/Book/Reserve\"]')"));
        until("all of it can be seen", () -> is("document.getElementById('diagram').getBoundingClientRect().left"
                + " < document.querySelector('.flux-node[data-id=\"Sell\"]').getBoundingClientRect().left"));
        shot("diagram-light");
        click("Sell/Check");
        until("the step of the box is selected", () -> selection(editor).getText().equals("Check")
                && selection(editor).getOffset() == PROGRAM.indexOf("Check -> Book"));
        click("Listen");
        until("the source's step", () -> selection(editor).getText().equals("Listen"));
    }

    @Test
    void thePictureChangesWhileSomebodyTypesAndStaysWhenTheTextIsBroken() {
        ITextEditor editor = Workbench.open(Workbench.file("shop/shop.flux", PROGRAM));
        Workbench.command(SHOW);
        shows("Sell/Book/Reserve");
        Workbench.after(editor, "Sell = Check");
        Workbench.type(editor, " -> Check");
        shows("Sell/Check.2");
        Workbench.type(editor, " -> ->");
        until("it says that it is old", () -> text("#banner").startsWith("Out of date."));
        assertThat(ask(() -> text("#banner"))).contains("shop.flux:6");
        assertThat(ask(() -> has("Sell/Check.2"))).isTrue();
        shot("diagram-stale");
        for (int i = 0; i < " -> Check -> ->".length(); i++) {
            Workbench.key(editor, '\b', 0);
        }
        until("it is up to date", () -> is("document.getElementById('banner').hidden") && !has("Sell/Check.2"));
    }

    @Test
    void whatIsOpenedAndClosedInItIsKept() {
        IFile file = Workbench.file("shop/shop.flux", PROGRAM);
        ITextEditor editor = Workbench.open(file);
        Workbench.command(SHOW);
        shows("Sell/Book/Reserve");
        ui(() -> browser().execute("document.querySelector('.flux-node[data-id=\"Sell/Book\"] [data-toggle]')"
                + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))"));
        until("it is closed", () -> has("Sell/Book") && !has("Sell/Book/Reserve"));
        String uri = file.getLocation().toPath().toUri().toString();
        until("it is saved", () -> {
            XMLMemento memento = XMLMemento.createWriteRoot("view");
            view().saveState(memento);
            return DiagramAccess.remembered(memento, uri).contains("\"collapse\":[\"Sell/Book\"]");
        });
        Workbench.open(Workbench.file("shop/other.flux", PROGRAM.replace("Sell", "Buy")));
        shows("Buy/Book/Reserve");
        assertThat(ask(() -> view().getTitle())).isEqualTo("Diagram of other");
        ui(() -> Workbench.page().activate(editor));
        until("as it was left", () -> has("Sell/Book") && !has("Sell/Book/Reserve"));
    }

    @Test
    void anotherViewKeepsItsProgram() {
        Workbench.open(Workbench.file("shop/shop.flux", PROGRAM));
        Workbench.command(SHOW);
        shows("Sell/Check");
        Workbench.command("org.flux.lang.ui.openAnotherDiagram");
        until("two views", () -> views().size() == 2);
        Workbench.open(Workbench.file("shop/other.flux", PROGRAM.replace("Sell", "Buy")));
        until("the first one has followed", () -> views().stream().map(DiagramAccess::program).sorted()
                .map(uri -> uri.substring(uri.lastIndexOf('/') + 1)).toList().equals(List.of("other.flux", "shop.flux")));
        until("both are drawn", () -> all("document.querySelectorAll('.flux-node').length > 4").equals(List.of(true, true)));
        shot("diagram-two");
    }

    @Test
    void theServersCommandShowsANode() {
        IFile file = Workbench.file("shop/shop.flux", PROGRAM);
        Workbench.open(file);
        ui(() -> Commands.execute(new Command("Show diagram", "flux.showDiagram",
                List.of(file.getLocation().toPath().toUri().toString(), "Book"))));
        until("the node is selected", () -> is("!!document.querySelector('.flux-selected[data-id=\"Sell/Book\"]')"));
    }

    @Test
    void aProgramAsPeopleWriteThem() {
        ITextEditor editor = Workbench.open(Workbench.file("image-server/image-server.flux",
                Workbench.repository("examples/image-server/src/main/flux/image-server.flux")));
        Workbench.command(SHOW);
        until("it is drawn", () -> is("document.querySelectorAll('.flux-node').length > 8"));
        Workbench.before(editor, "CheckCache ->");
        until("the step is selected", () -> is("!!document.querySelector('.flux-selected[data-id$=\"/CheckCache\"]')"));
        shot("diagram-image-server");
    }

    @Test
    void anExportIsWhatTheCommandLineWrites() throws Exception {
        Path folder = Files.createTempDirectory("diagrams");
        IFile file = Workbench.file("shop/shop.flux", PROGRAM);
        Workbench.open(file);
        Workbench.command(SHOW);
        shows("Sell/Book/Reserve");
        for (String format : List.of("svg", "png", "json", "mmd", "dot")) {
            Path exported = folder.resolve("exported." + format);
            DiagramAccess.export(ask(DiagramTest::view), exported).join();
            Path written = folder.resolve("written." + format);
            assertThat(new ProcessBuilder(FluxCommand.shortCommand(Java.find().orElseThrow(), List.of("diagram",
                    file.getLocation().toOSString(), "-o", written.toString()))).start().waitFor()).isZero();
            assertThat(exported).hasSameBinaryContentAs(written);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(10); // nothing else is left behind
        }
    }

    @Test
    void anOverlayIsPaintedAndPaintedAgainWhenItsFileChanges() throws Exception {
        Workbench.open(Workbench.file("shop/shop.flux", PROGRAM));
        IFile overlay = Workbench.file("shop/last-night.json", """
                {"title": "Last night", "nodes": {"Reserve": {"text": "12 ms", "color": "#d55e00"}}}
                """);
        Workbench.command(SHOW);
        shows("Sell/Book/Reserve");
        ui(() -> DiagramAccess.paint(view(), overlay.getLocation().toPath()));
        until("it is painted", () -> text("#overlay").contains("Last night"));
        shot("diagram-overlay");
        Files.writeString(overlay.getLocation().toPath(), "{\"title\": \"This morning\"}");
        ui(() -> overlay.refreshLocal(IResource.DEPTH_ZERO, null));
        until("it is painted again", () -> text("#overlay").contains("This morning"));
        Files.writeString(overlay.getLocation().toPath(), "{\"title\": }");
        ui(() -> overlay.refreshLocal(IResource.DEPTH_ZERO, null));
        until("the picture is shown without it", () -> is("document.getElementById('overlay').hidden") && has("Sell/Book/Reserve"));
    }

    @Test
    void itLooksLikeTheWorkbench() {
        IThemeEngine themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        ui(() -> themes.setTheme("org.eclipse.e4.ui.css.theme.e4_dark", false));
        try {
            Workbench.open(Workbench.file("shop/shop.flux", PROGRAM));
            Workbench.command(SHOW);
            shows("Sell/Book/Reserve");
            until("it is dark", () -> is("document.documentElement.dataset.appearance == 'dark'"));
            assertThat(ask(DiagramTest::background)).isLessThan(80);
            shot("diagram-dark");
        } finally {
            ui(() -> themes.setTheme("org.eclipse.e4.ui.css.theme.e4_default", false));
        }
        until("it is light again", () -> is("document.documentElement.dataset.appearance == 'light'"));
        assertThat(ask(DiagramTest::background)).isGreaterThan(240);
    }

    @Test
    void withoutAWebViewItSaysWhatToInstall() {
        Shell shell = ask(() -> {
            Shell made = new Shell(Workbench.window().getShell());
            made.setLayout(new FillLayout());
            Composite message = DiagramAccess.withoutBrowser(made, "linux", "No more handles [Could not detect registered XULRunner]");
            made.setSize(420, 320);
            made.open();
            assertThat(message.isVisible()).isTrue();
            return made;
        });
        assertThat(ask(() -> Workbench.all(shell, Label.class).stream().map(Label::getText).toList()).toString())
                .contains("libwebkit2gtk-4.1-0", "No more handles");
        Workbench.shot("diagram-without-browser");
    }

    private static List<DiagramView> views() {
        return Stream.of(Workbench.page().getViewReferences()).filter(view -> view.getId().equals(DiagramView.ID))
                .map((IViewReference view) -> (DiagramView) view.getView(false)).filter(Objects::nonNull).toList();
    }

    private static DiagramView view() {
        return views().getFirst();
    }

    private static Browser browser() {
        return Workbench.find(Workbench.window().getShell(), Browser.class, Browser::isVisible).orElseThrow();
    }

    private static Object js(String expression) {
        if (Workbench.find(Workbench.window().getShell(), Browser.class, Browser::isVisible).isEmpty()) {
            return null;
        }
        try {
            return browser().evaluate("return " + expression);
        } catch (SWTException notLoadedYet) {
            return null;
        }
    }

    /** What the pages of all views say. */
    private static List<Object> all(String expression) {
        return Workbench.all(Workbench.window().getShell(), Browser.class).stream().map(browser -> browser.evaluate("return " + expression))
                .toList();
    }

    private static boolean is(String condition) {
        return Boolean.TRUE.equals(js(condition));
    }

    private static boolean has(String box) {
        return is("!!document.querySelector('.flux-node[data-id=\"" + box + "\"]:not(.flux-leaving)')");
    }

    private static String text(String selector) {
        return String.valueOf(js("document.querySelector('" + selector + "')?.textContent ?? ''"));
    }

    private static void shows(String box) {
        until("the diagram shows " + box, () -> has(box));
    }

    /** Web views paint later than their pages know. */
    private static void shot(String name) {
        ui(() -> Workbench.all(Workbench.window().getShell(), Browser.class).forEach(browser -> browser.execute(
                "window.painted = false; requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = true; }))")));
        until("it is painted", () -> all("window.painted").stream().allMatch(Boolean.TRUE::equals));
        Workbench.shot(name);
    }

    private static void click(String box) {
        ui(() -> browser().execute("document.querySelector('.flux-node[data-id=\"" + box
                + "\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))"));
    }

    /** How bright the paper is, 0 to 255. */
    private static double background() {
        return (Double) js("Number(/\\d+/.exec(getComputedStyle(document.body).backgroundColor)[0])");
    }

    private static ITextSelection selection(ITextEditor editor) {
        return (ITextSelection) editor.getSelectionProvider().getSelection();
    }
}
