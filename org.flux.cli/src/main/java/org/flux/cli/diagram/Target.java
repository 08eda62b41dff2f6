// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.diagram;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flux.cli.console.Console;
import org.flux.cli.console.Suggestions;
import org.flux.cli.console.UserError;
import org.flux.cli.program.Program;
import org.flux.diagram.write.Format;

/**
 * Where pictures go.
 *
 * @param output as the user named it
 * @param path empty for standard output
 */
record Target(String output, Kind kind, Optional<Path> path, Format format) {
    private static final String STANDARD_OUTPUT = "-";
    private static final String FORMATS = Arrays.stream(Format.values()).map(Format::extension).collect(Collectors.joining(", "));

    enum Kind {
        FILE, DIRECTORY, STANDARD_OUTPUT
    }

    /**
     * What an option means.
     *
     * @throws UserError if no format can be told from it
     */
    static Target of(Console console, String output, Optional<String> format) {
        Optional<Format> wanted = format.map(name -> named(name, "--format " + name + ": "));
        if (output.equals(STANDARD_OUTPUT)) {
            return new Target(output, Kind.STANDARD_OUTPUT, Optional.empty(), wanted.orElseThrow(() -> UserError.usage(
                    "-o -: which format is standard output to have? Add --format and one of " + FORMATS)));
        }
        if (output.isEmpty()) {
            throw UserError.usage("-o: the name of the file is empty");
        }
        Path path = console.resolve(output);
        if (output.endsWith("/") || Files.isDirectory(path)) {
            return new Target(output, Kind.DIRECTORY, Optional.of(path), wanted.orElse(Format.SVG));
        }
        return new Target(output, Kind.FILE, Optional.of(path), wanted.orElseGet(() -> byEnding(output)));
    }

    private static Format byEnding(String output) {
        String name = output.substring(output.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            throw UserError.usage(output + ": which format? Let the name end in one of " + FORMATS + ", or add --format");
        }
        return named(name.substring(dot + 1), output + ": ");
    }

    private static Format named(String name, String place) {
        return Format.of(name).orElseThrow(() -> {
            String near = Suggestions.didYouMean(name, Arrays.stream(Format.values()).map(Format::extension).toList());
            return UserError.usage(place + "'" + name + "' is no format of pictures; there are " + FORMATS + near);
        });
    }

    boolean isStandardOutput() {
        return kind == Kind.STANDARD_OUTPUT;
    }

    /**
     * The file of each program, as the user would name it.
     *
     * @throws UserError if two have the same
     */
    Map<String, Program> files(List<Program> programs) {
        if (kind != Kind.DIRECTORY && programs.size() > 1) {
            throw UserError.usage((isStandardOutput() ? "standard output" : output) + " takes one picture, but here are "
                    + programs.size() + " programs: " + programs.stream().map(Program::name).collect(Collectors.joining(", "))
                    + "; name one of them, or a directory, as in -o pictures/");
        }
        Map<String, Program> files = new LinkedHashMap<>();
        for (Program program : programs) {
            Program other = files.putIfAbsent(kind == Kind.DIRECTORY ? inDirectory(program) : output, program);
            if (other != null) {
                throw UserError.usage(program.name() + ": would be drawn into " + inDirectory(program) + " as " + other.name()
                        + " is; draw them one by one");
            }
        }
        return files;
    }

    private String inDirectory(Program program) {
        return (output.endsWith("/") ? output : output + "/") + format.fileName(program.path().getFileName().toString());
    }
}
