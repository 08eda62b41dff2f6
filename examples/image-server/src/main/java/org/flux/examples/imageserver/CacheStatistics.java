// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

/**
 * The cache at one moment.
 *
 * @param images files in the cache
 * @param bytes their size
 * @param bound the size that they never exceed, in bytes
 * @param users flows that use a file, in the cache or not
 * @param hits times that a file was found
 * @param misses times that none was found
 * @param evictions files thrown out to make room
 */
public record CacheStatistics(int images, long bytes, long bound, long users, long hits, long misses, long evictions) {

    String toJson() {
        return """
                {"images":%d,"bytes":%d,"bound":%d,"users":%d,"hits":%d,"misses":%d,"evictions":%d}
                """.formatted(images, bytes, bound, users, hits, misses, evictions);
    }
}
