// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The program that {@link ManyConnectionsTest} runs in a process of its own: opens many connections, makes one request on each, and keeps
 * them. Speaks with the test over its standard streams: prints {@code open} when all are there; on a line of input makes another request on
 * each, prints {@code alive} and ends.
 */
final class ManyClients {
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    /** Source addresses, so that the ports of one do not run short. */
    private static final int ADDRESSES = 4;

    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    private ManyClients() {}

    public static void main(String[] args) throws IOException {
        new ManyClients().run(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    }

    private void run(int port, int number) throws IOException {
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        List<SocketChannel> connections = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            SocketChannel connection = SocketChannel.open();
            connection.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (1 + i % ADDRESSES)}), 0));
            connection.connect(server);
            request(connection);
            connections.add(connection);
        }
        System.out.println("open");
        if (System.in.read() < 0) {
            return;
        }
        for (SocketChannel connection : connections) {
            request(connection);
        }
        System.out.println("alive");
    }

    private void request(SocketChannel connection) throws IOException {
        connection.write(ByteBuffer.wrap(REQUEST));
        buffer.clear();
        while (!new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).endsWith("\r\n\r\nhello")) {
            if (connection.read(buffer) < 0) {
                throw new IOException("the server has closed a connection");
            }
        }
    }
}
