// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.scaffold;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The projects that {@code flux new} can write: resources beside this class, with names filled in. */
enum Template {
    HTTP(List.of("Server.java"), List.of("ServerTest.java")),
    LINE(List.of("Server.java", "Client.java", "Clients.java"), List.of("ServerTest.java"));

    private static final String JAVA = "src/main/java/@package@/";
    private static final String TEST = "src/test/java/@package@/";

    private final List<String> sources;
    private final List<String> tests;

    Template(List<String> sources, List<String> tests) {
        this.sources = sources;
        this.tests = tests;
    }

    /** Target path by resource, a path from this class; both the names and the texts of {@code Server*} begin with the program's name. */
    Map<String, String> files() {
        String folder = name().toLowerCase(Locale.ROOT) + "/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put(folder + "program.flux", "src/main/flux/@file@.flux");
        sources.forEach(s -> files.put(folder + s + ".txt", JAVA + (s.startsWith("Server") ? "@Type@" : "") + s));
        tests.forEach(s -> files.put(folder + s + ".txt", TEST + "@Type@" + s));
        files.put(folder + "pom.xml", "pom.xml");
        files.put(folder + "README.md", "README.md");
        files.put("gitignore.txt", ".gitignore");
        return files;
    }
}
