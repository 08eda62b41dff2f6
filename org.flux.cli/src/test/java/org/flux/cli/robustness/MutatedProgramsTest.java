// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flux.diagram.Diagrams;
import org.flux.diagram.model.Selection;
import org.flux.diagram.overlay.LockOverlay;
import org.flux.diagram.picture.Figure;
import org.flux.diagram.picture.Picture;
import org.flux.diagram.write.Format;
import org.flux.diagram.write.Theme;
import org.flux.generator.BindingLookup;
import org.flux.generator.Generated;
import org.flux.generator.GeneratedFiles;
import org.flux.generator.GeneratorOptions;
import org.flux.generator.JavaGenerator;
import org.flux.graph.Source;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramLoader;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs in which a word has become another one: still Flux, mostly, but nonsense. The generator refuses them or writes Java, the
 * diagram shows what there is, and neither throws.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MutatedProgramsTest {
    private static final int LONGER = Boolean.getBoolean("flux.long") ? 50 : 1;
    private static final int MUTANTS = 60 * LONGER;
    private static final int DRAWN = 15 * LONGER;

    static List<Path> programs() throws IOException {
        try (Stream<Path> files = Stream.of("../corpus", "../examples", "../org.flux.generator/src/test/resources/golden").map(Path::of)
                .flatMap(MutatedProgramsTest::below)) {
            return files.filter(path -> path.toString().endsWith(".flux") && !path.toString().contains("/target/")).sorted().toList();
        }
    }

    private static Stream<Path> below(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Programs in which one to three words are others. */
    private static List<String> mutants(Path program, int count) throws IOException {
        String[] pieces = Files.readString(program).split("(?<=[^\\p{L}\\d_])|(?=[^\\p{L}\\d_])");
        List<Integer> words = Stream.iterate(0, i -> i + 1).limit(pieces.length).filter(i -> pieces[i].matches("[\\p{L}\\d_]+")).toList();
        Random random = new Random(program.getFileName().toString().hashCode());
        List<String> mutants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] mutant = pieces.clone();
            for (int slips = 1 + random.nextInt(3); slips > 0; slips--) {
                mutant[words.get(random.nextInt(words.size()))] = pieces[words.get(random.nextInt(words.size()))];
            }
            mutants.add(String.join("", mutant));
        }
        return mutants;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void theGeneratorRefusesOrWrites(Path program) throws IOException {
        ProgramLoader loader = ProgramLoader.create();
        GeneratorOptions options = new GeneratorOptions(Optional.empty(), Optional.empty(), BindingLookup.NOTHING_KNOWN);
        int written = 0;
        for (String text : mutants(program, MUTANTS)) {
            try {
                LoadedProgram loaded = loader.load("mutant.flux", text, path -> Optional.empty());
                Generated generated = JavaGenerator.generate(loaded.analysis(), options);
                if (generated instanceof GeneratedFiles files) {
                    written++;
                    assertThat(loaded.hasErrors()).as(text).isFalse();
                    assertThat(files.files()).as(text).allSatisfy(file -> assertThat(file.text()).isNotBlank());
                } else if (generated instanceof Generated.Refusal refusal) {
                    assertThat(refusal.diagnostics()).as(text).isNotEmpty();
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("failed on:\n" + text, e);
            }
        }
        assertThat(written).isLessThan(MUTANTS);
    }

    /** Whatever the text says so far, there is a picture, and every source that has a name is in it. */
    @ParameterizedTest
    @MethodSource("programs")
    void theDiagramIsDrawn(Path program) throws IOException {
        ProgramLoader loader = ProgramLoader.create();
        for (String text : mutants(program, DRAWN)) {
            try {
                LoadedProgram loaded = loader.load("mutant.flux", text, path -> Optional.empty());
                Picture picture = Diagrams.draw(loaded.analysis(), loaded.diagnostics(), Selection.DEFAULT,
                        LockOverlay.of(loaded.analysis()), () -> false);
                assertThat(picture.figures()).as(text).extracting(Figure::id)
                        .containsAll(loaded.graph().sources().stream().map(Source::node).toList());
                for (Format format : List.of(Format.SVG, Format.JSON, Format.MERMAID, Format.DOT)) {
                    assertThat(format.write(picture, Theme.AUTO, 1)).as(text).isNotEmpty();
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("failed on:\n" + text, e);
            }
        }
    }
}
