// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.syntax.ParsedFile;
import org.flux.lang.syntax.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Corpus and examples with slips in thousands of seeded ways: nothing throws, everything is said in plain words, and little is lost. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MutationTest {
    private static final int MUTANTS = 200 * (Boolean.getBoolean("flux.long") ? 20 : 1);
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}_$][\\p{L}\\d_$]*|-+>|=+>|::|//.*|/\\*|\\*/|\\S");
    private static final List<String> TOKENS = List.of(";", "->", "=>", "-", "==", "=-", "(", ")", "{", "}", "[", "]", ",", ":", "::", "<",
            ">", "*", "?", "!", "_", ".", "=", "error", "source", "atomic", "typedef", "handle", "session", "by", "order", "pragma",
            "import", "package", "node", "x", "12", "\"", "'", "/*", "*/", "//", "#", "@", "→", "⇒", "é", "\uD835", "\u0000", "\uFEFF",
            "\u00A0", "𝒳", "\n", "if (x) { y(); }");
    private static final Pattern JARGON = Pattern.compile("mismatched|viable|extraneous|missing EOF|RULE_|required \\("
            + "|token recognition|expecting|null");

    private final ProgramLoader loader = ProgramLoader.create();
    private final SourceFormatter formatter = SourceFormatter.create();

    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(Corpus.files());
        try (Stream<Path> examples = Files.walk(Path.of("../examples"))) {
            examples.filter(path -> path.toString().endsWith(".flux")
                    && !path.toString().contains("/target/")).sorted().forEach(files::add);
        }
        return files;
    }

    @Test
    void thereAreTwoThousandMutants() throws IOException {
        assertThat(files().size() * MUTANTS).isGreaterThanOrEqualTo(2000);
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingThrows(Path file) {
        String text = Corpus.text(file);
        Random random = new Random(file.getFileName().toString().hashCode());
        for (int i = 0; i < MUTANTS; i++) {
            String mutant = text;
            for (int slips = 1 + random.nextInt(3); slips > 0; slips--) {
                mutant = mutate(mutant, random);
            }
            check(mutant);
        }
    }

    private void check(String mutant) {
        LoadedProgram program;
        Optional<String> formatted;
        try {
            program = loader.load("test.flux", mutant, path -> Optional.empty());
            formatted = formatter.format(mutant);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("failed on:\n" + mutant, e);
        }
        int length = mutant.length();
        assertThat(program.diagnostics()).as(mutant).allSatisfy(finding -> {
            assertThat(finding.message()).doesNotContainPattern(JARGON).doesNotContain("\n");
            assertThat(finding.range().offset()).isBetween(0, length);
            assertThat(finding.range().endOffset()).isBetween(finding.range().offset(), length);
            finding.related().forEach(place -> assertThat(place.range().endOffset()).isBetween(place.range().offset(), length));
            finding.fixes().forEach(fix -> assertThat(fix.edits()).allSatisfy(edit ->
                    assertThat(edit.range().endOffset()).isBetween(edit.range().offset(), length)));
        });
        formatted.ifPresent(once -> {
            assertThat(formatter.format(once)).as(mutant).contains(once);
            assertThat(Reading.withoutRanges(once)).as(mutant).isEqualTo(Reading.withoutRanges(mutant));
        });
    }

    /** One token too few: the finding is where the token was, and no declaration but its own and the next one suffers. */
    @ParameterizedTest
    @MethodSource("files")
    void oneSlipCostsLittle(Path file) {
        String text = Corpus.text(file);
        int declarations = Reading.of(text).file().declarations().size();
        for (Matcher token = TOKEN.matcher(text); token.find();) {
            if (token.group().startsWith("/") || token.group().equals("*/")) {
                continue;
            }
            String mutant = text.substring(0, token.start()) + text.substring(token.end());
            ParsedFile parsed = Reading.of(mutant);
            assertThat(parsed.file().declarations()).as(mutant).hasSizeGreaterThanOrEqualTo(declarations - 2);
            assertThat(parsed.findings()).as(mutant).hasSizeLessThanOrEqualTo(2);
            if (!parsed.findings().isEmpty()) {
                Diagnostic finding = parsed.findings().getFirst();
                int line = (int) text.substring(0, token.start()).chars().filter(c -> c == '\n').count() + 1;
                assertThat(finding.range().line()).as(finding + "\n" + mutant).isBetween(line - 1, line + 2);
            }
        }
    }

    /**
     * One token deleted, replaced, inserted or doubled. Where that makes the text wrong, the finding, or another place that it shows, is on
     * the mutated line, or between the token before and the token after; a comment or a string that swallows what follows is told where
     * it begins.
     */
    @Test
    void findingsLandOnTheMutatedLine() throws IOException {
        int wrong = 0;
        int landed = 0;
        int alone = 0;
        List<String> missed = new ArrayList<>();
        for (Path file : files()) {
            String text = Corpus.text(file);
            Random random = new Random(file.getFileName().toString().hashCode() + 1);
            List<int[]> tokens = tokens(text);
            for (int i = 0; i < MUTANTS; i++) {
                int index = random.nextInt(tokens.size());
                int[] token = tokens.get(index);
                String other = TOKENS.get(random.nextInt(TOKENS.size()));
                String mutant = switch (random.nextInt(4)) {
                    case 0 -> text.substring(0, token[0]) + text.substring(token[1]);
                    case 1 -> text.substring(0, token[0]) + other + text.substring(token[1]);
                    case 2 -> text.substring(0, token[0]) + other + " " + text.substring(token[0]);
                    default -> text.substring(0, token[1]) + " " + text.substring(token[0]);
                };
                List<Diagnostic> findings = Reading.of(mutant).findings();
                if (findings.isEmpty()) {
                    continue;
                }
                wrong++;
                alone += findings.size() == 1 ? 1 : 0;
                int first = line(text, tokens.get(Math.max(index - 1, 0))[0]);
                int last = line(text, tokens.get(Math.min(index + 1, tokens.size() - 1))[0]) + line(other, other.length()) - 1;
                boolean lands = findings.stream().anyMatch(finding -> isOn(finding.range(), first, last)
                        || finding.related().stream().anyMatch(place -> isOn(place.range(), first, last)));
                landed += lands ? 1 : 0;
                if (!lands) {
                    missed.add(first + "-" + last + " " + findings + "\n" + mutant);
                }
            }
        }
        assertThat(landed).as("%s of %s; missed: %s", landed, wrong, missed).isGreaterThanOrEqualTo((int) Math.ceil(wrong * 0.995));
        assertThat(alone).as("%s of %s slips got one message", alone, wrong).isGreaterThanOrEqualTo((int) Math.ceil(wrong * 0.95));
    }

    private static boolean isOn(SourceRange range, int first, int last) {
        return range.line() <= last && range.endLine() >= first;
    }

    private static int line(String text, int offset) {
        return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }

    private static List<int[]> tokens(String text) {
        List<int[]> tokens = new ArrayList<>();
        for (Matcher token = TOKEN.matcher(text); token.find();) {
            if (!token.group().startsWith("//")) {
                tokens.add(new int[] {token.start(), token.end()});
            }
        }
        return tokens;
    }

    private static String mutate(String text, Random random) {
        if (text.isEmpty()) {
            return "A = B;";
        }
        List<int[]> tokens = new ArrayList<>();
        for (Matcher token = TOKEN.matcher(text); token.find();) {
            tokens.add(new int[] {token.start(), token.end()});
        }
        int[] token = tokens.isEmpty() ? new int[] {0, text.length()} : tokens.get(random.nextInt(tokens.size()));
        int offset = random.nextInt(text.length());
        String other = TOKENS.get(random.nextInt(TOKENS.size()));
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, token[0]) + text.substring(token[1]);
            case 1 -> text.substring(0, token[0]) + other + text.substring(token[1]);
            case 2 -> text.substring(0, token[0]) + " " + other + " " + text.substring(token[0]);
            case 3 -> text.substring(0, token[1]) + " " + text.substring(token[0]);
            case 4 -> text.substring(0, offset) + text.substring(offset + 1);
            case 5 -> text.substring(0, offset) + other + text.substring(offset);
            default -> text.substring(0, offset);
        };
    }
}
