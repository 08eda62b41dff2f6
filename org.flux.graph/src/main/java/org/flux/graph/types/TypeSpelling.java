// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.SourceFile;

/**
 * Reads the types of one file, in Java and in C spelling: {@code char*} is {@code String}, {@code unsigned} is {@code int},
 * {@code uint32_t} is {@code long}, {@code struct Job*} is {@code Job}. Never fails: of a text that is no type, something is made that
 * equals only itself.
 */
public final class TypeSpelling {
    private static final Pattern TOKEN = Pattern.compile("[\\p{javaJavaIdentifierPart}.]+|\\[\\s*]|[<>,*&?]");
    private static final Set<String> QUALIFIERS = Set.of("const", "struct", "signed", "volatile", "enum", "final");
    private static final Set<String> INTS = Set.of("int", "short", "unsigned", "size_t", "ssize_t", "uint8_t", "int8_t", "uint16_t",
            "int16_t", "int32_t");
    private static final Set<String> LONGS = Set.of("long", "int64_t", "uint32_t", "uint64_t");
    /** The types of java.lang that programs pass around; a type of the program's own package hides others of that package. */
    private static final Set<String> JAVA_LANG = Set.of("Object", "String", "CharSequence", "StringBuilder", "Boolean", "Byte", "Character",
            "Short", "Integer", "Long", "Float", "Double", "Number", "Iterable", "Comparable", "Runnable", "Thread", "Throwable",
            "Exception", "RuntimeException", "Error", "Void", "Class", "AutoCloseable");

    private final Map<String, String> imported = new HashMap<>();
    private final Map<String, JavaType> known = new HashMap<>();

    public TypeSpelling(SourceFile file) {
        for (Import statement : file.imports()) {
            if (statement instanceof Import.OfJava type && !type.onDemand()) {
                String name = type.name().text();
                imported.put(name.substring(name.lastIndexOf('.') + 1), name);
            }
        }
    }

    public JavaType read(String text) {
        return known.computeIfAbsent(text, this::parse);
    }

    private JavaType parse(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return new Reader(tokens).type();
    }

    private final class Reader {
        private final List<String> tokens;
        private int at;

        Reader(List<String> tokens) {
            this.tokens = tokens;
        }

        private String peek() {
            return at < tokens.size() ? tokens.get(at) : "";
        }

        private JavaType argument() {
            if (!peek().equals("?")) {
                return type().boxed();
            }
            at++;
            if (!peek().equals("extends") && !peek().equals("super")) {
                return new JavaType("?", List.of(), 0);
            }
            String name = "? " + peek();
            at++;
            return new JavaType(name, List.of(type().boxed()), 0);
        }

        JavaType type() {
            List<String> words = new ArrayList<>();
            while (!peek().isEmpty() && (Character.isJavaIdentifierPart(peek().charAt(0)) || peek().charAt(0) == '.')) {
                if (!QUALIFIERS.contains(peek())) {
                    words.add(peek());
                }
                at++;
            }
            List<JavaType> arguments = new ArrayList<>();
            if (peek().equals("<") && !words.isEmpty()) {
                do {
                    at++;
                    arguments.add(argument());
                } while (peek().equals(","));
                if (peek().equals(">")) {
                    at++;
                }
            }
            boolean pointer = false;
            int dimensions = 0;
            while (!peek().isEmpty() && "*&[const".contains(peek().substring(0, 1)) && !peek().equals(",")) {
                pointer |= peek().equals("*");
                dimensions += peek().startsWith("[") ? 1 : 0;
                at++;
            }
            return new JavaType(base(words, pointer), arguments, dimensions);
        }

        private String base(List<String> words, boolean pointer) {
            if (words.contains("double")) {
                return "double";
            } else if (words.stream().anyMatch(LONGS::contains)) {
                return "long";
            } else if (words.equals(List.of("char"))) {
                return pointer ? "java.lang.String" : "char";
            } else if (words.stream().anyMatch(INTS::contains)) {
                return "int";
            }
            return switch (words.isEmpty() ? "" : words.getLast()) {
                case "bool" -> "boolean";
                case "void", "" -> "java.lang.Object";
                case String name when imported.containsKey(name) -> imported.get(name);
                case String name when JAVA_LANG.contains(name) -> "java.lang." + name;
                case String name -> name;
            };
        }
    }
}
