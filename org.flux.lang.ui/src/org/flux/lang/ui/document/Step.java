// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

import org.eclipse.core.runtime.CoreException;

/** One of the changes that belong together. */
interface Step {
    /** The file that it is about. */
    String uri();

    /** Whether only an open text is changed, and nothing on the disk. */
    boolean isInEditor();

    /** @return what takes it back */
    Undo perform() throws CannotEditException, CoreException;

    /** Takes a change back. */
    @FunctionalInterface
    interface Undo {
        void run() throws CannotEditException, CoreException;
    }
}
