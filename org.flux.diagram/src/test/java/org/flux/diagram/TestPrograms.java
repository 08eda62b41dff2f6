// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flux.diagram.model.Selection;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.picture.Picture;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.lang.ProgramLoader;

/** Programs to draw. */
public final class TestPrograms {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private TestPrograms() {}

    /** All programs of the examples and the corpus, by their paths in the repository. */
    public static List<Path> all() {
        try (Stream<Path> corpus = Files.list(REPOSITORY.resolve("corpus"));
                Stream<Path> examples = Files.walk(REPOSITORY.resolve("examples"))) {
            return Stream.concat(corpus, examples).map(REPOSITORY::relativize)
                    .filter(file -> file.toString().endsWith(".flux") && !file.toString().contains("target")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a program of the repository. */
    public static String text(Path program) {
        try {
            return Files.readString(REPOSITORY.resolve(program));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a profile that the image server has written. */
    public static String imageServerProfile() {
        try (InputStream file = Profile.class.getResourceAsStream("image-server.profile.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Analysis analysis(String name, String text) {
        return ProgramLoader.create().load(name, text, file -> java.util.Optional.empty()).analysis();
    }

    public static Picture draw(Analysis analysis, Selection selection) {
        return Diagrams.draw(analysis, analysis.diagnostics(), selection, Overlay.NONE, () -> false);
    }

    public static Picture draw(String text) {
        return draw(analysis("test.flux", text), Selection.DEFAULT);
    }
}
