// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.classpath;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The types that a Java source declares, found by their keywords, without a parser: it may see a type too many (in a comment), never one
 * too few.
 *
 * @param packageName empty for the unnamed package
 * @param names simple names, those of nested types included
 */
public record DeclaredTypes(String packageName, Set<String> names) {
    private static final Pattern PACKAGE = Pattern.compile("(?:^|\\*/)\\s*package\\s+([\\w.$]+)\\s*;",
            Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)", Pattern.UNICODE_CHARACTER_CLASS);

    public DeclaredTypes {
        names = Set.copyOf(names);
    }

    /** @param text of a {@code .java} file */
    public static DeclaredTypes of(String text) {
        Matcher packaged = PACKAGE.matcher(text);
        Set<String> names = new HashSet<>();
        Matcher type = TYPE.matcher(text);
        while (type.find()) {
            names.add(type.group(1));
        }
        return new DeclaredTypes(packaged.find() ? packaged.group(1) : "", names);
    }
}
