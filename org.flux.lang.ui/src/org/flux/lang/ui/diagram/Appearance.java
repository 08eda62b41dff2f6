// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import com.google.gson.JsonObject;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.preference.PreferenceConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.texteditor.AbstractTextEditor;

/**
 * What the page is to look like, so that it belongs to the workbench: the paper and the ink are those of its editors.
 *
 * @param name as {@code vscode/diagram/protocol.ts} has it
 * @param colours by the names of the page's variables
 */
record Appearance(String name, JsonObject colours, RGB background) {
    private static final int MIDDLE = 128;

    static Appearance of(Display display) {
        RGB paper = colour(display, AbstractTextEditor.PREFERENCE_COLOR_BACKGROUND,
                AbstractTextEditor.PREFERENCE_COLOR_BACKGROUND_SYSTEM_DEFAULT, SWT.COLOR_LIST_BACKGROUND);
        RGB ink = colour(display, AbstractTextEditor.PREFERENCE_COLOR_FOREGROUND,
                AbstractTextEditor.PREFERENCE_COLOR_FOREGROUND_SYSTEM_DEFAULT, SWT.COLOR_LIST_FOREGROUND);
        boolean dark = brightness(paper) < MIDDLE;
        if (dark == brightness(ink) < MIDDLE) {
            ink = dark ? new RGB(230, 230, 230) : new RGB(31, 41, 51); // between two themes, of each one half
        }
        JsonObject colours = new JsonObject();
        colours.addProperty("background", css(paper));
        colours.addProperty("foreground", css(ink));
        colours.addProperty("font", "\"" + JFaceResources.getDialogFont().getFontData()[0].getName() + "\", system-ui, sans-serif");
        colours.addProperty("code", "\"" + JFaceResources.getTextFont().getFontData()[0].getName() + "\", ui-monospace, monospace");
        if (display.getHighContrast()) {
            colours.addProperty("contrast", css(ink));
            return new Appearance(dark ? "contrast" : "contrast-light", colours, paper);
        }
        colours.addProperty("muted", css(mix(paper, ink, 0.7)));
        colours.addProperty("raised", css(mix(paper, ink, 0.05)));
        colours.addProperty("line", css(mix(paper, ink, 0.2)));
        colours.addProperty("field", css(mix(paper, ink, dark ? 0.08 : 0)));
        colours.addProperty("field-ink", css(ink));
        return new Appearance(dark ? "dark" : "light", colours, paper);
    }

    private static RGB colour(Display display, String key, String systemDefault, int system) {
        IPreferenceStore editors = EditorsUI.getPreferenceStore();
        return editors.getBoolean(systemDefault) ? display.getSystemColor(system).getRGB() : PreferenceConverter.getColor(editors, key);
    }

    /** As the eye sees it, 0 to 255. */
    private static double brightness(RGB colour) {
        return 0.3 * colour.red + 0.59 * colour.green + 0.11 * colour.blue;
    }

    private static RGB mix(RGB paper, RGB ink, double share) {
        return new RGB(mix(paper.red, ink.red, share), mix(paper.green, ink.green, share), mix(paper.blue, ink.blue, share));
    }

    private static int mix(int paper, int ink, double share) {
        return (int) Math.round(paper + (ink - paper) * share);
    }

    private static String css(RGB colour) {
        return "rgb(" + colour.red + " " + colour.green + " " + colour.blue + ")";
    }
}
