// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.debug.ui.StringVariableSelectionDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.ResourceListSelectionDialog;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.Uris;
import org.flux.lang.ui.project.Programs;

/** Program, runtime, port, arguments and Java of a run configuration. */
final class ProgramTab extends AbstractLaunchConfigurationTab {
    private static final String PREFERRED = "As the program says";
    private static final int COLUMNS = 3;

    private Text program;
    private Combo runtime;
    private Text port;
    private Text arguments;
    private Text java;

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(COLUMNS).margins(10, 10).spacing(8, 8).applyTo(page);
        program = text(page, "&Program:", SWT.SINGLE, "A file .flux, or a folder with one: a path in the workspace, or of the file system");
        button(page, "&Browse…", this::chooseProgram);
        label(page, "&Runtime:");
        runtime = new Combo(page, SWT.READ_ONLY);
        List<String> runtimes = new ArrayList<>(List.of(PREFERRED));
        runtimes.addAll(Configuration.RUNTIMES);
        runtime.setItems(runtimes.toArray(String[]::new));
        runtime.setToolTipText("How flows run: each in a virtual thread, each in a thread, in a pool of threads, or by events");
        runtime.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> updateLaunchConfigurationDialog()));
        GridDataFactory.swtDefaults().span(COLUMNS - 1, 1).applyTo(runtime);
        port = text(page, "P&ort:", SWT.SINGLE, "Where to listen; 0 means any port that is free. Empty: as the program says");
        port.setTextLimit(5);
        GridDataFactory.swtDefaults().span(COLUMNS - 1, 1).hint(80, SWT.DEFAULT).applyTo(port);
        arguments = text(page, "&Arguments:", SWT.MULTI | SWT.WRAP | SWT.V_SCROLL,
                "Of flux run and of the server, as in a shell: --max-flows 100 --class-path lib/cache.jar");
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 70).applyTo(arguments);
        button(page, "&Variables…", this::chooseVariable);
        java = text(page, "&Java:", SWT.SINGLE, "The folder of a JDK, version 21 or newer. Empty: the one that Flux uses");
        java.setMessage("The one that Flux uses");
        button(page, "C&hoose…", this::chooseJava);
        setControl(page);
    }

    private Text text(Composite page, String label, int style, String tip) {
        label(page, label);
        Text text = new Text(page, style | SWT.BORDER);
        text.setToolTipText(tip);
        text.addModifyListener(event -> updateLaunchConfigurationDialog());
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(text);
        return text;
    }

    private static void label(Composite page, String text) {
        Label label = new Label(page, SWT.NONE);
        label.setText(text);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
    }

    private void button(Composite page, String label, Runnable pressed) {
        Button button = createPushButton(page, label, null);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> pressed.run()));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(button);
    }

    private void chooseProgram() {
        List<IFile> programs = new ArrayList<>();
        try {
            ResourcesPlugin.getWorkspace().getRoot().accept(proxy -> {
                if (proxy.getName().endsWith(".flux") && proxy.requestResource() instanceof IFile file
                        && !file.isDerived(IResource.CHECK_ANCESTORS)) {
                    programs.add(file);
                }
                return true;
            }, 0);
        } catch (CoreException e) {
            Plugin.log("The programs of the workspace could not be listed", e);
        }
        ResourceListSelectionDialog dialog = new ResourceListSelectionDialog(getShell(), programs.toArray(IFile[]::new));
        dialog.setTitle("Program to Run");
        if (dialog.open() == Window.OK && dialog.getResult().length > 0 && dialog.getResult()[0] instanceof IFile file) {
            program.setText(file.getFullPath().toString());
        }
    }

    private void chooseVariable() {
        StringVariableSelectionDialog dialog = new StringVariableSelectionDialog(getShell());
        if (dialog.open() == Window.OK && dialog.getVariableExpression() != null) {
            arguments.insert(dialog.getVariableExpression());
        }
    }

    private void chooseJava() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
        dialog.setText("Java for the Program");
        dialog.setMessage("The folder of a JDK, version 21 or newer: the one that contains bin.");
        dialog.setFilterPath(java.getText());
        Optional.ofNullable(dialog.open()).ifPresent(java::setText);
    }

    @Override
    public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
        Configuration preset = Programs.edited().flatMap(Uris::path).map(Configuration::of)
                .orElse(new Configuration("", "", "", "", ""));
        preset.save(configuration);
    }

    @Override
    public void initializeFrom(ILaunchConfiguration saved) {
        try {
            Configuration configuration = Configuration.of(saved);
            program.setText(configuration.program());
            runtime.select(Math.max(0, runtime.indexOf(configuration.runtime())));
            port.setText(configuration.port());
            arguments.setText(configuration.arguments());
            java.setText(configuration.java());
        } catch (CoreException e) {
            setErrorMessage("The configuration cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void performApply(ILaunchConfigurationWorkingCopy copy) {
        shown().save(copy);
    }

    private Configuration shown() {
        return new Configuration(program.getText().strip(), runtime.getSelectionIndex() > 0 ? runtime.getText() : "",
                port.getText().strip(), arguments.getText(), java.getText().strip());
    }

    @Override
    public boolean isValid(ILaunchConfiguration saved) {
        Optional<String> mistake = shown().mistake();
        setErrorMessage(mistake.orElse(null));
        return mistake.isEmpty();
    }

    @Override
    public String getName() {
        return "Program";
    }

    @Override
    public Image getImage() {
        return Plugin.image("flux");
    }
}
