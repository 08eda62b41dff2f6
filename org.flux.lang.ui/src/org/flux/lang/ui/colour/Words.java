// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.colour;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be told from letters alone: comments, texts, numbers, and words that usually mean something. For what the server has not seen
 * yet, and for pieces of Flux in documentation.
 */
public final class Words {
    private static final Pattern TOKEN = Pattern.compile("(?<doc>/\\*\\*(?!/)(?s:.*?)(?:\\*/|\\z))"
            + "|(?<comment>//[^\\r\\n]*|/\\*(?s:.*?)(?:\\*/|\\z))|(?<string>\"(?:[^\"\\\\\\r\\n]|\\\\.)*\"?)"
            + "|(?<word>[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}][\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}\\p{Mn}\\p{Mc}\\p{Nd}]*)"
            + "|(?<number>[0-9]+)");
    private static final Set<String> KEYWORDS = Set.of("typedef", "source", "handle", "error", "atomic", "constraint", "session", "node",
            "blocking", "async", "push", "by", "order", "package", "import", "pragma");

    private Words() {
    }

    /** Where something begins and ends, and the colour of the theme that it has. */
    public interface Found {
        void at(int start, int end, String colour);
    }

    /** Everything that has a colour, in the order of the text. */
    public static void in(CharSequence text, Found found) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String colour = colour(matcher);
            if (colour != null) {
                found.at(matcher.start(), matcher.end(), colour);
            }
        }
    }

    private static String colour(Matcher matcher) {
        if (matcher.group("word") != null) {
            return KEYWORDS.contains(matcher.group()) ? Styles.KEYWORD : null;
        }
        if (matcher.group("doc") != null) {
            return Styles.DOCUMENTATION;
        }
        if (matcher.group("comment") != null) {
            return Styles.COMMENT;
        }
        return matcher.group("string") != null ? Styles.STRING : Styles.NUMBER;
    }
}
