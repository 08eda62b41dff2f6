// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.flux.lang.SourceException;

/** The lines of the files that findings point into, read once each. */
public final class SourceTexts {
    private final Function<String, Optional<String>> reader;
    private final Map<String, List<String>> lines = new HashMap<>();

    /** @param reader the text of a file by its name in {@link org.flux.graph.syntax.SourceRange#file()}; empty if it is not to be had */
    public SourceTexts(Function<String, Optional<String>> reader) {
        this.reader = reader;
    }

    /** Texts that are in memory already, by the same names; Java sources, of which findings show some places, are read from the disk. */
    public static SourceTexts of(Map<String, String> texts) {
        return new SourceTexts(file -> Optional.ofNullable(texts.get(file)).or(() -> java(file)));
    }

    /** What cannot be read is not shown. */
    private static Optional<String> java(String file) {
        try {
            return file.endsWith(".java") ? Optional.of(org.flux.lang.SourceTexts.read(Path.of(file))) : Optional.empty();
        } catch (SourceException e) {
            return Optional.empty();
        }
    }

    /** A line without its end, counted from 1; empty if the file or the line does not exist. */
    Optional<String> line(String file, int number) {
        List<String> all = lines.computeIfAbsent(file, f -> reader.apply(f).map(SourceTexts::split).orElse(List.of()));
        return number >= 1 && number <= all.size() ? Optional.of(all.get(number - 1)) : Optional.empty();
    }

    private static List<String> split(String text) {
        return List.of(text.split("\r\n|\r|\n", -1));
    }
}
