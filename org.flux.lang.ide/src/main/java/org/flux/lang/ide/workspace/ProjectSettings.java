// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flux.lang.ide.protocol.Uris;
import org.flux.lang.settings.Settings;
import org.flux.lang.settings.SettingsException;
import org.flux.lang.settings.SettingsFiles;

/** The settings files of the workspace. Where one cannot be used the defaults hold, and the reason is kept to be shown. */
public final class ProjectSettings {
    private SettingsFiles files = new SettingsFiles();
    private final Map<Path, SettingsException> problems = new TreeMap<>();

    synchronized Settings of(String root) {
        if (Uris.isUri(root)) {
            return Settings.DEFAULTS;
        }
        try {
            return files.of(Path.of(root));
        } catch (SettingsException e) {
            e.file().ifPresent(file -> problems.put(file, e));
            return Settings.DEFAULTS;
        }
    }

    /** Something that a settings file says cannot be used. */
    synchronized void cannotUse(SettingsException problem) {
        problem.file().ifPresent(file -> problems.putIfAbsent(file, problem));
    }

    /** Why settings files cannot be used, by file, of those that were looked for since the last change. */
    public synchronized Map<Path, SettingsException> problems() {
        return new TreeMap<>(problems);
    }

    /** Reads all of them again when they are needed. */
    synchronized void changed() {
        files = new SettingsFiles();
        problems.clear();
    }

    /** Whether a path is that of a settings file. */
    static boolean isSettings(Path file) {
        return Optional.ofNullable(file.getFileName()).filter(name -> name.toString().equals(Settings.FILE_NAME)).isPresent();
    }
}
