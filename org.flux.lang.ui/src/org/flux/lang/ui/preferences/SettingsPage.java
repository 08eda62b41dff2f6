// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.preferences;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.ComboFieldEditor;
import org.eclipse.jface.preference.FieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.preferences.Setting.Page;
import org.flux.lang.ui.server.Java;
import org.flux.lang.ui.server.JavaSearch;

/** One of the pages of Flux, which one the plug-in's description says: the fields of the {@linkplain Settings settings} that are on it. */
public final class SettingsPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage, IExecutableExtension {
    private static final int WIDTH = 380;

    private Page page = Page.MAIN;

    public SettingsPage() {
        super(GRID);
    }

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        page = Page.valueOf(String.valueOf(data));
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, Plugin.ID));
    }

    @Override
    protected void createFieldEditors() {
        Settings.on(page).forEach(setting -> {
            Composite parent = getFieldEditorParent();
            FieldEditor editor = editor(setting, parent);
            addField(editor);
            describe(setting, parent);
        });
        if (page == Page.SERVER) {
            showJava();
        }
    }

    private static FieldEditor editor(Setting setting, Composite parent) {
        return switch (setting.kind()) {
            case FLAG -> new BooleanFieldEditor(setting.key(), setting.label(), parent);
            case TEXT -> new StringFieldEditor(setting.key(), setting.label() + ":", parent);
            case FOLDER -> new JavaHomeField(setting.key(), setting.label() + ":", parent);
            case CHOICE -> new ComboFieldEditor(setting.key(), setting.label() + ":", setting.choices().stream()
                    .map(choice -> new String[] {choice.label(), choice.value()}).toArray(String[][]::new), parent);
            case LIST -> new LinesField(setting.key(), setting.label() + ":", parent, line -> "");
            case SEVERITIES -> new LinesField(setting.key(), setting.label() + ":", parent, Severities::mistake);
        };
    }

    /** What it is for is said where the pointer is, and where there is more to it, below the field. */
    private void describe(Setting setting, Composite parent) {
        for (Control control : parent.getChildren()) {
            if (control.getToolTipText() == null) {
                control.setToolTipText(setting.description());
            }
        }
        if (setting.kind() != Setting.Kind.FLAG) {
            Label note = new Label(parent, SWT.WRAP);
            note.setText(setting.kind() == Setting.Kind.SEVERITIES ? setting.description() + " " + Severities.FORM
                    : setting.description());
            GridDataFactory.fillDefaults().span(columns(), 1).hint(WIDTH, SWT.DEFAULT).grab(true, false)
                    .applyTo(note);
        }
    }

    /** Of the widest field. */
    private int columns() {
        return Settings.on(page).anyMatch(setting -> setting.kind() == Setting.Kind.FOLDER) ? 3 : 2;
    }

    /** What the search finds at present, as soon as it is known. */
    private void showJava() {
        Composite parent = getFieldEditorParent();
        Label found = new Label(parent, SWT.WRAP);
        found.setText("Looking for Java…");
        GridDataFactory.fillDefaults().span(columns(), 1).hint(WIDTH, SWT.DEFAULT).grab(true, false).applyTo(found);
        Display display = parent.getDisplay();
        CompletableFuture.supplyAsync(JavaSearch::now).thenAccept(search -> display.asyncExec(() -> {
            if (!found.isDisposed()) {
                found.setText(describe(search));
                found.requestLayout();
            }
        }));
    }

    private static String describe(JavaSearch search) {
        String all = search.all().stream().map(one -> (search.java().filter(one.java()::equals).isPresent() ? "In use: " : "Also there: ")
                + one.java().description() + ", " + one.place()).collect(Collectors.joining("\n"));
        String others = search.unusable().stream().map(one -> "Will not do: " + one.home() + ", " + one.place() + ": " + one.why())
                .collect(Collectors.joining("\n"));
        String none = search.java().map(Java::description).isPresent() ? "" : "No Java was found that would do.\n";
        return (none + all + "\n" + others).strip();
    }
}
