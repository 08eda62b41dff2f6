// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The examples on the page of a code: a wrong program and a right one.
 *
 * <p>A program is a {@code flux} block. A line {@code // file chat.flux} begins a further file of it; without such a line it is one file,
 * {@code example.flux}. The types that {@code java} blocks anywhere on the page declare are the class path, which is unknown on a page
 * without. A {@code java} block with a line {@code // file Server.java} is no class path but a source that belongs to the program before
 * it.
 *
 * @param wrong a program of which the code is said
 * @param right one of which it is not
 * @param types qualified names of the Java types; empty if the class path is unknown
 */
public record PageExamples(Program wrong, Program right, Set<String> types) {
    private static final Pattern BLOCK = Pattern.compile("```(flux|java)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(?m)^// file (\\S+)\\n");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");

    /** @param files path and text, the root first */
    public record Program(Map<String, String> files) {
        public String root() {
            return files.keySet().iterator().next();
        }

        /** The texts of all files one after the other. */
        public String text() {
            return String.join("\n", files.values());
        }
    }

    /** @throws IllegalStateException if the page has not two programs, which a test rules out */
    public static PageExamples of(Code code) {
        List<Program> programs = new ArrayList<>();
        Set<String> types = new LinkedHashSet<>();
        for (Matcher block = BLOCK.matcher(code.explanation()); block.find();) {
            if (block.group(1).equals("flux")) {
                programs.add(program(block.group(2), "example.flux"));
            } else if (FILE.matcher(block.group(2)).lookingAt()) {
                Map<String, String> files = new LinkedHashMap<>(programs.removeLast().files());
                files.putAll(program(block.group(2), "").files());
                programs.add(new Program(files));
            } else {
                types.addAll(types(block.group(2)));
            }
        }
        if (programs.size() != 2) {
            throw new IllegalStateException("the page of " + code.id() + " has " + programs.size() + " programs");
        }
        return new PageExamples(programs.get(0), programs.get(1), types);
    }

    /** @param otherwise the name of the one file, if the text names none */
    private static Program program(String text, String otherwise) {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher file = FILE.matcher(text);
        if (!file.find()) {
            return new Program(Map.of(otherwise, text));
        }
        String name = file.group(1);
        int start = file.end();
        while (file.find()) {
            files.put(name, text.substring(start, file.start()));
            name = file.group(1);
            start = file.end();
        }
        files.put(name, text.substring(start));
        return new Program(files);
    }

    private static Set<String> types(String java) {
        Matcher packageName = PACKAGE.matcher(java);
        String prefix = packageName.find() ? packageName.group(1) + "." : "";
        Set<String> types = new LinkedHashSet<>();
        TYPE.matcher(java).results().forEach(type -> types.add(prefix + type.group(1)));
        return types;
    }
}
