// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.dialogs.WizardNewProjectCreationPage;

/** Name, place and kind of a new project. */
final class ProjectPage extends WizardNewProjectCreationPage {
    /** What {@code flux new} can make Java names of; it says itself which of them clash with others. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9 _.-]*");

    /** The templates of {@code flux new}. */
    enum Template {
        HTTP("http", "&Web server", "Answers requests by HTTP"),
        LINE("line", "Server of &lines", "Answers lines of text over TCP");

        private final String id;
        private final String label;
        private final String detail;

        Template(String id, String label, String detail) {
            this.id = id;
            this.label = label;
            this.detail = detail;
        }

        String id() {
            return id;
        }
    }

    private Template template = Template.HTTP;

    ProjectPage() {
        super("project");
        setTitle("Flux Project");
        setDescription("A server that builds and runs: a program, its components in Java, a test and a Maven build.");
        setInitialProjectName("");
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        Composite page = (Composite) getControl();
        Group group = new Group(page, SWT.NONE);
        group.setText("What shall it be?");
        group.setLayout(new GridLayout(2, false));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        for (Template each : Template.values()) {
            Button button = new Button(group, SWT.RADIO);
            button.setText(each.label);
            button.setSelection(each == template);
            button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
                if (button.getSelection()) {
                    template = each;
                }
            }));
            Label detail = new Label(group, SWT.NONE);
            detail.setText(each.detail);
            GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).indent(12, 0).applyTo(detail);
        }
    }

    @Override
    protected boolean validatePage() {
        if (!super.validatePage()) {
            return false;
        }
        String wrong = mistake(getProjectName(), folder());
        setErrorMessage(wrong);
        return wrong == null;
    }

    /** Of a name that the workspace takes; null if there is none. */
    static String mistake(String name, Path folder) {
        if (!NAME.matcher(name).matches()) {
            return "Java and Maven want letters (a to z), digits and '-' in the name, a letter first, as in 'chat-server'";
        }
        if (folder.getFileName() == null || !folder.getFileName().toString().equals(name)) {
            return "The location has to end with '" + name + "': the program is called as the project's folder is";
        }
        String[] files = folder.toFile().list();
        return Files.exists(folder) && (files == null || files.length > 0)
                ? folder + " exists and is not empty; choose another name or place" : null;
    }

    Template template() {
        return template;
    }

    /** That of the new project. */
    Path folder() {
        Path location = getLocationPath().toPath();
        return useDefaults() ? location.resolve(getProjectName()) : location;
    }
}
