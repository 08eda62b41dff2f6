// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
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
        Path folder = folder();
        if (Files.isDirectory(path)) {
            throw new IOException(path + " is a folder; name a file in it");
        }
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
        }
    }

    /** Replaces the file by the text. */
    public void write(String text) throws IOException {
        if (isSpecial()) {
            Files.writeString(path, text);
            return;
        }
        Path target = Files.exists(path) ? path.toRealPath() : path; // a link stays one
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

    private Path draft() {
        return folder().resolve("." + path.getFileName() + "." + ProcessHandle.current().pid() + "." + System.identityHashCode(this));
    }

    private Path folder() {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }
}
