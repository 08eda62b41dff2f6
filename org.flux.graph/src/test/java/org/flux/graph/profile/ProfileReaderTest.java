// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.profile.Distribution.Bucket;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReaderTest {
    private static final Path PROGRAM = Path.of("../examples/image-server/src/main/flux/image-server.flux");

    private static String example() throws IOException {
        try (InputStream in = ProfileReaderTest.class.getResourceAsStream("image-server.profile.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Analysis program(String changedFrom, String to) throws IOException {
        return Analysis.of(Programs.graph("image-server.flux", Files.readString(PROGRAM).replace(changedFrom, to)));
    }

    @Test
    void theProfileOfTheImageServerSaysWhatWasMeasured() throws Exception {
        Profile profile = ProfileReader.read(example());
        assertThat(profile.flows().ended()).isEqualTo(profile.flows().started()).isEqualTo(1249);
        assertThat(profile.paths()).isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count()));
        assertThat(profile.node("Compress").orElseThrow().wall().orElseThrow().quantile(0.5)).isBetween(11e6, 13e6);
        assertThat(profile.sources().getFirst().sessions()).isEmpty();
        Profile.Use use = profile.locks().getFirst().uses().getFirst();
        assertThat(use.mode()).isEqualTo(LockMode.WRITE);
        assertThat(use.waits().orElseThrow().count()).isEqualTo(use.contended()).isEqualTo(31);
        assertThat(profile.strangers(program("", ""))).isEmpty();
    }

    @Test
    void whatTheProgramDoesNotHaveIsToldWithWhatMayBeMeant() throws Exception {
        Profile profile = ProfileReader.read(example());
        assertThat(profile.strangers(program("Compress", "Compres"))).containsExactly(
                "the profile says something of a node `Compress`, which the program does not have, did you mean `Compres`?");
        assertThat(profile.strangers(program("cacheLock", "cache"))).containsExactly(
                "the profile says something of a lock `cacheLock`, which the program does not have");
        assertThat(profile.strangers(program("Write -> Complete;", "Write;"))).containsExactly(
                "the profile counts a path Serve 9 that completes, which the program does not have",
                "the profile counts a path Serve 15 that completes, which the program does not have");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
        "\"format\": \"flux-profile\", | ## | 1:1: this is no profile, which would say \"format\": \"flux-profile\";",
        "\"version\": 1 | \"version\": 2 | 1:1: this profile is of version 2, and this Flux reads version 1;",
        "\"unknownPaths\" | \"unknownPath\" | 1:1: a profile is an object with \"unknownPaths\", which is missing",
        "\"handled\": 22 | \"handled\": -1 | 10:60: \"handled\" is a whole number from 0 to 10^18, not -1",
        "\"outcome\": \"failed\" | \"outcome\": \"lost\" | 27:63: \"outcome\" is \"completed\" or \"failed\" or \"dropped\"",
        "\"scope\": \"program\" | \"scope\": \"program\", \"uzes\": [] | 112:27: unknown key \"uzes\"; did you mean \"uses\"?",
        "\"buckets\":[[ | \"buckets\":[[1,0,7],[ | 17:23: buckets ascend and do not overlap, but",
        "\"buckets\":[[ | \"buckets\":[[0,1,7],[ | 17:23: the buckets hold another number of values",
        "\"count\":1248, | \"count\":0, | 17:23: a distribution is of one value at least;",
        "\"number\": \"9\" | \"number\": \"nine\" | 24:33: \"number\" is the number of a path in a string"})
    void aMistakeIsToldWithItsPlace(String good, String bad, String message) throws Exception {
        String text = example();
        assertThat(text).contains(good);
        JsonMistake mistake = catchThrowableOfType(JsonMistake.class,
                () -> ProfileReader.read(text.replaceFirst(java.util.regex.Pattern.quote(good), bad)));
        assertThat(mistake.message("p.json")).startsWith("p.json:" + message).doesNotContain("\n");
    }

    @Test
    void quantilesAreSpreadEvenlyOverTheirBucketsAndScale() {
        Distribution distribution = new Distribution(4, 30, 10, 12, 44,
                List.of(new Bucket(10, 20, 1), new Bucket(20, 40, 2), new Bucket(40, 50, 1)));
        assertThat(distribution.quantile(0)).isEqualTo(12);
        assertThat(distribution.quantile(0.5)).isEqualTo(30);
        assertThat(distribution.quantile(0.75)).isEqualTo(40);
        assertThat(distribution.quantile(1)).isEqualTo(44);
        assertThat(distribution.scaled(2).quantile(0.5)).isEqualTo(60);
        assertThat(distribution.scaled(2).mean()).isEqualTo(60);
        assertThat(Distribution.constant(7, 3).quantile(0.99)).isEqualTo(7);
    }
}
