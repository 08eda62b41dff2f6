// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.preferences;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the severities of findings are written: one in each line, {@code FLUX207 = error}. */
final class Severities {
    static final String FORM = "One in each line, such as FLUX207 = warning; the severities are error, warning, info, hint and off.";
    private static final Pattern LINE = Pattern.compile("(?<code>[^=]*?)\\s*=\\s*(?<level>.*)");
    private static final Pattern CODE = Pattern.compile("FLUX\\d{3}|[a-z]+(-[a-z]+)*");
    private static final Pattern LEVEL = Pattern.compile("error|warning|info|hint|off");

    private Severities() {}

    /** What is wrong with a line; empty if all is well. */
    static String mistake(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return "\"" + line + "\" names no severity.";
        }
        if (!CODE.matcher(matcher.group("code")).matches()) {
            return "\"" + matcher.group("code") + "\" is no code and no name of findings.";
        }
        return LEVEL.matcher(matcher.group("level")).matches() ? "" : "\"" + matcher.group("level") + "\" is no severity.";
    }
}
