// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.flux.runtime.FluxOptions;
import org.flux.runtime.FluxServer;
import org.flux.runtime.RuntimeKind;
import org.flux.runtime.Statistics;

/** A running image server, and its components. */
record TestServer(FluxServer server, ImageComponents components) implements AutoCloseable {

    static TestServer start(RuntimeKind kind, Path pictures, int cacheBytes) throws Exception {
        return start(kind, pictures, cacheBytes, Duration.ZERO);
    }

    static TestServer start(RuntimeKind kind, Path pictures, int cacheBytes, Duration flowTimeout) throws Exception {
        FluxOptions options = FluxOptions.of("--port=0", "--images=" + pictures, "--cache-bytes=" + cacheBytes);
        ImageComponents components = new ImageComponents(options);
        return new TestServer(ImageServer.with(components).runtime(kind).flowTimeout(flowTimeout).start(), components);
    }

    /** Two small pictures: {@code dots}, 300 x 200, with much detail, and {@code north sea}, 300 x 300, with little. */
    static void paintPictures(Path directory) throws IOException {
        Files.createDirectories(directory);
        byte[] dots = new byte[3 * 300 * 200];
        byte[] sea = new byte[3 * 300 * 300];
        int state = 1;
        for (int i = 0; i < dots.length; i++) {
            state = state * 1_103_515_245 + 12_345;
            dots[i] = (byte) (state >> 16);
        }
        for (int i = 0; i < sea.length; i++) {
            sea[i] = (byte) (i / 900);
        }
        write(new RawPicture(300, 200, dots), directory.resolve("dots.ppm"));
        write(new RawPicture(300, 300, sea), directory.resolve("north sea.ppm"));
    }

    URI resolve(String path) {
        return URI.create(server.addresses().getFirst()).resolve(path);
    }

    /** Stops the server; when that is done its components are used by nobody any more, and the statistics are final. */
    Statistics stop() {
        server.close();
        return server.statistics();
    }

    @Override
    public void close() {
        server.close();
    }

    private static void write(RawPicture picture, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            picture.write(out);
        }
    }
}
