// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.php;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

/** The client against applications that the tests play. */
class FastCgiTest {
    private static final byte[] NOTHING = {};

    /** What an application does with its connection. */
    @FunctionalInterface
    private interface Application {
        void talk(DataInputStream in, DataOutputStream out) throws Exception;
    }

    private static FastCgi.Result call(Application application, byte[] body, int mostOutput, Duration patience) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> ended = threads.submit(() -> {
                try (Socket socket = listener.accept()) {
                    application.talk(new DataInputStream(socket.getInputStream()), new DataOutputStream(socket.getOutputStream()));
                }
                return null;
            });
            try (SocketChannel channel = SocketChannel.open(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()))) {
                return FastCgi.call(channel, Map.of("NAME", "v".repeat(200).getBytes(StandardCharsets.US_ASCII)), body, mostOutput,
                        System.nanoTime() + patience.toNanos());
            } finally {
                if (patience.toSeconds() > 1) {
                    ended.get();
                }
            }
        }
    }

    private static FastCgi.Result call(Application application) throws Exception {
        return call(application, NOTHING, 1_000, Duration.ofSeconds(20));
    }

    private static void write(DataOutputStream out, int type, byte[] content, int padding) throws IOException {
        out.write(new byte[] {1, (byte) type, 0, 1});
        out.writeShort(content.length);
        out.write(padding);
        out.write(0);
        out.write(content);
        out.write(new byte[padding]);
        out.flush();
    }

    private static void write(DataOutputStream out, int type, String text) throws IOException {
        write(out, type, text.getBytes(StandardCharsets.US_ASCII), 0);
    }

    private static void end(DataOutputStream out) throws IOException {
        write(out, 3, new byte[] {0, 0, 0, 7, 0, 0, 0, 0}, 0);
    }

    /** Reads records until the empty one that ends the input; returns what the input was. */
    private static byte[] readRequest(DataInputStream in) throws IOException {
        var input = new ByteArrayOutputStream();
        while (true) {
            in.readByte();
            int type = in.readUnsignedByte();
            in.readUnsignedShort();
            int length = in.readUnsignedShort();
            int padding = in.readUnsignedByte();
            in.readByte();
            byte[] content = in.readNBytes(length);
            in.readNBytes(padding);
            if (type == 5 && length == 0) {
                return input.toByteArray();
            }
            if (type == 5) {
                input.write(content);
            }
        }
    }

    @Test
    void outputAndErrorsInPieces() throws Exception {
        FastCgi.Result result = call((in, out) -> {
            readRequest(in);
            write(out, 6, "one ".getBytes(StandardCharsets.US_ASCII), 200);
            write(out, 7, "oops");
            write(out, 11, "of no meaning");
            write(out, 6, "two");
            write(out, 6, "");
            end(out);
        });
        assertThat(result.output()).asString().isEqualTo("one two");
        assertThat(result.errors()).asString().isEqualTo("oops");
        assertThat(result.exitStatus()).isEqualTo(7);
    }

    @Test
    void largeInput() throws Exception {
        byte[] body = new byte[300_000];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (i * 7 >> 3);
        }
        byte[][] received = new byte[1][];
        call((in, out) -> {
            received[0] = readRequest(in);
            end(out);
        }, body, 1_000, Duration.ofSeconds(20));
        assertThat(received[0]).isEqualTo(body);
    }

    /** Neither side waits for the other for ever: the application writes all before it reads anything. */
    @Test
    void outputBeforeInput() throws Exception {
        byte[] piece = new byte[60_000];
        FastCgi.Result result = call((in, out) -> {
            for (int i = 0; i < 200; i++) {
                write(out, 6, piece, 0);
            }
            readRequest(in);
            end(out);
        }, new byte[12_000_000], 100_000_000, Duration.ofSeconds(20));
        assertThat(result.output()).hasSize(12_000_000);
    }

    /** An application need not read its input at all. */
    @Test
    void inputThatNobodyWants() throws Exception {
        FastCgi.Result result = call((in, out) -> {
            write(out, 6, "enough");
            end(out);
        }, new byte[12_000_000], 1_000, Duration.ofSeconds(20));
        assertThat(result.output()).asString().isEqualTo("enough");
    }

    @Test
    void applicationThatGoesAway() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> call((in, out) -> {
            readRequest(in);
            write(out, 6, "part");
        })).isInstanceOf(EOFException.class);
    }

    @Test
    void applicationThatSpeaksOtherwise() {
        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> call((in, out) -> {
            readRequest(in);
            out.writeBytes("HTTP/1.1 400 Bad Request\r\n\r\n");
        }));
        assertThatExceptionOfType(ProtocolException.class).as("overloaded").isThrownBy(() -> call((in, out) -> {
            readRequest(in);
            write(out, 3, new byte[] {0, 0, 0, 0, 2, 0, 0, 0}, 0);
        }));
        assertThatExceptionOfType(ProtocolException.class).as("too short").isThrownBy(() -> call((in, out) -> {
            readRequest(in);
            write(out, 3, new byte[] {0}, 0);
        }));
    }

    @Test
    void moreThanIsWanted() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> call((in, out) -> {
            readRequest(in);
            write(out, 6, new byte[1_001], 0);
        })).withMessageContaining("more than 1000 bytes");
    }

    @Test
    void deadline() {
        assertThatExceptionOfType(FastCgi.TimedOut.class).isThrownBy(() -> call((in, out) -> {
            while (in.read() >= 0) {
                continue; // until the client gives up
            }
        }, NOTHING, 1_000, Duration.ofMillis(50)));
    }
}
