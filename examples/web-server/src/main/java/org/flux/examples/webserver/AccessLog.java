// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.flux.runtime.EndOfSource;
import org.flux.runtime.FluxOptions;

/**
 * The access log: entries wait in a queue until a flow of their own writes them, many at a time. Before each time the file is opened anew
 * if it has been moved away, so that logs can be rotated without telling the server.
 *
 * <p>The queue is for all flows; the file is not: only the node with the constraint {@code accessLog} writes ({@code web-server.flux}).
 */
final class AccessLog {
    private static final Logger LOG = System.getLogger(AccessLog.class.getName());
    private static final int MOST_WAITING = 1 << 16;
    /** Entries that arrive within so long are written together. */
    private static final long COLLECT_MILLIS = 100;
    private static final int PIECE = 64 << 10;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Path path;
    private final Queue<LogEntry> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicBoolean told = new AtomicBoolean();
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private FileChannel file;
    private Object fileKey;
    private long timeOf = Long.MIN_VALUE;
    private String time;

    /** @param path null for no log */
    AccessLog(Path path) {
        this.path = path;
    }

    boolean isOn() {
        return path != null;
    }

    /** Opens the file, so that it is known at once whether that is possible. */
    void open() {
        try {
            if (isOn()) {
                openAgainIfMoved();
            }
        } catch (IOException impossible) {
            throw new FluxOptions.Invalid("--access-log=" + path + " cannot be written: " + reason(impossible));
        }
    }

    /** Adds an entry; where the disk does not keep up for long, entries are lost, and counted, rather than requests delayed. */
    void add(LogEntry entry) {
        if (size.incrementAndGet() > MOST_WAITING) {
            size.decrementAndGet();
            lost.incrementAndGet();
            return;
        }
        waiting.add(entry);
        if (!told.get() && told.compareAndSet(false, true)) {
            news.release();
        }
    }

    /** Waits until there is something to write. */
    void await() throws InterruptedException, EndOfSource {
        if (isOn() && ended.getCount() > 0) {
            news.acquire();
            ended.await(COLLECT_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (!isOn() || ended.getCount() == 0) {
            throw new EndOfSource();
        }
    }

    /** Lets nobody wait any longer. */
    void end() {
        ended.countDown();
        news.release();
    }

    /** Writes what waits. */
    void write() throws IOException {
        told.set(false);
        openAgainIfMoved();
        StringBuilder lines = new StringBuilder();
        for (LogEntry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
            size.decrementAndGet();
            entry.appendTo(lines, timeOf(entry.millis() / 1000));
            if (lines.length() > PIECE) {
                write(lines);
            }
        }
        write(lines);
        long missing = lost.getAndSet(0);
        if (missing > 0) {
            LOG.log(Level.WARNING, "the disk is too slow for the access log: " + missing + " entries are missing");
        }
    }

    /** Writes what still waits, and closes the file. No flow must be left. */
    void close() throws IOException {
        end();
        if (isOn() && !waiting.isEmpty()) {
            write();
        }
        if (file != null) {
            file.close();
        }
    }

    private void write(StringBuilder lines) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII));
        lines.setLength(0);
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof NoSuchFileException ? "there is no such directory"
                : failure instanceof AccessDeniedException ? "permission denied" : failure.getMessage();
    }

    private void openAgainIfMoved() throws IOException {
        if (file != null && fileKey != null && fileKey.equals(keyOfPath())) {
            return;
        }
        if (file != null) {
            file.close();
        }
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        fileKey = keyOfPath();
    }

    private Object keyOfPath() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException moved) {
            return null;
        }
    }

    private String timeOf(long second) {
        if (second != timeOf) {
            timeOf = second;
            time = TIME.format(Instant.ofEpochSecond(second));
        }
        return time;
    }
}
