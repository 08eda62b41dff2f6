// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flux.lang.classpath.DeclaredTypes;

/**
 * What a file may have to say, found without a parser: enough to tell which files are worth parsing. It may name too much, never too
 * little.
 *
 * @param superTypes simple names of what its classes, anonymous ones included, extend and implement
 */
record Outline(DeclaredTypes declared, Set<String> superTypes) {
    private static final Pattern SUPER =
            Pattern.compile("\\b(?:extends|implements|new)\\b([^{;()]*)", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern WORD = Pattern.compile("[\\p{javaJavaIdentifierPart}]+");

    static Outline of(String text) {
        Set<String> superTypes = new HashSet<>();
        for (Matcher clause = SUPER.matcher(text); clause.find();) {
            for (Matcher word = WORD.matcher(clause.group(1)); word.find();) {
                superTypes.add(word.group());
            }
        }
        return new Outline(DeclaredTypes.of(text), Set.copyOf(superTypes));
    }
}
