// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds and reads settings. Those of a program are in the nearest {@value Settings#FILE_NAME} from the directory of its root file upwards;
 * they hold for the whole program, imported files included, wherever these are. Files that are found are read once, so one object serves one
 * command; not for use by several threads.
 */
public final class SettingsFiles {
    private static final long MAX_BYTES = 1L << 20;

    private final Map<Path, Settings> byDirectory = new HashMap<>();

    /**
     * The settings of a program.
     *
     * @param program its root file; need not exist
     * @throws SettingsException if the nearest settings file cannot be used; one further up is not taken in its place
     */
    public Settings of(Path program) throws SettingsException {
        Path directory = program.toAbsolutePath().normalize().getParent();
        return directory == null ? Settings.DEFAULTS : in(directory);
    }

    /**
     * Where {@link #of} looks, in that order: files that exist or whose coming into being would change the answer, for builds that skip what is
     * up to date.
     */
    public static List<Path> candidates(Path program) {
        List<Path> files = new ArrayList<>();
        Path directory = program.toAbsolutePath().normalize().getParent();
        while (directory != null && (files.isEmpty() || !Files.exists(files.getLast(), LinkOption.NOFOLLOW_LINKS))) {
            files.add(directory.resolve(Settings.FILE_NAME));
            directory = directory.getParent();
        }
        return files;
    }

    private Settings in(Path directory) throws SettingsException {
        Settings known = byDirectory.get(directory);
        if (known == null) {
            Path file = directory.resolve(Settings.FILE_NAME);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                known = read(file);
            } else {
                known = directory.getParent() == null ? Settings.DEFAULTS : in(directory.getParent());
            }
            byDirectory.put(directory, known);
        }
        return known;
    }

    /** Reads one file. */
    public static Settings read(Path file) throws SettingsException {
        try {
            if (Files.isDirectory(file)) {
                throw whole(file, "is a directory, but settings are a file; rename one of them");
            }
            if (!Files.exists(file)) {
                throw whole(file, Files.isSymbolicLink(file) ? "is a symbolic link that leads nowhere or to itself; remove it"
                        : "no such file; check the path");
            }
            if (!Files.isRegularFile(file)) {
                throw whole(file, "is no regular file; settings are read from one");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw whole(file, "is larger than 1 MiB, which no settings are; check that it is the right file");
            }
            return SettingsReader.read(file, decode(file, Files.readAllBytes(file)));
        } catch (AccessDeniedException e) {
            throw whole(file, "may not be read; check its permissions");
        } catch (IOException e) {
            throw whole(file, "cannot be read: " + e.getMessage() + "; check the file");
        }
    }

    /** Reads settings that are in memory, such as those in an editor. */
    public static Settings parse(Path file, String text) throws SettingsException {
        return SettingsReader.read(file, text);
    }

    private static String decode(Path file, byte[] bytes) throws SettingsException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            // The decoder stopped at the first wrong byte; what is before it is text.
            String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            throw new SettingsException(file, line, before.length() - before.lastIndexOf('\n'), "is no UTF-8 text; save it as UTF-8");
        }
    }

    private static SettingsException whole(Path file, String reason) {
        return new SettingsException(file, 0, 0, reason);
    }
}
