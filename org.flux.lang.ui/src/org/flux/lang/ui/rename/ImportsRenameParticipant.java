// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.rename;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.ltk.core.refactoring.participants.CheckConditionsContext;
import org.eclipse.ltk.core.refactoring.participants.RenameParticipant;

/** Lets imports follow a file or folder that is renamed. */
public final class ImportsRenameParticipant extends RenameParticipant {
    private IResource resource;

    @Override
    protected boolean initialize(Object element) {
        resource = element instanceof IResource file ? file : null;
        return resource != null && Imports.concern(resource);
    }

    @Override
    public String getName() {
        return "Imports of Flux programs";
    }

    @Override
    public RefactoringStatus checkConditions(IProgressMonitor monitor, CheckConditionsContext context) {
        return new RefactoringStatus();
    }

    /** Before the file is gone from its place, where its own imports are changed, too. */
    @Override
    public Change createPreChange(IProgressMonitor monitor) {
        IPath place = resource.getLocation() == null ? null
                : resource.getLocation().removeLastSegments(1).append(getArguments().getNewName());
        return Imports.following(resource, place);
    }

    @Override
    public Change createChange(IProgressMonitor monitor) {
        return null;
    }
}
