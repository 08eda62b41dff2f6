// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.project;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.Uris;

/** <em>New → Flux File</em>: a program that is valid from the beginning. */
public final class NewFileWizard extends BasicNewResourceWizard {
    private Page page;

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        super.init(workbench, selection);
        setWindowTitle("New Flux File");
        setNeedsProgressMonitor(true);
        setDefaultPageImageDescriptor(Plugin.icon("wizard"));
    }

    @Override
    public void addPages() {
        page = new Page(place(getSelection()));
        addPage(page);
    }

    /** Where a project has its programs, if the project is all that is selected. */
    private static IStructuredSelection place(IStructuredSelection selection) {
        IProject project = Adapters.adapt(selection.getFirstElement(), IProject.class);
        IResource resource = Adapters.adapt(selection.getFirstElement(), IResource.class);
        boolean whole = project != null && (resource == null || resource.equals(project));
        return whole && project.getFolder(Programs.FOLDER).exists() ? new StructuredSelection(project.getFolder(Programs.FOLDER))
                : selection;
    }

    @Override
    public boolean performFinish() {
        IFile file = page.createNewFile();
        if (file == null) {
            return false; // the page has said why
        }
        selectAndReveal(file);
        Uris.of(file).ifPresent(uri -> Editors.open(uri, null, true));
        return true;
    }

    /** Folder and name of the file. */
    private static final class Page extends WizardNewFileCreationPage {
        /** What generated classes are called after; as {@code flux check} has it. */
        private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

        Page(IStructuredSelection selection) {
            super("file", selection);
            setTitle("Flux File");
            setDescription("A program: a source of events, and the flow that each of them starts.");
            setFileExtension("flux");
        }

        @Override
        protected boolean validatePage() {
            if (!super.validatePage()) {
                return false;
            }
            String wrong = mistake(getContainerFullPath(), getFileName());
            setErrorMessage(wrong);
            return wrong == null;
        }

        private static String mistake(IPath folder, String file) {
            String name = file.endsWith(Programs.ENDING) ? file.substring(0, file.length() - Programs.ENDING.length()) : file;
            if (!NAME.matcher(name).matches()) {
                return "The name becomes that of a Java class: letters (a to z), digits, '-' and '_', a letter first, as in 'chat-server'";
            }
            return ResourcesPlugin.getWorkspace().getRoot().exists(folder.append(name + Programs.ENDING))
                    ? "There is a file of this name already" : null;
        }

        @Override
        protected InputStream getInitialContents() {
            return new ByteArrayInputStream("""
                    /** Delivers what is to be answered: here, texts. */
                    Listen () => (String question);

                    /** Answers one. */
                    Answer (String question) => ();

                    source Listen => Serve;

                    Serve = Answer;
                    """.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        protected String getNewFileLabel() {
            return "File na&me:";
        }
    }
}
