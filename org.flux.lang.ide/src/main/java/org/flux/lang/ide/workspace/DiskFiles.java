// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.flux.lang.ProgramFiles;
import org.flux.lang.SourceException;
import org.flux.lang.SourceTexts;

/**
 * What is on the disk. A text is read again when size, time or identity of its file have changed, which is looked at each time, so that
 * nothing depends on a client that watches files.
 */
final class DiskFiles {
    private record Stamp(long size, long modified, Object key) {}

    private record Entry(Stamp stamp, String text, SourceException refusal) {}

    private final Map<String, Entry> read = new ConcurrentHashMap<>();
    /** The name under which a file was first met, by its real path: one file has one name, however many ways lead to it. */
    private final Map<Path, String> names = new ConcurrentHashMap<>();

    /** The name of a file. */
    String name(Path file) {
        return names.computeIfAbsent(ProgramFiles.identity(file), real -> file.toAbsolutePath().normalize().toString());
    }

    /** The name of a file that a client has opened under that path: from now on the file is called so. */
    String rename(Path file) {
        String name = file.toString();
        names.put(ProgramFiles.identity(file), name);
        return name;
    }

    /** The same object as before as long as the file is the same. */
    String text(String name) throws SourceException {
        Path file = Path.of(name);
        Optional<Stamp> stamp = stamp(file);
        Entry known = read.get(name);
        if (known == null || stamp.isEmpty() || !known.stamp().equals(stamp.get())) {
            known = stamp.isEmpty() ? read(file, null) : read(file, stamp.get());
            if (stamp.isEmpty()) {
                read.remove(name);
            } else {
                read.put(name, known);
            }
        }
        if (known.refusal() != null) {
            throw known.refusal();
        }
        return known.text();
    }

    private static Entry read(Path file, Stamp stamp) {
        try {
            return new Entry(stamp, SourceTexts.read(file), null);
        } catch (SourceException refusal) {
            return new Entry(stamp, null, refusal);
        }
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Object key = attributes.fileKey() == null ? "" : attributes.fileKey();
            return Optional.of(new Stamp(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), key));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Forgets a file that a client says has changed: its time may be the same. */
    void forget(String name) {
        read.remove(name);
    }
}
