// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads source files, or says in one line why one cannot be read. */
final class SourceTexts {
    static final long MAX_BYTES = 64L << 20;

    private SourceTexts() {}

    static String read(Path file) throws SourceException {
        String path = file.toString();
        try {
            if (Files.isDirectory(file)) {
                throw new SourceException(path, "is a directory", "name a .flux file in it");
            }
            if (!Files.exists(file)) {
                throw missing(file);
            }
            if (!Files.isRegularFile(file)) {
                throw new SourceException(path, "is no regular file", "");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new SourceException(path, "is larger than 64 MiB", "split it and use import");
            }
            return decode(path, Files.readAllBytes(file));
        } catch (AccessDeniedException e) {
            throw new SourceException(path, "may not be read", "check its permissions");
        } catch (NoSuchFileException | FileSystemLoopException e) {
            throw missing(file);
        } catch (IOException e) {
            throw new SourceException(path, "cannot be read (" + e.getMessage() + ")", "");
        }
    }

    private static SourceException missing(Path file) {
        String path = file.toString();
        if (Files.isSymbolicLink(file)) {
            return leadsNowhere(file)
                    ? new SourceException(path, "is a symbolic link to a file that does not exist", "")
                    : new SourceException(path, "is a loop of symbolic links", "");
        }
        Path directory = file.toAbsolutePath().getParent();
        boolean noDirectory = directory != null && !Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
        return new SourceException(path, "does not exist", noDirectory ? "neither does its directory" : "");
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

    private static String decode(String path, byte[] bytes) throws SourceException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(in, out, true);
        out.flip();
        if (!result.isError()) {
            return out.toString();
        }
        boolean utf16 = bytes.length > 1 && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF);
        long line = 1 + out.chars().filter(c -> c == '\n').count();
        throw new SourceException(path, utf16 ? "is UTF-16, not UTF-8" : "is no UTF-8 text (line " + line + ")", "save it as UTF-8");
    }
}
