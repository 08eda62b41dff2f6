// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.flux.http.Response;
import org.junit.jupiter.api.Test;

class FileCacheTest {
    private static final long FRESH = 100;

    private static Resource page(int size) {
        return new Resource.Listing(Response.text("x".repeat(size)));
    }

    @Test
    void whatIsStoredIsFoundWhileItIsFresh() {
        FileCache cache = new FileCache(100_000, FRESH);
        Resource page = page(10);
        assertThat(cache.find("/a", 0)).isEqualTo(Lookup.NOTHING);
        Lookup stored = cache.store("/a", page, 0);
        assertThat(stored).isEqualTo(new Lookup(page, true));
        assertThat(cache.find("/a", 99)).as("made once").isSameAs(stored);
        assertThat(cache.find("/a", 100)).as("too old to be relied on").isEqualTo(new Lookup(page, false));
        cache.store("/a", page, 100);
        assertThat(cache.find("/a", 150).fresh()).isTrue();
        assertThat(cache.entries()).isEqualTo(1);
    }

    @Test
    void whatHasNotBeenLookedAtForLongestGoesFirst() {
        FileCache cache = new FileCache(10_000, FRESH);
        cache.store("/a", page(4_000), 0);
        cache.store("/b", page(4_000), 1);
        cache.store("/a", page(4_000), 200);
        cache.store("/c", page(4_000), 201);
        assertThat(cache.find("/b", 202).resource()).isNull();
        assertThat(cache.find("/a", 202).resource()).isNotNull();
        assertThat(cache.find("/c", 202).resource()).isNotNull();
        assertThat(cache.bytes()).isBetween(8_000L, 10_000L);
    }

    @Test
    void oneLooksAgainForAll() {
        FileCache cache = new FileCache(100_000, FRESH);
        assertThat(cache.claim("/a", 0)).isEqualTo(Lookup.NOTHING);
        Resource page = page(10);
        cache.store("/a", page, 0);
        assertThat(cache.claim("/a", 99).fresh()).isTrue();
        assertThat(cache.find("/a", 100).fresh()).isFalse();
        assertThat(cache.claim("/a", 100)).as("who asks first is to look").isEqualTo(new Lookup(page, false));
        assertThat(cache.claim("/a", 101).fresh()).as("others need not").isTrue();
        assertThat(cache.find("/a", 199)).isEqualTo(new Lookup(page, true));
        assertThat(cache.find("/a", 200).fresh()).as("the look takes too long, or has failed").isFalse();
        assertThat(cache.claim("/a", 200).fresh()).isFalse();
        cache.store("/a", page, 210);
        assertThat(cache.find("/a", 309).fresh()).isTrue();
        assertThat(cache.find("/a", 310).fresh()).as("the old claim is worth nothing").isFalse();
    }

    @Test
    void whatIsTooLargeIsNotKept() {
        FileCache cache = new FileCache(10_000, FRESH);
        cache.store("/a", page(1_000), 0);
        assertThat(cache.store("/large", page(10_000), 0).fresh()).isTrue();
        assertThat(cache.find("/large", 0).resource()).isNull();
        assertThat(cache.find("/a", 0).resource()).as("makes no room in vain").isNotNull();
        cache.store("/a", page(20_000), 1);
        assertThat(cache.bytes()).as("the old one is gone all the same").isZero();
        assertThat(cache.entries()).isZero();
    }

    @Test
    void namesCountToo() {
        FileCache cache = new FileCache(10_000, FRESH);
        for (int i = 0; i < 1_000; i++) {
            cache.store("/script.php/" + i, new Resource.Unslashed(), i);
        }
        assertThat(cache.entries()).isLessThan(20);
        assertThat(cache.bytes()).isLessThanOrEqualTo(10_000);
    }
}
