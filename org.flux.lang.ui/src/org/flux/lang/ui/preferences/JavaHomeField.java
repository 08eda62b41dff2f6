// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.preferences;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.jface.preference.DirectoryFieldEditor;
import org.eclipse.swt.widgets.Composite;
import org.flux.lang.ui.server.JavaSearch;

/** The home of a Java, or nothing. Says at once why something will not do. */
final class JavaHomeField extends DirectoryFieldEditor {
    JavaHomeField(String key, String label, Composite parent) {
        init(key, label);
        setChangeButtonText("&Browse…");
        setValidateStrategy(VALIDATE_ON_KEY_STROKE);
        setEmptyStringAllowed(true);
        createControl(parent);
    }

    @Override
    protected boolean doCheckState() {
        String home = getTextControl().getText().strip();
        if (home.isEmpty() || home.startsWith("~")) {
            return true;
        }
        try {
            String why = JavaSearch.whyNot(Path.of(home), JavaSearch.isWindows());
            setErrorMessage("Will not do: " + why);
            return why.isEmpty();
        } catch (InvalidPathException noPath) {
            setErrorMessage("That is no path");
            return false;
        }
    }
}
