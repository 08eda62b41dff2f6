// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What is asked for, and what must come back: distinct requests, and the order in which they are sent, which is the same for everyone.
 *
 * @param name as in names of cells
 * @param requests distinct
 * @param sequence indices of requests, sent in this order, again and again
 */
record Workload(String name, List<Expected> requests, int[] sequence) {
    static final String HELLO = "hello";
    static final String FILES = "files";
    static final List<String> NAMES = List.of(HELLO, FILES);
    /** 25 MB, more than a cache of the processor and less than any heap here. */
    static final int DIRECTORIES = 5;
    /** Of the requests to the classes 0 to 3 (SPECweb99). */
    static final double[] CLASS_SHARES = {0.35, 0.50, 0.14, 0.01};
    /** The files of a class from the one that is asked for most to the one that is asked for least: the middle first (SPECweb99). */
    static final int[] FILE_RANKS = {4, 3, 5, 2, 6, 1, 7, 0, 8};
    private static final int SEQUENCE = 1 << 14;
    private static final long SEED = 20_060_531;

    /**
     * @param target path
     * @param type the value of Content-Type
     * @param body what every server must answer
     * @param file whether it has Last-Modified and ETag
     */
    record Expected(String target, String type, byte[] body, boolean file) {}

    /** @param root where the tree of files is */
    static Workload of(String name, Path root) throws IOException {
        return switch (name) {
            case HELLO -> hello();
            case FILES -> files(root);
            default -> throw new IllegalArgumentException("no workload is called " + name);
        };
    }

    static Workload hello() {
        byte[] body = "Hello, World!".getBytes(StandardCharsets.US_ASCII);
        return new Workload(HELLO, List.of(new Expected("/hello", "text/plain; charset=utf-8", body, false)), new int[1]);
    }

    /** Class by its share, directory and file within the class by Zipf's law with exponent 1. */
    private static Workload files(Path root) throws IOException {
        List<Expected> requests = new ArrayList<>();
        for (int directory = 0; directory < DIRECTORIES; directory++) {
            for (int fileClass = 0; fileClass < CLASS_SHARES.length; fileClass++) {
                for (int file = 0; file < FILE_RANKS.length; file++) {
                    String path = String.format("dir%05d/class%d_%d", directory, fileClass, file);
                    requests.add(new Expected("/" + path, "application/octet-stream", Files.readAllBytes(root.resolve(path)), true));
                }
            }
        }
        Random random = new Random(SEED);
        double[] directories = zipf(DIRECTORIES);
        double[] files = zipf(FILE_RANKS.length);
        int[] sequence = new int[SEQUENCE];
        for (int i = 0; i < sequence.length; i++) {
            int directory = draw(directories, random);
            int fileClass = draw(cumulative(CLASS_SHARES), random);
            int file = FILE_RANKS[draw(files, random)];
            sequence[i] = (directory * CLASS_SHARES.length + fileClass) * FILE_RANKS.length + file;
        }
        return new Workload(FILES, requests, sequence);
    }

    private static double[] zipf(int ranks) {
        double[] shares = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            shares[rank] = 1.0 / (rank + 1);
            sum += shares[rank];
        }
        for (int rank = 0; rank < ranks; rank++) {
            shares[rank] /= sum;
        }
        return cumulative(shares);
    }

    private static double[] cumulative(double[] shares) {
        double[] sums = shares.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        sums[sums.length - 1] = 1;
        return sums;
    }

    private static int draw(double[] cumulative, Random random) {
        double at = random.nextDouble();
        int i = 0;
        while (at >= cumulative[i]) {
            i++;
        }
        return i;
    }

    /** Bytes in a body on average over the sequence. */
    double meanBytes() {
        return Arrays.stream(sequence).mapToLong(i -> requests.get(i).body().length).average().orElse(0);
    }
}
