// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.workbench.Screen;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The workbench as one who sits before it has it: files, editors, keys, commands, dialogs, screenshots.
 *
 * <p>Tests run beside the UI thread, which a dialog may block; everything here may be called from there, and does in the UI thread what
 * belongs there. {@code @ExtendWith(Workbench.class)} tidies up after each test, and takes a picture of one that failed.
 */
final class Workbench implements BeforeEachCallback, AfterEachCallback {
    private static final long LIMIT_SECONDS = 30;
    private static final Path SCREENSHOTS = Path.of(System.getProperty("flux.screenshots", "target/screenshots"));

    /** Called in the UI thread. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ui(() -> {
            Shell shell = window().getShell();
            shell.setBounds(0, 0, 1600, 1000);
            shell.forceActive();
            Stream.of("org.eclipse.ui.internal.introview").map(page()::findView).filter(v -> v != null).forEach(page()::hideView);
        });
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isPresent()) {
            shot("failed-" + context.getRequiredTestClass().getSimpleName() + "-" + context.getRequiredTestMethod().getName());
        }
        ui(() -> {
            Shell main = window().getShell();
            // From the last to the first: a dialog may have opened another.
            for (Shell shell : Arrays.asList(main.getDisplay().getShells()).reversed()) {
                if (!shell.isDisposed() && shell != main && shell.isVisible()) {
                    shell.close();
                }
            }
            page().closeAllEditors(false);
            Stream.of(NewSearchUI.getQueries()).forEach(NewSearchUI::removeQuery);
        });
        for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
            project.delete(true, true, new NullProgressMonitor());
        }
    }

    /** The result of a step in the UI thread, and whatever it throws. */
    static <T> T ask(Callable<T> step) {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Display.getDefault().syncExec(() -> {
            try {
                result.set(step.call());
            } catch (Throwable e) {
                failure.set(e);
            }
        });
        switch (failure.get()) {
            case null -> { }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new AssertionError(e);
        }
        return result.get();
    }

    static void ui(Step step) {
        ask(() -> {
            step.run();
            return null;
        });
    }

    /** For a step that opens a dialog: returns at once. */
    static void later(Step step) {
        Display.getDefault().asyncExec(() -> {
            try {
                step.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Waits, while the workbench goes on, until the condition (asked in the UI thread) holds; fails after a generous while. */
    static void until(String what, BooleanSupplier condition) {
        eventually(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** The first answer that is present; asked for in the UI thread. */
    static <T> T eventually(String what, Callable<Optional<T>> question) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < end) {
            Optional<T> answer = ask(question);
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError("not within " + LIMIT_SECONDS + " s: " + what);
    }

    /** For example {@code file("demo/src/web.flux", text)}: makes its project and its folders, too. */
    static IFile file(String path, String text) {
        return ask(() -> {
            String[] names = path.split("/");
            project(names[0]);
            IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(org.eclipse.core.runtime.Path.fromPortableString(path));
            Path folder = Path.of(file.getLocationURI()).getParent();
            Files.createDirectories(folder);
            file.getProject().refreshLocal(IResource.DEPTH_INFINITE, new NullProgressMonitor());
            file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, new NullProgressMonitor());
            return file;
        });
    }

    static IProject project(String name) throws CoreException {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
        if (!project.exists()) {
            project.create(new NullProgressMonitor());
            project.open(new NullProgressMonitor());
        }
        return project;
    }

    static ITextEditor open(IFile file) {
        return ask(() -> (ITextEditor) IDE.openEditor(page(), file, true));
    }

    static IDocument document(ITextEditor editor) {
        return editor.getDocumentProvider().getDocument(editor.getEditorInput());
    }

    static String text(ITextEditor editor) {
        return ask(() -> document(editor).get());
    }

    static ITextViewer viewer(ITextEditor editor) {
        return ask(() -> editor.getAdapter(ITextViewer.class));
    }

    static StyledText widget(ITextEditor editor) {
        return ask(() -> (StyledText) editor.getAdapter(Control.class));
    }

    /** Where the text has a certain string for the first time. */
    static int offset(ITextEditor editor, String what) {
        int offset = text(editor).indexOf(what);
        if (offset < 0) {
            throw new AssertionError("not in the text: " + what);
        }
        return offset;
    }

    /** Puts the cursor before the first occurrence of a text. */
    static void before(ITextEditor editor, String what) {
        int offset = offset(editor, what);
        ui(() -> caret(editor, offset));
    }

    static void after(ITextEditor editor, String what) {
        int offset = offset(editor, what) + what.length();
        ui(() -> caret(editor, offset));
    }

    private static void caret(ITextEditor editor, int offset) {
        editor.setFocus();
        editor.selectAndReveal(offset, 0);
    }

    static void select(ITextEditor editor, String what) {
        int offset = offset(editor, what);
        ui(() -> {
            editor.setFocus();
            editor.selectAndReveal(offset, what.length());
        });
    }

    /** One key for each character, as somebody types. */
    static void type(ITextEditor editor, String text) {
        StyledText widget = widget(editor);
        text.chars().forEach(c -> {
            char character = c == '\n' ? SWT.CR : (char) c;
            ui(() -> press(widget, 0, character, c == '\n' ? SWT.CR : Character.toLowerCase(c)));
        });
    }

    /** A key that is no character, or a combination: {@code key(editor, SWT.F3, 0)}, {@code key(editor, ' ', SWT.CTRL)}. */
    static void key(ITextEditor editor, int keyCode, int modifiers) {
        StyledText widget = widget(editor);
        key(widget, keyCode, modifiers);
    }

    static void key(Control control, int keyCode, int modifiers) {
        boolean character = (keyCode & SWT.KEYCODE_BIT) == 0;
        ui(() -> press(control, modifiers, character ? (char) keyCode : 0, keyCode));
    }

    private static void press(Control control, int modifiers, char character, int keyCode) {
        for (int type : new int[] {SWT.KeyDown, SWT.KeyUp}) {
            if (!control.isDisposed()) {
                Event event = new Event();
                event.type = type;
                event.character = character;
                event.keyCode = keyCode;
                event.stateMask = modifiers;
                event.doit = true;
                control.notifyListeners(type, event);
            }
        }
    }

    /** As chosen from a menu; what is active counts. May open a dialog. */
    static void command(String id) {
        later(() -> window().getService(IHandlerService.class).executeCommand(id, null));
    }

    static IWorkbenchWindow window() {
        IWorkbenchWindow active = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return active == null ? PlatformUI.getWorkbench().getWorkbenchWindows()[0] : active;
    }

    static IWorkbenchPage page() {
        return window().getActivePage();
    }

    static IViewPart show(String view) {
        return ask(() -> page().showView(view));
    }

    static List<IMarker> problems(IResource resource) {
        return ask(() -> List.of(resource.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_INFINITE)));
    }

    static List<String> messages(IResource resource) {
        return problems(resource).stream().map(m -> m.getAttribute(IMarker.MESSAGE, "")).toList();
    }

    /** The dialog with this title, as soon as it is there. */
    static Shell dialog(String title) {
        return eventually("a dialog \"" + title + "\"", () -> shells().filter(s -> s.getText().equals(title)).findFirst());
    }

    /** Of those that are open now, the workbench's own first. UI thread. */
    static Stream<Shell> shells() {
        return Arrays.stream(Display.getDefault().getShells()).filter(Shell::isVisible);
    }

    static void press(Shell dialog, String button) {
        Button found = eventually("a button \"" + button + "\" to press", () -> find(dialog, Button.class,
                b -> b.getText().replace("&", "").equals(button) && b.isEnabled()));
        later(() -> {
            Event event = new Event();
            event.widget = found;
            found.notifyListeners(SWT.Selection, event);
        });
    }

    /** The first widget of a kind, from the top, in depth; UI thread. */
    static <T extends Widget> Optional<T> find(Composite in, Class<T> kind, Predicate<T> wanted) {
        return all(in, kind).stream().filter(wanted).findFirst();
    }

    static <T extends Widget> List<T> all(Composite in, Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Control child : in.getChildren()) {
            if (kind.isInstance(child)) {
                found.add(kind.cast(child));
            }
            if (child instanceof Composite composite) {
                found.addAll(all(composite, kind));
            }
        }
        return found;
    }

    /** What is on the screen, to be looked at: {@code target/screenshots/NAME.png}. */
    static void shot(String name) {
        ui(() -> Screen.save(SCREENSHOTS.resolve(name + ".png")));
    }

    /** A file of this repository, such as {@code examples/line-server/src/main/flux/line-server.flux}. */
    static String repository(String path) {
        try {
            return Files.readString(Path.of(System.getProperty("flux.root")).resolve(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
