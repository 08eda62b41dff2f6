// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What has been read from the disk lately, up to a total size; when it is reached, what has not been looked at for longest goes first.
 *
 * <p>A look-up changes nothing, so that many may look at a time. Which entries are in use is known all the same, since each is looked at
 * anew on the disk, and stored again, when it is asked for some time later: entries are in the order of that. One flow does so for all who
 * ask meanwhile; they are given what there is.
 *
 * <p>Nothing here is synchronised, on purpose: only nodes with the constraint {@code cache} come here ({@code web-server.flux}), as readers
 * or as writer, and every runtime keeps to it.
 */
final class FileCache {
    /** About what an entry takes beside its resource and its path. */
    private static final int ENTRY_BYTES = 512;
    /** Whoever looks at the disk is waited for so long; then others look, too: it may have failed, since there is nothing any more. */
    private static final long LONGEST_LOOK = TimeUnit.SECONDS.toNanos(1);

    private final long bound;
    private final long freshNanos;
    private final long usableNanos;
    /** In the order in which they were stored. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long bytes;

    /**
     * @param lookup what is found while the entry is fresh; made once, so that finding it costs no memory
     * @param claimed whether a flow is about to look again
     */
    private record Entry(Lookup lookup, long seenAt, long size, boolean claimed) {
    }

    /**
     * @param bound in bytes; 0 caches nothing
     * @param freshNanos how long what has been seen on the disk is relied on
     */
    FileCache(long bound, long freshNanos) {
        this.bound = bound;
        this.freshNanos = freshNanos;
        usableNanos = freshNanos + Math.min(freshNanos, LONGEST_LOOK);
    }

    /** @param now {@link System#nanoTime} */
    Lookup find(String path, long now) {
        Entry entry = entries.get(path);
        if (entry == null) {
            return Lookup.NOTHING;
        }
        boolean relied = now - entry.seenAt < (entry.claimed ? usableNanos : freshNanos);
        return relied ? entry.lookup : new Lookup(entry.lookup.resource(), false);
    }

    /** Finds what there is; if that is not fresh, it is for who asks to look at the disk, and others are given what there is. */
    Lookup claim(String path, long now) {
        Lookup found = find(path, now);
        Entry entry = entries.get(path);
        if (entry != null && !found.fresh()) {
            entries.replace(path, new Entry(entry.lookup, entry.seenAt, entry.size, true));
        }
        return found;
    }

    /** Remembers what has just been seen, if it fits in. */
    Lookup store(String path, Resource resource, long now) {
        Entry old = entries.remove(path);
        if (old != null) {
            bytes -= old.size;
        }
        Lookup lookup = new Lookup(resource, true);
        long size = resource.size() + 2L * path.length() + ENTRY_BYTES;
        if (size <= bound) {
            evictUntil(bound - size);
            entries.put(path, new Entry(lookup, now, size, false));
            bytes += size;
        }
        return lookup;
    }

    int entries() {
        return entries.size();
    }

    long bytes() {
        return bytes;
    }

    /** What {@link #bytes} ought to be; for tests of whether changes were lost. */
    long sum() {
        return entries.values().stream().mapToLong(Entry::size).sum();
    }

    private void evictUntil(long size) {
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (bytes > size) {
            bytes -= oldestFirst.next().size;
            oldestFirst.remove();
        }
    }
}
