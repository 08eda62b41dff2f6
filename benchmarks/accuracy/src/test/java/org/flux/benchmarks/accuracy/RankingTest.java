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
        double[] order = {1, 2, 3, 4};
        assertThat(Ranking.kendall(order, new double[] {10, 20, 30, 40})).isEqualTo(1);
        assertThat(Ranking.kendall(order, new double[] {4, 3, 2, 1})).isEqualTo(-1);
        assertThat(Ranking.kendall(order, new double[] {1, 2, 4, 3})).isCloseTo(4 / 6.0, within(1e-9));
        // Of six pairs five are in order and one is a tie: 5 / sqrt(5 * 6).
        assertThat(Ranking.kendall(order, new double[] {1, 2, 3, 3})).isCloseTo(5 / Math.sqrt(30), within(1e-9));
        assertThat(Ranking.kendall(order, new double[] {1, 1, 1, 1})).isZero();
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
        for (String node : List.of("Prepare", "Update", "Finish")) {
            results.gains.add(new Gain("hot-lock", "virtual", 4, node, 0.5, 100, 20, node.equals("Prepare") ? -4 : -2.5, 0.1));
        }
        Table table = Ranking.tables(results).getFirst();
        assertThat(table.effects()).extracting(Effect::node).containsExactly("Prepare", "Update", "Finish");
        assertThat(table.significant()).extracting(Effect::node).containsExactly("Prepare", "Update");
        assertThat(table.effects().getFirst().measured()).isCloseTo(-4.96, within(1e-9));
        assertThat(table.tau()).hasValue(1);
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
        for (String node : List.of("Prepare", "Update")) {
            results.gains.add(new Gain("hot-lock", "virtual", 4, node, 0.5, 100, 20, -4, 0.1));
        }
        assertThat(Ranking.tables(results).getFirst().effects()).singleElement().satisfies(effect -> {
            assertThat(effect.node()).isEqualTo("Prepare");
            assertThat(effect.measured()).isCloseTo(-4, within(1e-9)); // of -5, -4 and -3
            assertThat(effect.half()).isCloseTo(4.303 / Math.sqrt(3), within(0.01));
        });
    }

    @Test
    void aGoalIsMetOnlyByARankingOfAllNodesOfWhichTwoCanBeTold() {
        Results results = results();
        for (int i = 0; i < 5; i++) {
            sample(results, "", i, 20 + i);
            sample(results, "Prepare", i, 15 + i);
        }
        results.gains.add(new Gain("hot-lock", "virtual", 4, "Prepare", 0.5, 100, 20, -4, 0.1));
        assertThat(page(results)).contains("| hot-lock | virtual | 1 of 1 |  | nothing to compare |");
        results.gains.add(new Gain("hot-lock", "virtual", 4, "Update", 0.5, 100, 20, -2, 0.1));
        assertThat(page(results)).contains("| hot-lock | virtual | 1 of 1 |  | 1 of 2 nodes measured |");
        for (int i = 0; i < 5; i++) {
            sample(results, "Update", i, 18 + i);
        }
        assertThat(page(results)).contains("| hot-lock | virtual | 2 of 2 | 1.00 | met |");
        results.settings = new Results.Settings(30, 5, 5, 256, 240, 6);
        assertThat(page(results)).contains("| hot-lock | virtual | 2 of 2 | 1.00 | 0 of 2 nodes measured |");
    }

    @Test
    void nodesThatOnlyStandForOthersAreNotMissing() {
        Results results = results();
        for (int i = 0; i < 5; i++) {
            sample(results, "", i, 20 + i);
            sample(results, "Prepare", i, 15 + i);
            sample(results, "Update", i, 18 + i);
        }
        for (String node : List.of("Prepare", "Update", "Serve")) {
            results.gains.add(new Gain("hot-lock", "virtual", 4, node, 0.5, 100, 20, node.equals("Prepare") ? -4 : -2.5, 0.1));
        }
        assertThat(page(results)).contains("| hot-lock | virtual | 2 of 2 | 1.00 | met |").doesNotContain("Serve");
    }

    @Test
    void nodesThatAreWorthTheSameAreToldFromThoseThatAreNot() {
        Results results = results();
        for (int i = 0; i < 5; i++) {
            sample(results, "", i, 20 + i);
            sample(results, "Prepare", i, 15 + i);
            sample(results, "Update", i, 15.1 + i + (i % 2 == 0 ? 0.5 : -0.5));
            sample(results, "Finish", i, 18 + i);
        }
        predicted(results, "Prepare", -4.9);
        predicted(results, "Update", -5.1);
        predicted(results, "Finish", -2);
        assertThat(Ranking.tables(results).getFirst().orders()).containsExactly(new Order(false, false), new Order(true, true),
                new Order(true, true));
        assertThat(page(results)).contains("2 of 3 pairs of such nodes are in the predicted order (τ = 0.33)", "of these, 2 are in")
                .contains("order (τ = 1.00)").contains("| hot-lock | virtual | 3 of 3 | 0.33 | **missed** |");
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

    private static void sample(Results results, String node, int repetition, double mean) {
        results.add(new GainSample("hot-lock", "virtual", 4, node, 0.5, repetition,
                new Outcome(100, mean, 1, 2, 3, 100, 0, 0.5, 60, 1, 0.1, 0)));
    }
}
