// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver.samples;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The pictures that come with the server. They are painted, not stored: their raw files take some 20 megabytes. */
public final class SamplePictures {
    private static final Logger LOGGER = System.getLogger(SamplePictures.class.getName());

    private record Sample(String name, int width, int height, Painting painting) {

        private void writeInto(Path directory) throws IOException {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(directory.resolve(name + ".ppm")))) {
                out.write(("P6\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII));
                out.write(painting.paint(width, height));
            }
        }
    }

    private static final List<Sample> SAMPLES = List.of(
            new Sample("aurora", 1440, 900, Landscapes.aurora()),
            new Sample("evening", 1600, 900, Landscapes.evening()),
            new Sample("julia", 1280, 800, Fractals.julia()),
            new Sample("mandelbrot", 1200, 800, Fractals.mandelbrot()),
            new Sample("planet", 1000, 1000, Landscapes.planet()),
            new Sample("plasma", 900, 1200, Landscapes.plasma()));

    private SamplePictures() {
    }

    /** Paints the pictures into the directory that the one argument names, unless it exists: what the Maven build calls. */
    public static void main(String[] args) throws IOException {
        createUnlessPresent(Path.of(args[0]));
    }

    /**
     * Creates {@code directory} with all pictures in it, unless it exists. Others see it complete or not at all; of several servers that
     * start at the same time one wins.
     */
    public static void createUnlessPresent(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (Files.exists(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        LOGGER.log(Level.INFO, "painting sample pictures into {0}", directory);
        Path parent = Files.createDirectories(directory.toAbsolutePath().getParent());
        Path unfinished = Files.createTempDirectory(parent, directory.getFileName() + "-");
        try {
            for (Sample sample : SAMPLES) {
                sample.writeInto(unfinished);
            }
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(unfinished);
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
