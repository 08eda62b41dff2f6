// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.project;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.core.resources.IResource;
import org.eclipse.ui.IEditorInput;

/** For menus: whether a file or what an editor shows is a program, or a project has some. */
public final class IsProgram extends PropertyTester {
    @Override
    public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
        return receiver instanceof IResource resource ? Programs.in(resource).isPresent()
                : receiver instanceof IEditorInput input && input.getName().endsWith(Programs.ENDING);
    }
}
