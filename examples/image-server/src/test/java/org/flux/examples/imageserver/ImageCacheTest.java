// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

class ImageCacheTest {
    private final ImageCache cache = new ImageCache(100);

    @Test
    void whatWasAddedIsFound() {
        assertThat(cache.claim(wish("a"))).isSameAs(CachedImage.NONE);
        CachedImage added = cache.add(wish("a"), jpeg(60));
        assertThat(cache.claim(wish("a"))).isSameAs(added);
        assertThat(cache.statistics()).isEqualTo(new CacheStatistics(1, 60, 100, 2, 1, 1, 0));
    }

    @Test
    void theOneNotUsedForLongestGoesFirst() {
        addAndRelease("a", 40);
        addAndRelease("b", 40);
        cache.release(cache.claim(wish("a")));
        addAndRelease("c", 40);
        assertThat(cache.claim(wish("b"))).isSameAs(CachedImage.NONE);
        assertThat(cache.claim(wish("a"))).isNotSameAs(CachedImage.NONE);
        assertThat(cache.statistics().bytes()).isEqualTo(80);
        assertThat(cache.statistics().evictions()).isEqualTo(1);
    }

    @Test
    void whatIsInUseStays() {
        CachedImage inUse = cache.add(wish("a"), jpeg(40));
        addAndRelease("b", 40);
        addAndRelease("c", 60);
        assertThat(cache.claim(wish("a"))).isSameAs(inUse);
        assertThat(cache.claim(wish("b"))).isSameAs(CachedImage.NONE);
    }

    @Test
    void whatDoesNotFitIsServedButNotKept() {
        CachedImage inUse = cache.add(wish("a"), jpeg(60));
        CachedImage other = cache.add(wish("b"), jpeg(60));
        assertThat(other.jpeg().size()).isEqualTo(60);
        assertThat(cache.statistics()).isEqualTo(new CacheStatistics(1, 60, 100, 2, 0, 0, 0));
        cache.release(other);
        cache.release(inUse);
        addAndRelease("c", 101);
        assertThat(cache.statistics()).isEqualTo(new CacheStatistics(1, 60, 100, 0, 0, 0, 0));
    }

    @Test
    void twoThatMadeTheSameFileShareOne() {
        CachedImage first = cache.add(wish("a"), jpeg(60));
        CachedImage second = cache.add(wish("a"), jpeg(60));
        assertThat(second).isSameAs(first);
        assertThat(cache.statistics().bytes()).isEqualTo(60);
        cache.release(first);
        cache.release(second);
        assertThat(cache.statistics().users()).isZero();
        assertThatThrownBy(() -> cache.release(first)).isInstanceOf(IllegalStateException.class);
    }

    private void addAndRelease(String name, int size) {
        cache.release(cache.add(wish(name), jpeg(size)));
    }

    private static Rendition wish(String name) {
        return new Rendition(name, 80, OptionalInt.empty(), OptionalInt.empty());
    }

    private static Jpeg jpeg(int size) {
        return new Jpeg(new byte[size]);
    }
}
