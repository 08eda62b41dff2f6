// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the emulation must know of a generated program: kept in a file beside its classes, since the process that runs it has no compiler.
 *
 * @param program qualified name of the generated class with the flows
 * @param components qualified name of the generated interface
 * @param methods what each of the interface's methods is for, by its name
 */
public record Roles(String program, String components, Map<String, Role> methods) {
    private static final String FILE = "roles.properties";
    private static final String METHOD = "method.";

    /** What a method of the components is. */
    public enum Kind {
        /** Computes: holds a processor. */
        NODE,
        /** Waits for something else: holds none. */
        BLOCKING, PREDICATE, SESSION, PUSH, PULL
    }

    /** @param subject the name in the program of node, predicate or source */
    public record Role(Kind kind, String subject) {}

    public void write(Path folder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("program", program);
        properties.setProperty("components", components);
        methods.forEach((method, role) -> properties.setProperty(METHOD + method, role.kind() + " " + role.subject()));
        try (Writer out = Files.newBufferedWriter(folder.resolve(FILE))) {
            properties.store(out, null);
        }
    }

    static Roles read(Path folder) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(FILE))) {
            properties.load(in);
        }
        Map<String, Role> methods = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(METHOD)) {
                String[] parts = properties.getProperty(key).split(" ", 2);
                methods.put(key.substring(METHOD.length()), new Role(Kind.valueOf(parts[0]), parts[1]));
            }
        }
        return new Roles(properties.getProperty("program"), properties.getProperty("components"), methods);
    }
}
