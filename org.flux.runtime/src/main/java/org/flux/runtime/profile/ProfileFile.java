// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file for a profile: it is either what it was before, or the whole profile. */
public final class ProfileFile {
    private final Path path;

    /** @param path as the user has written it */
    public ProfileFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /**
     * Makes sure that the file can be written when the time has come.
     *
     * @throws IOException if not, with a message for the user
     */
    public void requireWritable() throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException(path + " is a folder; name a file in it");
        }
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder + "; make it, or name another file");
        }
        if (Files.exists(path) && !Files.isWritable(path)) {
            throw new IOException(path + " is not to be written; name another file, or change its permissions");
        }
        if (isSpecial()) {
            return;
        }
        try {
            Files.deleteIfExists(Files.createFile(draft()));
        } catch (AccessDeniedException denied) {
            throw new IOException("no file may be made in the folder " + folder + "; name another one, or change its permissions", denied);
        } catch (FileSystemException failed) { // the message names a file that the user does not know
            throw new IOException("no file can be made in the folder " + folder
                    + (failed.getReason() == null ? "" : ", " + failed.getReason()) + "; name another one", failed);
        }
    }

    /**
     * Replaces the file by the text.
     *
     * @throws IOException if that cannot be, with a message for the user; the file is what it was
     */
    public void write(String text) throws IOException {
        requireWritable();
        try {
            if (isSpecial()) {
                Files.writeString(path, text);
            } else {
                replace(text);
            }
        } catch (IOException failed) { // of a draft, the message of which names a file that the user does not know
            String reason = failed instanceof FileSystemException of && of.getReason() != null ? of.getReason() : failed.getMessage();
            throw new IOException(reason + "; name a file in another place, and measure again", failed);
        }
    }

    private void replace(String text) throws IOException {
        Path target = target();
        Path draft = draft();
        try {
            Files.writeString(draft, text);
            try {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException unsupported) {
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A pipe, a terminal: nothing can take its place. */
    private boolean isSpecial() {
        return Files.exists(path) && !Files.isRegularFile(path);
    }

    private Path draft() throws IOException {
        return folder().resolve("." + path.getFileName() + "." + ProcessHandle.current().pid() + "." + System.identityHashCode(this));
    }

    private Path folder() throws IOException {
        Path target = target().toAbsolutePath();
        return target.getParent() == null ? target : target.getParent();
    }

    /** A link stays one, and what it leads to is replaced. */
    private Path target() throws IOException {
        return Files.exists(path) ? path.toRealPath() : path;
    }
}
