// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.flux.lang.ui.Plugin;

/** Tells the platform what holds where nothing is set. */
public final class Presets extends AbstractPreferenceInitializer {
    @Override
    public void initializeDefaultPreferences() {
        Settings.ALL.forEach(setting -> DefaultScope.INSTANCE.getNode(Plugin.ID).put(setting.key(), setting.preset()));
    }
}
