// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.lsp;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.UserError;
import org.flux.lang.ide.FluxServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flux lsp}: the language server. */
@Command(name = "lsp", description = "Serve an editor: the language server, over standard input and output unless a port is given.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux lsp                what editors start",
                "  flux lsp --port 5007    for a client that connects to a port of this machine"})
public final class LspCommand implements Callable<Integer> {
    private static final int MOST_PORT = 65535;

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Option(names = "--stdio", description = "Standard input and output; that is the default.")
    private boolean stdio;

    @Option(names = "--port", paramLabel = "N", description = "Wait for clients at a port of this machine, 0 for any that is free.")
    private Integer port;

    public LspCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (stdio && port != null) {
            throw UserError.usage("--stdio and --port contradict each other; keep one of them");
        }
        if (port == null) {
            return serveStandardStreams();
        }
        if (port < 0 || port > MOST_PORT) {
            throw UserError.usage("--port " + port + ": a port is a number from 0 to " + MOST_PORT);
        }
        return servePort();
    }

    /** Whatever else is written to standard output would break the connection, so it goes to standard error. */
    private int serveStandardStreams() throws InterruptedException {
        System.setOut(console.err());
        int exit = new FluxServer().run(new FileInputStream(FileDescriptor.in),
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        return exit == 0 ? ExitCode.FINE : ExitCode.FINDINGS;
    }

    private int servePort() throws IOException, InterruptedException {
        ServerSocket listening;
        try {
            listening = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw UserError.usage("--port " + port + ": " + e.getMessage() + "; choose another one");
        }
        try (listening) {
            console.progress("flux: waiting for editors at port " + listening.getLocalPort() + " of this machine");
            while (true) {
                Socket client = listening.accept();
                Thread.ofPlatform().daemon().name("flux-client").start(() -> serve(client));
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            new FluxServer().run(client.getInputStream(), client.getOutputStream());
        } catch (IOException | InterruptedException gone) {
            // so is the session
        }
    }
}
