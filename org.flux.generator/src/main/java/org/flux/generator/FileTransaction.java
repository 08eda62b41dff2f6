// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Changes several files, all or none. First everything that takes space is written beside the files: new contents, and a second name for
 * each old one. What remains then is renaming, which needs no space; if it fails in the middle, the old files get their names back. The
 * end of the process waits for that.
 */
final class FileTransaction {
    private final Disk disk;
    private final Deque<Undo> undo = new ArrayDeque<>();
    private final List<Path> leftovers = new ArrayList<>();

    /** How to take one step back. */
    private interface Undo {
        void run() throws IOException;
    }

    FileTransaction(Disk disk) {
        this.disk = disk;
    }

    /** Returns the files that changed, by the names that they were given under. */
    List<Path> commit(Map<Path, byte[]> contents, Collection<Path> unwanted) throws IOException {
        ReentrantLock busy = new ReentrantLock();
        Thread endOfProcess = new Thread(() -> {
            busy.lock();
            busy.unlock();
        }, "flux-files");
        busy.lock();
        boolean delayed = delay(endOfProcess);
        try {
            return change(contents, unwanted);
        } finally {
            busy.unlock();
            if (delayed) {
                forget(endOfProcess);
            }
        }
    }

    /** A process that is told to end ends after the change. */
    private static boolean delay(Thread endOfProcess) {
        try {
            Runtime.getRuntime().addShutdownHook(endOfProcess);
            return true;
        } catch (IllegalStateException ending) {
            return false;
        }
    }

    private static void forget(Thread endOfProcess) {
        try {
            Runtime.getRuntime().removeShutdownHook(endOfProcess);
        } catch (IllegalStateException ending) {
            // it runs, or has run
        }
    }

    private List<Path> change(Map<Path, byte[]> contents, Collection<Path> unwanted) throws IOException {
        try {
            List<Path> targets = new ArrayList<>();
            for (Path file : contents.keySet()) {
                targets.add(target(file));
            }
            Leftovers.remove(targets);
            Map<Path, Path> prepared = new LinkedHashMap<>();
            for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
                Path target = target(entry.getKey());
                if (!holds(target, entry.getValue())) {
                    prepared.put(entry.getKey(), prepare(target, entry.getValue()));
                }
            }
            List<Path> changed = new ArrayList<>();
            for (Map.Entry<Path, Path> entry : prepared.entrySet()) {
                replace(entry.getValue(), target(entry.getKey()));
                changed.add(entry.getKey());
            }
            for (Path file : unwanted) {
                Path target = target(file);
                keepOld(target);
                disk.delete(target);
                changed.add(file);
            }
            return List.copyOf(changed);
        } catch (IOException | RuntimeException e) {
            cleanUp(Leftovers.NEW);
            takeBack(e);
            throw e;
        } finally {
            cleanUp(Leftovers.OLD);
            cleanUp(Leftovers.NEW);
        }
    }

    /** A symbolic link stays one: its target is replaced. */
    private static Path target(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
    }

    private static boolean holds(Path target, byte[] content) throws IOException {
        if (!Files.exists(target)) {
            return false;
        }
        if (!Files.isRegularFile(target)) {
            throw new FileSystemException(target.toString(), null,
                    Files.isDirectory(target) ? "it is a directory" : "it is no regular file");
        }
        return Files.size(target) == content.length && Arrays.equals(Files.readAllBytes(target), content);
    }

    private Path prepare(Path target, byte[] content) throws IOException {
        createDirectories(target.getParent());
        boolean exists = Files.exists(target);
        if (exists && !Files.isWritable(target)) {
            throw new AccessDeniedException(target.toString());
        }
        Path fresh = beside(target, Leftovers.NEW);
        // Not Files.createTempFile: its files are readable by their owner only.
        disk.create(fresh, content);
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (exists && view != null) {
            view.setPermissions(Files.getPosixFilePermissions(target));
        }
        return fresh;
    }

    private void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDirectoryException(directory.toString());
        }
        if (directory.getParent() != null) {
            createDirectories(directory.getParent());
        }
        disk.createDirectory(directory);
        undo.push(() -> disk.delete(directory));
    }

    private void replace(Path fresh, Path target) throws IOException {
        if (Files.exists(target)) {
            keepOld(target);
        } else {
            undo.push(() -> disk.delete(target));
        }
        disk.move(fresh, target);
    }

    private void keepOld(Path target) throws IOException {
        Path old = beside(target, Leftovers.OLD);
        disk.keep(target, old);
        undo.push(() -> disk.move(old, target));
    }

    /** A hidden name in the same directory, so on the same disk; whatever has it at the end is deleted. */
    private Path beside(Path target, String ending) throws IOException {
        Path name = Leftovers.beside(target, ending);
        // left by a process of that number that was killed
        Files.deleteIfExists(name);
        leftovers.add(name);
        return name;
    }

    private void takeBack(Exception reason) {
        while (!undo.isEmpty()) {
            try {
                undo.pop().run();
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }

    private void cleanUp(String ending) {
        for (Path leftover : leftovers) {
            if (leftover.toString().endsWith(ending)) {
                try {
                    disk.delete(leftover);
                } catch (IOException e) {
                    // what was wanted is done, or the reason why not is on its way; this file is hidden and of no use
                    leftover.toFile().deleteOnExit();
                }
            }
        }
    }
}
