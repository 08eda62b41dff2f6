// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.nio.file.Path;
import org.flux.lang.settings.Settings;

/** Where the settings of a program come from. */
@FunctionalInterface
public interface SettingsLookup {
    /** No program has any. */
    SettingsLookup NONE = program -> Settings.DEFAULTS;

    /**
     * The settings of the program of a root file.
     *
     * @throws org.flux.cli.console.UserError if they cannot be used
     */
    Settings of(Path program);
}
