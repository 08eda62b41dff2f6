// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What a {@link FileTransaction} changes on a disk, each of which may fail. */
interface Disk {
    /** Writes a new file through to the disk, so that a disk that is full says so now. */
    void create(Path file, byte[] content) throws IOException;

    void createDirectory(Path directory) throws IOException;

    /** A second name for a file, or a copy where the file system has no second names. */
    void keep(Path file, Path second) throws IOException;

    /** Renames a file over another one, if there is one. */
    void move(Path file, Path target) throws IOException;

    void delete(Path file) throws IOException;

    Disk REAL = new Disk() {
        @Override
        public void create(Path file, byte[] content) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            } catch (FileSystemException e) {
                throw e;
            } catch (IOException e) {
                // a channel does not say which file it is
                throw new FileSystemException(file.toString(), null, e.getMessage());
            }
        }

        @Override
        public void createDirectory(Path directory) throws IOException {
            Files.createDirectory(directory);
        }

        @Override
        public void keep(Path file, Path second) throws IOException {
            try {
                Files.createLink(second, file);
            } catch (UnsupportedOperationException | IOException e) {
                Files.copy(file, second, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }

        @Override
        public void move(Path file, Path target) throws IOException {
            try {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }
    };
}
