// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.project;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.wizards.newresource.BasicNewProjectResourceWizard;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.Uris;

/** <em>New → Flux Project</em>. */
public final class NewProjectWizard extends Wizard implements INewWizard, IExecutableExtension {
    private IWorkbench workbench;
    private IConfigurationElement configuration;
    private ProjectPage page;

    public NewProjectWizard() {
        setWindowTitle("New Flux Project");
        setNeedsProgressMonitor(true);
        setDefaultPageImageDescriptor(Plugin.icon("wizard"));
    }

    @Override
    public void init(IWorkbench newWorkbench, IStructuredSelection selection) {
        workbench = newWorkbench;
    }

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        configuration = element;
    }

    @Override
    public void addPages() {
        page = new ProjectPage();
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        String name = page.getProjectName();
        Path folder = page.folder();
        NewProject project = new NewProject(name, folder, page.template().id());
        try {
            getContainer().run(true, true, monitor -> {
                try {
                    project.create(monitor);
                } catch (IOException e) {
                    throw new InvocationTargetException(e);
                } catch (OperationCanceledException e) {
                    throw new InterruptedException();
                }
            });
        } catch (InvocationTargetException e) {
            page.setErrorMessage(e.getCause().getMessage());
            Plugin.log("The project " + name + " could not be created", e.getCause());
            return false;
        } catch (InterruptedException cancelled) {
            return false;
        }
        BasicNewProjectResourceWizard.updatePerspective(configuration);
        project.program().ifPresent(this::show);
        return true;
    }

    private void show(IFile program) {
        BasicNewResourceWizard.selectAndReveal(program, workbench.getActiveWorkbenchWindow());
        Uris.of(program).ifPresent(uri -> Editors.open(uri, null, true));
    }
}
