// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.ui.PlatformUI;

/** The thread of the user interface. */
public final class Ui {
    private Ui() {}

    /** Does something there as soon as it can; not at all if the workbench ends meanwhile. For any thread; returns at once. */
    public static void later(Runnable action) {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        try {
            PlatformUI.getWorkbench().getDisplay().asyncExec(action);
        } catch (SWTException ended) {
            if (ended.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw ended;
            }
        }
    }
}
