// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {

    private static Optional<String> meant(String name, String... candidates) {
        return DidYouMean.closest(name, List.of(candidates));
    }

    @Test
    void findsWhatWasMeant() {
        assertThat(meant("ReadReqest", "Read", "ReadRequest", "Write")).contains("ReadRequest");
        assertThat(meant("hti", "hit")).contains("hit");
        assertThat(meant("READREQUEST", "ReadReqs", "ReadRequest")).contains("ReadRequest");
        assertThat(meant("Read", "Compress")).isEmpty();
        assertThat(meant("A", "B")).isEmpty();
    }

    @Test
    void numbersAreNoMisspellings() {
        assertThat(meant("Step1", "Step2", "Step13")).isEmpty();
        assertThat(meant("Stpe1", "Step2", "Step1")).contains("Step1");
        assertThat(meant("Step", "Step1")).contains("Step1");
    }

    @Test
    void knowsNamesThatCameAndWent() {
        DidYouMean names = new DidYouMean(List.of("NotFound"));
        names.remove("NotFound");
        assertThat(names.closest("NotFond")).isEmpty();
        names.add("NotFounds");
        assertThat(names.closest("NotFond")).contains("NotFounds");
    }

    /** What the comparison of all names would answer, as far as one letter is wrong. */
    @Test
    void manyQuestionsAreAnsweredByAnIndex() {
        List<String> names = IntStream.range(0, 2_000).mapToObj(i -> "Node" + i + "of" + Integer.toString(i * 7919, 26)).toList();
        DidYouMean patient = new DidYouMean(names);
        for (String name : names) {
            String wrong = name.replace("Node", "Ndoe");
            assertThat(patient.closest(wrong)).contains(name);
            assertThat(patient.closest(name + "q")).isPresent();
        }
        patient.add("Latecomer");
        assertThat(patient.closest("Latecmer")).contains("Latecomer");
        assertThat(patient.closest("Latcmer")).as("two letters are wrong").isEmpty();
        patient.remove("Latecomer");
        assertThat(patient.closest("Latecmer")).isEmpty();
    }

    /** Candidates are passed over before their distance is known, but none that is near. */
    @Test
    void oneSlipIsForgivenWhereverItIs() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            String name = random.ints(6 + random.nextInt(8), 'A', '{').collect(StringBuilder::new, StringBuilder::appendCodePoint,
                    StringBuilder::append).toString();
            int at = random.nextInt(name.length() - 1);
            String letter = Character.toString('a' + random.nextInt(26));
            for (String slip : List.of(name.substring(0, at) + name.substring(at + 1), name.substring(0, at) + letter + name.substring(at),
                    name.substring(0, at) + letter + name.substring(at + 1),
                    name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2))) {
                Optional<String> found = DidYouMean.closest(slip, List.of("Else", name, "Nothing"));
                assertThat(found).as(slip).isEqualTo(slip.equals(name) ? Optional.empty() : Optional.of(name));
            }
        }
    }
}
