// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flux.lang.SourceException;
import org.flux.lang.SourceTexts;

/**
 * Finds and reads settings. Those of a program are in the nearest {@value Settings#FILE_NAME} from the directory of its root file upwards;
 * they hold for the whole program, imported files included, wherever these are. Files that are found are read once, so one object serves
 * one command; not for use by several threads.
 */
public final class SettingsFiles {
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
     * Where {@link #of} looks, in that order: files that exist or whose coming into being would change the answer, for builds that skip
     * what is up to date.
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
        if (Files.isDirectory(file)) {
            throw whole(file, "is a directory, but settings are a file; rename one of them");
        }
        try {
            return SettingsReader.read(file, SourceTexts.read(file));
        } catch (SourceException e) {
            throw whole(file, e.reason() + (e.remedy().isEmpty() ? "" : "; " + e.remedy()));
        }
    }

    /** Reads settings that are in memory, such as those in an editor. */
    public static Settings parse(Path file, String text) throws SettingsException {
        return SettingsReader.read(file, text);
    }

    private static SettingsException whole(Path file, String reason) {
        return new SettingsException(file, 0, 0, reason);
    }
}
