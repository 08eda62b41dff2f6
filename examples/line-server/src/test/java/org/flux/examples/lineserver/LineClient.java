// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.lineserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.flux.runtime.FluxServer;

/** A client of a running server. */
final class LineClient implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answers;

    private LineClient(Socket socket) throws IOException {
        this.socket = socket;
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    static LineClient of(FluxServer server) throws IOException {
        return new LineClient(connect(server));
    }

    static Socket connect(FluxServer server) throws IOException {
        URI address = URI.create(server.addresses().getFirst());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        // a test that waits in vain fails; interrupting it would not help
        socket.setSoTimeout(60_000);
        return socket;
    }

    String ask(String line) throws IOException {
        send(line + "\n");
        return readLine();
    }

    List<String> askForLines(String line, int number) throws IOException {
        send(line + "\n");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            lines.add(readLine());
        }
        return lines;
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next line of an answer, or null when the server has hung up. */
    String readLine() throws IOException {
        return answers.readLine();
    }

    void endInput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
