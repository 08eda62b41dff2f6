// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongToDoubleFunction;
import org.flux.benchmarks.Statistics;

/**
 * Loads one server over keep-alive connections, from the thread that calls. In a closed loop each connection asks again as soon as it has
 * been answered: that finds the throughput. With a given rate, requests are due at random times that do not depend on the answers (Poisson
 * arrivals), and a response time runs from when the request was due, not from when it could be sent: a server that stalls does not hide the
 * requests that would have come meanwhile (coordinated omission; Tene, "How not to measure latency").
 */
final class Load implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int READ_BUFFER = 1 << 18;
    private static final long SELECT_MILLIS = 100;
    /** What a server gets after the end to answer what it has not answered by then. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    /** A server that answers nothing at all for so long is given up. */
    private static final long STALL = TimeUnit.SECONDS.toNanos(10);

    private final Selector selector = Selector.open();
    private final List<Client> clients = new ArrayList<>();
    private final ByteBuffer input = ByteBuffer.allocateDirect(READ_BUFFER);
    private final ByteBuffer[] requests;
    private final int[] lengths;
    private final int[] sequence;
    private final Consumer<SelectionKey> ready = this::ready;
    private int position;
    private long completed;
    private long bytes;
    private int inFlight;
    private Consumer<Client> next;

    /** What a closed loop did in its window; {@code busy} is the share of it that the load's own thread was running. */
    record Closed(long requests, long bytes, double seconds, double busy) {}

    /**
     * Response times under a given rate, in nanoseconds, ascending.
     *
     * @param latencies of the requests that were due in the window; of those that were never answered, what had passed by then
     * @param unanswered of these
     * @param waited how many found every connection taken when they were due
     * @param lag how late, at the 99th percentile, this load itself sent a request for which there was a free connection
     */
    record Paced(long[] latencies, int unanswered, int waited, long lag) {
        double micros(double share) {
            return Statistics.percentile(latencies, latencies.length, share) / 1e3;
        }
    }

    Load(int port, int connections, Workload workload) throws IOException {
        requests = workload.requests().stream().map(expected -> request(port, expected.target())).toArray(ByteBuffer[]::new);
        lengths = workload.requests().stream().mapToInt(expected -> expected.body().length).toArray();
        sequence = workload.sequence();
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            for (int i = 0; i < connections; i++) {
                clients.add(new Client(server, selector));
            }
        } catch (IOException failed) {
            close();
            throw new LoadFailed("connection " + (clients.size() + 1) + " of " + connections + " failed: " + failed.getMessage());
        }
    }

    private static ByteBuffer request(int port, String target) {
        byte[] bytes = ("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nUser-Agent: flux-bench\r\nAccept: */*\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes);
    }

    /**
     * Runs a closed loop.
     *
     * @param settle nanoseconds that are not counted
     * @param window nanoseconds that are
     * @param edge called when the window begins and when it ends
     */
    Closed closed(long settle, long window, Runnable edge) throws IOException {
        return unwrapped(() -> runClosed(settle, window, edge));
    }

    private Closed runClosed(long settle, long window, Runnable edge) throws IOException {
        next = client -> send(client, 0);
        long begin = System.nanoTime() + settle;
        clients.forEach(next);
        runUntil(begin);
        edge.run();
        long from = System.nanoTime();
        long requestsBefore = completed;
        long bytesBefore = bytes;
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        runUntil(from + window);
        long to = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime() - cpuBefore;
        Closed result = new Closed(completed - requestsBefore, bytes - bytesBefore, (to - from) / 1e9, cpu / (double) (to - from));
        edge.run();
        next = client -> { };
        drain();
        return result;
    }

    private void runUntil(long end) throws IOException {
        long lastProgress = System.nanoTime();
        long before = completed;
        for (long now = lastProgress; now < end; now = System.nanoTime()) {
            select(SELECT_MILLIS);
            if (completed != before) {
                before = completed;
                lastProgress = now;
            } else if (now - lastProgress > STALL) {
                throw new LoadFailed("the server has answered nothing for " + TimeUnit.NANOSECONDS.toSeconds(STALL) + " s");
            }
        }
    }

    private void drain() throws IOException {
        long end = System.nanoTime() + STALL;
        while (inFlight > 0) {
            select(SELECT_MILLIS);
            if (System.nanoTime() > end) {
                throw new LoadFailed(inFlight + " requests were never answered");
            }
        }
    }

    /**
     * Sends requests at random times.
     *
     * @param perSecond how many a second on average
     * @param settle nanoseconds of it that are not counted
     * @param window nanoseconds that are
     * @param seed the times are a function of it
     */
    Paced paced(double perSecond, long settle, long window, long seed) throws IOException {
        return unwrapped(() -> runPaced(perSecond, settle, window, seed));
    }

    private Paced runPaced(double perSecond, long settle, long window, long seed) throws IOException {
        Random random = new Random(seed);
        double meanGap = 1e9 / perSecond;
        int most = (int) (1.2 * perSecond * window / 1e9) + 1000;
        Recorder recorder = new Recorder(most);
        Deque<Client> idle = new ArrayDeque<>(clients);
        // Times only: a boxed long for each of the few that wait is cheap enough for the load not to be late by it.
        Deque<Long> waiting = new ArrayDeque<>();
        long start = System.nanoTime();
        long from = start + settle;
        long end = from + window;
        next = client -> {
            recorder.answered(client.intended(), from);
            Long due = waiting.poll();
            if (due == null) {
                idle.add(client);
            } else {
                send(client, due);
            }
        };
        double due = start;
        long now = start;
        while (now < end + PATIENCE && (now < end || inFlight > 0)) {
            while (due <= now && due < end) {
                Client client = idle.poll();
                if (client == null) {
                    waiting.add((long) due);
                    recorder.waited((long) due, from);
                } else {
                    send(client, (long) due);
                    recorder.sent((long) due, from);
                }
                due -= meanGap * Math.log(1 - random.nextDouble());
            }
            select(0);
            now = System.nanoTime();
        }
        if (inFlight == clients.size() && recorder.count() == 0) {
            throw new LoadFailed("the server has answered nothing at " + Math.round(perSecond) + " requests a second");
        }
        return recorder.result(inFlight == 0 ? List.of() : unanswered(idle), waiting, from);
    }

    /** What became of a request that was sent: when, in nanoseconds since the load began, and how long its answer took. */
    interface Sent {
        void answered(long at, long nanos, boolean refused);
    }

    /**
     * Sends requests at random times, also more than can be answered. What is due while every connection is taken is not sent, as if its
     * client had been turned away, and counted.
     *
     * @param perSecond how many a second on average, by the nanoseconds since the load began
     * @return how many were not sent
     */
    long offered(LongToDoubleFunction perSecond, long window, long seed, Sent sent) throws IOException {
        return unwrapped(() -> runOffered(perSecond, window, seed, sent));
    }

    private long runOffered(LongToDoubleFunction perSecond, long window, long seed, Sent sent) throws IOException {
        Random random = new Random(seed);
        Deque<Client> idle = new ArrayDeque<>(clients);
        clients.forEach(Client::allowRefusal);
        long start = System.nanoTime();
        next = client -> {
            sent.answered(client.intended() - start, System.nanoTime() - client.intended(), client.refused());
            idle.add(client);
        };
        long turnedAway = 0;
        double due = start;
        for (long now = start; now < start + window; now = System.nanoTime()) {
            for (; due <= now; due -= 1e9 / perSecond.applyAsDouble((long) due - start) * Math.log(1 - random.nextDouble())) {
                Client client = idle.poll();
                if (client == null) {
                    turnedAway++;
                } else {
                    send(client, (long) due);
                }
            }
            select(0);
        }
        drain();
        return turnedAway;
    }

    private List<Client> unanswered(Deque<Client> idle) {
        List<Client> busy = new ArrayList<>(clients);
        busy.removeAll(new ArrayList<>(idle));
        return busy;
    }

    /** @param millis 0 for not waiting at all */
    private void select(long millis) throws IOException {
        if (millis == 0) {
            selector.selectNow(ready);
        } else {
            selector.select(ready, millis);
        }
    }

    private interface Run<T> {
        T run() throws IOException;
    }

    private static <T> T unwrapped(Run<T> run) throws IOException {
        try {
            return run.run();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void ready(SelectionKey key) {
        Client client = (Client) key.attachment();
        try {
            int count = client.receive(input);
            bytes += Math.abs(count);
            if (count < 0) {
                completed++;
                inFlight--;
                next.accept(client);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void send(Client client, long due) {
        int request = sequence[position];
        position = position + 1 == sequence.length ? 0 : position + 1;
        try {
            client.send(requests[request], lengths[request], due);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        inFlight++;
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.close();
        }
        selector.close();
    }

    /** Response times of the requests that were due in the window. */
    private static final class Recorder {
        private final long[] latencies;
        private final long[] lags;
        private int count;
        private int sent;
        private int waited;

        Recorder(int most) {
            latencies = new long[most];
            lags = new long[most];
        }

        int count() {
            return count;
        }

        void sent(long due, long from) {
            if (due >= from && sent < lags.length) {
                lags[sent++] = System.nanoTime() - due;
            }
        }

        void waited(long due, long from) {
            if (due >= from) {
                waited++;
            }
        }

        void answered(long due, long from) {
            if (due >= from && count < latencies.length) {
                latencies[count++] = System.nanoTime() - due;
            }
        }

        Paced result(List<Client> unanswered, Deque<Long> waiting, long from) {
            int answered = count;
            unanswered.forEach(client -> answered(client.intended(), from));
            waiting.forEach(due -> answered(due, from));
            long[] sorted = Arrays.copyOf(latencies, count);
            Arrays.sort(sorted);
            Arrays.sort(lags, 0, sent);
            return new Paced(sorted, count - answered, waited, Statistics.percentile(lags, sent, 0.99));
        }
    }
}
