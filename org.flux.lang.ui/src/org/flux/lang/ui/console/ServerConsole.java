// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.console;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleFactory;
import org.eclipse.ui.console.IConsoleManager;
import org.eclipse.ui.console.IOConsole;
import org.eclipse.ui.console.IOConsoleOutputStream;
import org.flux.lang.ui.Plugin;

/** The console with the log of the server. Also what <i>Open Console</i> offers. */
public final class ServerConsole implements IConsoleFactory {
    public static final String NAME = "Flux Language Server";
    private static final int LEAST = 200_000;
    private static final int MOST = 400_000;
    /** A console that has much to show lets whoever writes wait for the user interface: nobody else is to wait. */
    private static final Executor WRITER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "flux-console");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public void openConsole() {
        IConsoleManager manager = ConsolePlugin.getDefault().getConsoleManager();
        for (IConsole console : manager.getConsoles()) {
            if (console.getName().equals(NAME)) {
                manager.showConsoleView(console);
                return;
            }
        }
        IOConsole console = new IOConsole(NAME, Plugin.icon("flux"));
        console.setWaterMarks(LEAST, MOST);
        IOConsoleOutputStream output = console.newOutputStream();
        manager.addConsoles(new IConsole[] {console});
        Log.read(line -> WRITER.execute(() -> write(output, line)));
        manager.showConsoleView(console);
    }

    private static void write(IOConsoleOutputStream output, String line) {
        try {
            if (!output.isClosed()) {
                output.write(line + System.lineSeparator());
            }
        } catch (IOException closed) {
            // the console was removed; another one reads all lines anew
        }
    }
}
