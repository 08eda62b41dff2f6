// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.console;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** The command <i>Show Log</i>. */
public final class ShowLogHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        new ServerConsole().openConsole();
        return null;
    }
}
