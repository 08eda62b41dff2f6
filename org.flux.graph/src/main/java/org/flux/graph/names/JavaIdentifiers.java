// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.names;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Spells names as Java methods and variables. */
final class JavaIdentifiers {
    /** Keywords, literals and {@code yield}, which cannot be called without a qualifier. */
    private static final Set<String> KEYWORDS = Set.of("abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class",
            "const", "continue", "default", "do", "double", "else", "enum", "extends", "final", "finally", "float", "for", "goto", "if",
            "implements", "import", "instanceof", "int", "interface", "long", "native", "new", "package", "private", "protected", "public",
            "return", "short", "static", "strictfp", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "try",
            "void", "volatile", "while", "true", "false", "null", "_", "yield");
    private static final Set<String> OBJECT_METHODS = Set.of("getClass", "hashCode", "equals", "clone", "toString", "notify", "notifyAll",
            "wait", "finalize");
    /** Methods of the generated class that are not flows. */
    private static final Set<String> PROGRAM_METHODS = Set.of("name", "map", "components", "declareSources", "with");
    private static final Set<String> JAVA_LANG = Set.of("AutoCloseable", "Boolean", "Byte", "Character", "Double", "Exception", "Float",
            "Integer", "Long", "Object", "Override", "Short", "String", "SuppressWarnings", "Throwable", "Void");
    /** Variables that generated methods use themselves. */
    private static final Set<String> LOCALS = Set.of("flow", "components", "thrown", "cause", "sources", "rest");

    private JavaIdentifiers() {}

    /** {@code ReadFromDisk} as {@code readFromDisk}, {@code HTTPServer} as {@code httpServer}, {@code read_it} as {@code readIt}. */
    static String lowerCamel(String name) {
        StringBuilder result = new StringBuilder();
        boolean wordStarts = false;
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            if (c == '_') {
                wordStarts = !result.isEmpty();
            } else {
                result.appendCodePoint(wordStarts ? Character.toUpperCase(c) : c);
                wordStarts = false;
            }
        }
        if (result.isEmpty() || !Character.isJavaIdentifierStart(result.codePointAt(0))) {
            return name;
        }
        int upper = 0;
        while (upper < result.length() && Character.isUpperCase(result.charAt(upper))) {
            upper++;
        }
        boolean restIsLower = upper < result.length() && Character.isLowerCase(result.charAt(upper));
        int lowered = upper > 1 && restIsLower ? upper - 1 : upper;
        for (int i = 0; i < lowered; i++) {
            result.setCharAt(i, Character.toLowerCase(result.charAt(i)));
        }
        return result.toString();
    }

    static String method(String name) {
        String camel = lowerCamel(name);
        return KEYWORDS.contains(camel) || OBJECT_METHODS.contains(camel) ? camel + "_" : camel;
    }

    static String flow(String name) {
        String method = method(name);
        return PROGRAM_METHODS.contains(method) ? method + "_" : method;
    }

    /** The words of a package's name with an underscore behind those that are Java's. */
    static String packageName(String name) {
        return Stream.of(name.split("\\.")).map(word -> KEYWORDS.contains(word) ? word + "_" : word).collect(Collectors.joining("."));
    }

    /** Whether generated code mentions the class of java.lang that has this name. */
    static boolean isNeeded(String type) {
        return JAVA_LANG.contains(type);
    }

    static boolean isReservedVariable(String name) {
        return KEYWORDS.contains(name) || LOCALS.contains(name) || OBJECT_METHODS.contains(name);
    }

    static String upperFirst(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + name.substring(Character.charCount(first));
    }
}
