// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads source texts, or says in one line why one cannot be read. What is endless or blocks is not waited for. */
public final class SourceTexts {
    static final int MAX_BYTES = 64 << 20;

    private SourceTexts() {}

    /**
     * @throws SourceException if it is missing, no regular file, larger than 64 MiB, no UTF-8 text, or may not be read
     */
    public static String read(Path file) throws SourceException {
        String path = file.toString();
        try {
            if (Files.isDirectory(file)) {
                throw new SourceException(path, "is a directory", "name a .flux file in it");
            }
            if (!Files.exists(file)) {
                throw missing(file);
            }
            if (!Files.isRegularFile(file)) {
                throw new SourceException(path, "is no regular file", "copy the text to a file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return read(path, in);
            }
        } catch (AccessDeniedException e) {
            throw new SourceException(path, "may not be read", "check its permissions");
        } catch (NoSuchFileException | FileSystemLoopException e) {
            throw missing(file);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /**
     * Reads a text to its end.
     *
     * @param name of the text in messages
     * @throws SourceException if it is larger than 64 MiB, no UTF-8 text, or cannot be read
     */
    public static String read(String name, InputStream in) throws SourceException {
        try {
            // not more than that, whatever size the system tells: some files have none, and some have no end
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new SourceException(name, "is larger than 64 MiB", "split it and use import");
            }
            return decode(name, bytes);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static SourceException unreadable(String name, IOException e) {
        String reason = e instanceof FileSystemException system && system.getReason() != null ? system.getReason() : e.getMessage();
        return new SourceException(name,
                "cannot be read (" + (reason == null ? e.getClass().getSimpleName() : reason) + ")", "check the file");
    }

    private static SourceException missing(Path file) {
        String path = file.toString();
        if (Files.isSymbolicLink(file)) {
            return leadsNowhere(file)
                    ? new SourceException(path, "is a symbolic link to a file that does not exist", "repair or remove the link")
                    : new SourceException(path, "is a loop of symbolic links", "repair or remove the link");
        }
        Path directory = file.toAbsolutePath().getParent();
        boolean noDirectory = directory != null && !Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
        return new SourceException(path, "does not exist", noDirectory ? "neither does its directory" : "check the path");
    }

    private static boolean leadsNowhere(Path link) {
        try {
            link.toRealPath();
            return false;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String decode(String name, byte[] bytes) throws SourceException {
        if (isUtf16(bytes)) {
            throw new SourceException(name, "is UTF-16, not UTF-8", "save it as UTF-8");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(in, out, true);
        out.flip();
        if (!result.isError()) {
            return out.toString();
        }
        long line = 1 + out.chars().filter(c -> c == '\n').count();
        throw new SourceException(name, "is no UTF-8 text (byte " + (in.position() + 1) + ", in line " + line + ")", "save it as UTF-8");
    }

    /** With a byte order mark, or with a zero in every other byte as western texts have. */
    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        boolean marked = bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
        int even = 0;
        int odd = 0;
        int length = Math.min(bytes.length, 100) & ~1;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                even += i % 2 == 0 ? 1 : 0;
                odd += i % 2;
            }
        }
        return marked || Math.max(even, odd) > length / 4 && Math.min(even, odd) == 0;
    }
}
