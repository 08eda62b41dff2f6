// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.launch;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.flux.lang.ui.Commands;
import org.flux.lang.ui.document.Uris;
import org.flux.lang.ui.project.Programs;

/** Runs a program, or ends what runs. */
public final class RunHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        if (event.getCommand().getId().equals("org.flux.lang.ui.stop")) {
            Optional<String> program = Commands.arguments(event).isEmpty() ? Programs.edited() : Programs.of(event);
            Launches.stop(program.flatMap(Uris::path));
        } else {
            Programs.of(event).ifPresent(Launches::run);
        }
        return null;
    }
}
