// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.flux.examples.webserver.samples.SpecTree;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {
    @TempDir
    static Path root;
    private static Workload files;

    @BeforeAll
    static void makeFiles() throws IOException {
        SpecTree.create(root, Workload.DIRECTORIES);
        files = Workload.of("files", root);
    }

    /** How often each value of a key occurs, as a share of all requests. */
    private Map<Character, Double> shares(int positionFromEnd) {
        Map<Character, Double> shares = new TreeMap<>();
        for (int request : files.sequence()) {
            String target = files.requests().get(request).target();
            shares.merge(target.charAt(target.length() - positionFromEnd), 1.0 / files.sequence().length, Double::sum);
        }
        return shares;
    }

    @Test
    void classesHaveTheSharesOfSpecWeb() {
        Map<Character, Double> shares = shares(3);
        assertThat(shares.get('0')).isCloseTo(0.35, within(0.01));
        assertThat(shares.get('1')).isCloseTo(0.50, within(0.01));
        assertThat(shares.get('2')).isCloseTo(0.14, within(0.01));
        assertThat(shares.get('3')).isCloseTo(0.01, within(0.003));
    }

    /** Zipf with exponent 1 over nine ranks: the first has 1 / 2.829, the last a ninth of that. */
    @Test
    void filesOfAClassFollowZipf() {
        Map<Character, Double> shares = shares(1);
        assertThat(shares.get('4')).isCloseTo(0.353, within(0.012));
        assertThat(shares.get('3')).isCloseTo(0.177, within(0.01));
        assertThat(shares.get('8')).isCloseTo(0.039, within(0.006));
    }

    /** Five directories: 1 / 2.283 for the first. */
    @Test
    void directoriesFollowZipf() {
        Map<Character, Double> shares = shares("/class1_1".length() + 1);
        assertThat(shares.get('0')).isCloseTo(0.438, within(0.012));
        assertThat(shares.get('4')).isCloseTo(0.088, within(0.008));
    }

    /** SPECweb99's mean is about 14.7 KB. */
    @Test
    void theMeanSizeIsThatOfSpecWeb() {
        assertThat(files.meanBytes()).isBetween(13_000.0, 17_000.0);
    }

    @Test
    void theSequenceIsTheSameEveryTime() throws IOException {
        assertThat(Workload.of("files", root).sequence()).isEqualTo(files.sequence());
        assertThat(Arrays.stream(files.sequence()).distinct().count()).isGreaterThan(100);
    }

    @Test
    void cellsAreReadAsTheyAreWritten() {
        assertThat(Cell.parse(" files/64 ")).isEqualTo(new Cell("files", 64)).hasToString("files/64");
        assertThat(Cell.all()).hasSize(8).allMatch(cell -> Cell.parse(cell.toString()).equals(cell));
        for (String wrong : new String[] {"files", "files/", "files/x", "files/0", "files/64/1", "php/64", "hello/99999"}) {
            assertThatThrownBy(() -> Cell.parse(wrong)).hasMessageContaining("for example hello/64");
        }
    }
}
