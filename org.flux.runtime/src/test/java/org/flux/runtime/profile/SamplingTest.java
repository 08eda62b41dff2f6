// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of many flows is true of all of them. */
class SamplingTest {
    private static final int MANY = 200_000;

    @Test
    void fewAreAllChosen() {
        Sampler sampler = new Sampler(1_000);
        for (int n = 0; n < 100; n++) {
            assertThat(sampler.weight(n)).isEqualTo(1);
            sampler.take();
        }
    }

    @Test
    void ofManyNoMoreAreChosenThanAllowedAndTheirWeightsStandForAll() {
        Sampler sampler = new Sampler(10_000);
        long stoodFor = 0;
        long even = 0;
        int chosen = 0;
        for (int window = 0; window < 20; window++) {
            for (int i = 0; i < MANY; i++) {
                long number = (long) window * MANY + i;
                long weight = sampler.weight(number);
                if (weight > 0) {
                    sampler.take();
                    chosen++;
                    stoodFor += weight;
                    even += number % 2 == 0 ? weight : 0;
                }
            }
            sampler.window();
        }
        assertThat(chosen).isBetween(2_000, 40_000);
        assertThat(stoodFor / (20.0 * MANY)).isCloseTo(1, within(0.1));
        assertThat((double) even / stoodFor).as("no rhythm").isCloseTo(0.5, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 1_000})
    void whenTheyAreFewAgainAllAreChosenAgain(int perSecond) {
        Sampler sampler = new Sampler(perSecond);
        for (int i = 0; i < 100_000; i++) {
            sampler.take();
        }
        assertThat(LongStream.range(0, 10).map(sampler::weight).max().orElseThrow()).isNotEqualTo(1);
        IntStream.range(0, 50).forEach(i -> sampler.window());
        assertThat(LongStream.range(0, 10).map(sampler::weight)).containsOnly(1L);
    }

    @Test
    void bucketsAreNarrowAndMomentsExact() {
        Histogram histogram = new Histogram();
        long[] values = new Random(1).longs(10_000, 0, 1L << 40).map(v -> v >>> v % 40).toArray();
        for (long value : values) {
            histogram.add(value, 1);
        }
        double mean = LongStream.of(values).average().orElseThrow();
        double deviation = Math.sqrt(LongStream.of(values).mapToDouble(v -> (v - mean) * (v - mean)).average().orElseThrow());
        assertThat(histogram.mean()).isCloseTo(mean, within(mean * 1e-9));
        String json = histogram.json();
        assertThat(json).contains("\"count\":10000,", "\"min\":" + LongStream.of(values).min().orElseThrow() + ",");
        assertThat(Double.parseDouble(json.replaceAll(".*\"deviation\":([0-9.]+).*", "$1"))).isCloseTo(deviation, within(deviation * 1e-6));
        long before = 0;
        long count = 0;
        for (String bucket : json.replaceAll(".*\"buckets\":\\[\\[|\\]\\]\\}", "").split("\\],\\[")) {
            long[] parts = LongStream.of(java.util.Arrays.stream(bucket.split(",")).mapToLong(Long::parseLong).toArray()).toArray();
            assertThat(parts[0]).isGreaterThanOrEqualTo(before);
            assertThat(parts[1] - parts[0]).isLessThanOrEqualTo(Math.max(1, parts[0] / 32));
            assertThat(LongStream.of(values).filter(v -> v >= parts[0] && v < parts[1]).count()).isEqualTo(parts[2]);
            before = parts[1];
            count += parts[2];
        }
        assertThat(count).isEqualTo(values.length);
        long p99 = LongStream.of(values).sorted().skip(9_899).findFirst().orElseThrow();
        assertThat((double) histogram.quantile(0.99)).isBetween((double) p99, p99 * 33 / 32.0 + 1);
        assertThat(histogram.quantile(1)).isEqualTo(LongStream.of(values).max().orElseThrow());
    }

    @Test
    void aWeightIsThatManyValues() {
        Histogram weighted = new Histogram();
        Histogram single = new Histogram();
        for (long value : new long[] {5, 700, 90_000}) {
            weighted.add(value, 3);
            IntStream.range(0, 3).forEach(i -> single.add(value, 1));
        }
        assertThat(weighted.json()).isEqualTo(single.json());
    }

    @Test
    void ofTooManySessionsAFairSampleIsKept() {
        SessionCounts sessions = new SessionCounts(1_000);
        for (int flow = 0; flow < MANY; flow++) {
            int session = flow / 2; // two flows each
            sessions.count("client " + session);
        }
        assertThat(sessions.share()).isLessThan(0.02);
        assertThat((double) sessions.distinct()).isCloseTo(MANY / 2.0, within(MANY * 0.1));
        assertThat(sessions.byFlows().values().stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(1_000);
        assertThat(sessions.byFlows()).as("none is cut short for long").containsKey(2L);
        assertThat(sessions.byFlows().get(2L)).isGreaterThan(400);
    }

    /** With so many names some lie side by side. */
    @Test
    void pathsThatDifferInAnythingAreCountedApart() {
        for (int name = 0; name < 1_000; name++) {
            PathCounts counts = new PathCounts();
            for (int i = 0; i < 2 * 10; i++) {
                counts.count("Root" + name, false, i % 10, PathCounts.How.COMPLETED);
                counts.count("Other" + name, false, i % 10, PathCounts.How.COMPLETED);
                counts.count("Root" + name, true, i % 10, PathCounts.How.COMPLETED);
                counts.count("Root" + name, false, i % 10, PathCounts.How.FAILED);
            }
            assertThat(counts.places()).hasSize(4 * 10).allMatch(place -> place.count().sum() == 2);
        }
    }

    @Test
    void pathsAreCountedExactlyByManyThreads() throws Exception {
        PathCounts counts = new PathCounts();
        int threads = 4;
        int places = 5_000;
        CountDownLatch ready = new CountDownLatch(threads);
        Thread[] all = IntStream.range(0, threads).mapToObj(t -> Thread.ofPlatform().start(() -> {
            ready.countDown();
            await(ready);
            for (int i = 0; i < 4 * places; i++) {
                counts.count("Root", i % 2 == 0, i % places, PathCounts.How.values()[i % 3]);
            }
        })).toArray(Thread[]::new);
        for (Thread thread : all) {
            thread.join();
        }
        assertThat(counts.places()).hasSize(3 * places);
        assertThat(counts.places().stream().mapToLong(place -> place.count().sum()).sum()).isEqualTo(4L * places * threads);
        assertThat(counts.unknown()).isZero();
    }

    @Test
    void pathsBeyondTheRegisterAndBeyondMemoryAreUnknown() {
        PathCounts counts = new PathCounts();
        counts.count("Root", false, 1L << 62, PathCounts.How.COMPLETED);
        counts.count("Root", false, -1, PathCounts.How.FAILED);
        assertThat(counts.unknown()).isEqualTo(2);
        for (int i = 0; i < (1 << 17) + 5; i++) {
            counts.count("Root", false, i, PathCounts.How.COMPLETED);
        }
        assertThat(counts.unknown()).isEqualTo(7);
        assertThat(counts.places()).hasSize(1 << 17);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException thrown) {
            throw new IllegalStateException(thrown);
        }
    }
}
