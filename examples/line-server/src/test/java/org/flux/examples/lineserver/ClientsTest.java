// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.lineserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class ClientsTest {
    /** Characters, more than any socket buffers within one machine. */
    private static final int LONG = 64 << 20;

    @Test
    void anAnswerGivenAfterTheLastLineWasTakenIsSentWhole() throws Exception {
        Clients clients = new Clients(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10, Duration.ZERO);
        try (Socket socket = new Socket()) {
            socket.connect(clients.address());
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write("LIST\n".getBytes(StandardCharsets.UTF_8));
            clients.next().client().answer("x".repeat(LONG));
            FutureTask<Void> closing = new FutureTask<>(() -> {
                clients.close();
                return null;
            });
            Thread.ofVirtual().start(closing);
            assertThat(socket.getInputStream().readAllBytes()).hasSize(LONG + "\n".length());
            closing.get();
        }
    }
}
