// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.real;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.flux.benchmarks.Statistics;

/** Asks a server for pictures, by a thread for each request that is under way. */
final class HttpLoad implements AutoCloseable {
    private static final String[] PICTURES = {"aurora", "evening", "julia", "mandelbrot", "planet", "plasma"};
    private static final int LEAST_WIDTH = 200;
    private static final int WIDTHS = 40;
    private static final int STEP = 10;

    private final int port;
    private final ConcurrentLinkedQueue<Connection> free = new ConcurrentLinkedQueue<>();

    HttpLoad(int port) {
        this.port = port;
    }

    /**
     * What came of a load: answers a second while it went on, and how long all took, in milliseconds, from when they were due.
     *
     * @param count of answers, those included that came later
     */
    record Answers(double perSecond, double mean, double p99, int count, int failures) {}

    /** A connection that is kept. */
    private record Connection(Socket socket, InputStream in) {}

    /** So many clients, each of which asks again as soon as it has its answer. */
    Answers closed(int clients, double seconds, long seed) throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        Log log = new Log(end);
        Phaser running = new Phaser(1);
        for (int i = 0; i < clients; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            running.register();
            Thread.ofVirtual().start(() -> {
                try {
                    while (System.nanoTime() < end) {
                        ask(target(random), System.nanoTime(), log);
                    }
                } finally {
                    running.arriveAndDeregister();
                }
            });
        }
        running.arriveAndAwaitAdvance();
        return log.answers(seconds);
    }

    /** Requests at times that were drawn beforehand. */
    Answers open(double rate, double seconds, long seed) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        long start = System.nanoTime();
        Log log = new Log(start + (long) (seconds * 1e9));
        Phaser running = new Phaser(1);
        for (double next = 0; next < seconds; next += -Math.log(1 - random.nextDouble()) / rate) {
            long due = start + (long) (next * 1e9);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            String target = target(random);
            running.register();
            Thread.ofVirtual().start(() -> {
                try {
                    ask(target, due, log);
                } finally {
                    running.arriveAndDeregister();
                }
            });
        }
        running.arriveAndAwaitAdvance();
        return log.answers(seconds);
    }

    private static String target(SplittableRandom random) {
        return "/images/" + PICTURES[random.nextInt(PICTURES.length)] + ".jpg?w=" + (LEAST_WIDTH + STEP * random.nextInt(WIDTHS));
    }

    private void ask(String target, long due, Log log) {
        Connection connection = free.poll();
        try {
            if (connection == null) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                connection = new Connection(socket, new BufferedInputStream(socket.getInputStream(), 1 << 16));
            }
            connection.socket().getOutputStream().write(("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            boolean fine = read(connection.in());
            log.took(System.nanoTime() - due, fine);
            free.add(connection);
        } catch (IOException broken) {
            log.took(0, false);
            close(connection);
        }
    }

    /** Closes what connections there are; no request may be under way. */
    @Override
    public void close() {
        free.forEach(HttpLoad::close);
    }

    private static void close(Connection connection) {
        if (connection != null) {
            try {
                connection.socket().close();
            } catch (IOException closed) {
                // it is of no use any more
            }
        }
    }

    /** @return whether it is a 200 */
    private static boolean read(InputStream in) throws IOException {
        boolean fine = line(in).startsWith("HTTP/1.1 200");
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        in.skipNBytes(length);
        return fine;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server has hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** Times of many threads. */
    private static final class Log {
        private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        private final AtomicLong failures = new AtomicLong();
        private final AtomicLong inTime = new AtomicLong();
        private final long end;

        Log(long end) {
            this.end = end;
        }

        void took(long nanos, boolean fine) {
            if (fine) {
                times.add(nanos);
                inTime.addAndGet(System.nanoTime() <= end ? 1 : 0);
            } else {
                failures.incrementAndGet();
            }
        }

        Answers answers(double seconds) {
            long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Answers(inTime.get() / seconds, Arrays.stream(sorted).average().orElse(Double.NaN) / 1e6,
                    Statistics.percentile(sorted, sorted.length, 0.99) / 1e6, sorted.length, (int) failures.get());
        }
    }
}
