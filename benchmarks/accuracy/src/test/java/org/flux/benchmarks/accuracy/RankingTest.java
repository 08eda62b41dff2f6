// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.flux.benchmarks.accuracy.Ranking.Effect;
import org.flux.benchmarks.accuracy.Ranking.Order;
import org.flux.benchmarks.accuracy.Ranking.Table;
import org.flux.benchmarks.accuracy.Results.Gain;
import org.flux.benchmarks.accuracy.Results.GainSample;
import org.flux.benchmarks.accuracy.emulation.Outcome;
import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void kendallCountsPairsInOrder() {
        Order agreeing = new Order(true, true);
        Order exchanged = new Order(false, true);
        assertThat(Ranking.tau(List.of(agreeing, agreeing))).isEqualTo(1);
        assertThat(Ranking.tau(List.of(exchanged, exchanged))).isEqualTo(-1);
        assertThat(Ranking.tau(List.of(agreeing, agreeing, exchanged))).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void onlyEffectsThatCanBeTold() {
        Results results = results();
        for (int i = 0; i < 5; i++) {
            sample(results, "", i, 20 + i);
            sample(results, "Prepare", i, 15 + i + 0.1 * (i % 2));
            sample(results, "Update", i, 18 + i);
            sample(results, "Finish", i, 20 + i + (i % 2 == 0 ? 1 : -1)); // noise
        }
        predicted(results, "Prepare", -4);
        predicted(results, "Update", -2.5);
        predicted(results, "Finish", -2.5);
        Table table = Ranking.tables(results).getFirst();
        assertThat(table.effects()).extracting(Effect::node).containsExactly("Prepare", "Update", "Finish");
        assertThat(table.significant()).extracting(Effect::node).containsExactly("Prepare", "Update");
        assertThat(table.effects().getFirst().measured()).isCloseTo(-4.96, within(1e-9));
        assertThat(table.orders()).containsExactly(new Order(true, true));
    }

    /** Two of them at least, of one program on one runtime, told by a 95 % interval of Student's distribution. */
    @Test
    void anEffectIsThatOfPairsOfRuns() {
        Results results = results();
        for (int i = 0; i < 3; i++) {
            sample(results, "", i, 20 + i);
            sample(results, "Prepare", i, 15 + 2 * i);
            results.add(new GainSample("hot-lock", "event", 4, "Prepare", 0.5, i,
                    new Outcome(100, 1, 1, 2, 3, 100, 0, 0.5, 60, 1, 0.1, 0)));
        }
        sample(results, "Prepare", 7, 99);
        sample(results, "Update", 0, 10);
        predicted(results, "Prepare", -4);
        predicted(results, "Update", -4);
        assertThat(Ranking.tables(results).getFirst().effects()).singleElement().satisfies(effect -> {
            assertThat(effect.node()).isEqualTo("Prepare");
            assertThat(effect.measured()).isCloseTo(-4, within(1e-9)); // of -5, -4 and -3
            assertThat(effect.half()).isCloseTo(4.303 / Math.sqrt(3), within(0.01));
        });
    }

    @Test
    void aGoalIsMetOnlyByARankingOfAllNodesOfWhichTwoCanBeTold() {
        Results results = results();
        measured(results, "", 20);
        measured(results, "Prepare", 15);
        predicted(results, "Prepare", -4);
        assertThat(page(results)).contains("| hot-lock | virtual | 1 of 1 |  | 0 of 0 | 0 of 0 |")
                .contains("together: there is nothing to compare.");
        predicted(results, "Update", -2);
        assertThat(page(results)).contains("| hot-lock | virtual | 1 of 1 |  | 0 of 0 | 0 of 0 |")
                .contains("together: 1 node has not been measured as often as that yet.");
        measured(results, "Update", 18);
        assertThat(page(results)).contains("| hot-lock | virtual | 2 of 2 | 1.00 | 0 of 1 | 0 of 1 |").contains("together: met.");
        results.settings = new Results.Settings(30, 5, 5, 256, 240, 6);
        assertThat(page(results)).contains("together: 2 nodes have not been measured as often as that yet.");
    }

    @Test
    void nodesThatOnlyStandForOthersAreNotMissing() {
        Results results = results();
        measured(results, "", 20);
        measured(results, "Prepare", 15);
        measured(results, "Update", 18);
        predicted(results, "Prepare", -4);
        predicted(results, "Update", -2.5);
        predicted(results, "Serve", -2.5);
        assertThat(page(results)).contains("| hot-lock | virtual | 2 of 2 | 1.00 |").contains("together: met.").doesNotContain("Serve");
    }

    @Test
    void nodesThatAreWorthTheSameAreToldFromThoseThatAreNot() {
        Results results = results();
        measured(results, "", 20);
        measured(results, "Prepare", 15);
        for (int i = 0; i < 5; i++) {
            sample(results, "Update", i, 15.1 + i + (i % 2 == 0 ? 0.5 : -0.5));
        }
        measured(results, "Finish", 18);
        predicted(results, "Prepare", -4.9);
        predicted(results, "Update", -5.1);
        predicted(results, "Finish", -2);
        assertThat(Ranking.tables(results).getFirst().orders()).containsExactly(new Order(false, false), new Order(true, true),
                new Order(true, true));
        assertThat(page(results)).contains("| hot-lock | virtual | 3 of 3 | 0.33 | 1 of 3 | 0 of 2 |")
                .contains("| all |  |  | 0.33 | 1 of 3 | 0 of 2 |").contains("together: **missed**.");
    }

    private static void predicted(Results results, String node, double difference) {
        results.gains.add(new Gain("hot-lock", "virtual", 4, node, 0.5, 100, 20, difference, 0.1));
    }

    private static Results results() {
        Results results = new Results();
        results.settings = new Results.Settings(30, 5, 5, 256, 240, 5);
        return results;
    }

    private static String page(Results results) {
        StringBuilder page = new StringBuilder();
        new RankingReport(results, (format, values) -> page.append(String.format(Locale.ROOT, format, values)).append('\n')).write();
        return page.toString();
    }

    /** Five times, each of which takes a millisecond more than the one before. */
    private static void measured(Results results, String node, double first) {
        for (int i = 0; i < 5; i++) {
            sample(results, node, i, first + i);
        }
    }

    private static void sample(Results results, String node, int repetition, double mean) {
        results.add(new GainSample("hot-lock", "virtual", 4, node, 0.5, repetition,
                new Outcome(100, mean, 1, 2, 3, 100, 0, 0.5, 60, 1, 0.1, 0)));
    }
}
