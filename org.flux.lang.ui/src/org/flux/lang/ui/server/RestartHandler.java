// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** The command <i>Restart Language Server</i>. */
public final class RestartHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Server.get().restart();
        return null;
    }
}
