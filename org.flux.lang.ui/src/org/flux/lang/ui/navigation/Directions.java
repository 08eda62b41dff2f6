// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import java.util.Map;
import org.eclipse.core.commands.IParameterValues;

/** What the parameter of {@link SelectionHandler} can be, for the page with the keys. */
public final class Directions implements IParameterValues {
    @Override
    public Map<String, String> getParameterValues() {
        return Map.of("Enlarge", "enlarge", "Shrink", SelectionHandler.SHRINK);
    }
}
