// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.scaffold;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.flux.cli.console.UserError;

/**
 * What a new project's parts are called.
 *
 * @param file base name of the program, and artifact: {@code chat-server}
 * @param type program in UpperCamelCase: {@code ChatServer}
 * @param packageName {@code chatserver}
 */
record ProjectName(String file, String type, String packageName) {
    /** Names that the templates' own code needs. */
    private static final Set<String> TAKEN = Set.of("Request", "Response", "Http", "Line", "Client", "Clients", "Flux", "Flow");

    /**
     * Derives all names from one that a user would give a directory.
     *
     * @throws UserError if no Java name can be made of it
     */
    static ProjectName of(String directory) {
        String file = directory.strip().replaceAll("[\\s_.]+", "-").replaceAll("-{2,}", "-").replaceAll("^-|-$", "");
        if (!file.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw UserError.usage(directory
                    + ": no name for a project; Java and Maven want letters (a to z), digits and '-', a letter first,"
                    + " as in 'chat-server'");
        }
        List<String> words = Arrays.asList(file.split("-"));
        String type = words.stream().map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1)).collect(Collectors.joining());
        if (TAKEN.contains(type) || isInJavaLang(type)) {
            throw UserError.usage(directory + ": its class " + type + " would hide one that servers need; choose another name, as in '"
                    + file.toLowerCase(Locale.ROOT) + "-server'");
        }
        String packageName = String.join("", words).toLowerCase(Locale.ROOT);
        return new ProjectName(file, type, SourceVersion.isKeyword(packageName) ? packageName + "_" : packageName);
    }

    private static boolean isInJavaLang(String type) {
        try {
            Class.forName("java.lang." + type, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
