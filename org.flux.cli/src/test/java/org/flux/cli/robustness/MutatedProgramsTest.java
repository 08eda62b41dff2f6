// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flux.generator.BindingLookup;
import org.flux.generator.Generated;
import org.flux.generator.GeneratedFiles;
import org.flux.generator.GeneratorOptions;
import org.flux.generator.JavaGenerator;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramLoader;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs in which a word has become another one: still Flux, mostly, but nonsense. The generator refuses them or writes Java, and never
 * throws.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MutatedProgramsTest {
    private static final int MUTANTS = 60 * (Boolean.getBoolean("flux.long") ? 50 : 1);

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

    @ParameterizedTest
    @MethodSource("programs")
    void theGeneratorRefusesOrWrites(Path program) throws IOException {
        ProgramLoader loader = ProgramLoader.create();
        String[] pieces = Files.readString(program).split("(?<=[^\\p{L}\\d_])|(?=[^\\p{L}\\d_])");
        List<Integer> words = Stream.iterate(0, i -> i + 1).limit(pieces.length).filter(i -> pieces[i].matches("[\\p{L}\\d_]+")).toList();
        Random random = new Random(program.getFileName().toString().hashCode());
        GeneratorOptions options = new GeneratorOptions(Optional.empty(), Optional.empty(), BindingLookup.NOTHING_KNOWN);
        int written = 0;
        for (int i = 0; i < MUTANTS; i++) {
            String[] mutant = pieces.clone();
            for (int slips = 1 + random.nextInt(3); slips > 0; slips--) {
                mutant[words.get(random.nextInt(words.size()))] = pieces[words.get(random.nextInt(words.size()))];
            }
            String text = String.join("", mutant);
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
}
