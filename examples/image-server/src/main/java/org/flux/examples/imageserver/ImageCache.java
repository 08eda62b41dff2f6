// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JPEG files made so far, up to a total size; when it is reached, those that have not been used for longest go first, but none that a
 * flow is using.
 *
 * <p>Nothing here is synchronised, on purpose: only nodes with the constraint {@code cacheLock} come here ({@code image-server.flux}), and
 * every runtime keeps to it.
 */
final class ImageCache {
    private final long bound;
    /** In order of last use. */
    private final Map<Rendition, CachedImage> images = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;
    private long bytesInUse;
    private long users;
    private long hits;
    private long misses;
    private long evictions;

    /** @param bound in bytes; 0 caches nothing */
    ImageCache(long bound) {
        this.bound = bound;
    }

    /** Returns the file and counts one user more, or {@link CachedImage#NONE}. */
    CachedImage claim(Rendition wanted) {
        CachedImage image = images.get(wanted);
        if (image == null) {
            misses++;
            return CachedImage.NONE;
        }
        hits++;
        return use(image);
    }

    /**
     * Adds a file and counts its first user. If another flow has made the same one in the meantime, that one is returned. A file that
     * cannot be fitted in is returned all the same; it is just not found again.
     */
    CachedImage add(Rendition rendition, Jpeg jpeg) {
        CachedImage present = images.get(rendition);
        if (present != null) {
            return use(present);
        }
        CachedImage image = new CachedImage(rendition, jpeg);
        if (bytesInUse + jpeg.size() <= bound) {
            evictUntil(bound - jpeg.size());
            images.put(rendition, image);
            bytes += jpeg.size();
            image.cached = true;
        }
        return use(image);
    }

    /** Counts one user less. */
    void release(CachedImage image) {
        if (image.users < 1) {
            throw new IllegalStateException("released too often: " + image.rendition());
        }
        image.users--;
        users--;
        if (image.users == 0 && image.cached) {
            bytesInUse -= image.jpeg().size();
        }
    }

    CacheStatistics statistics() {
        return new CacheStatistics(images.size(), bytes, bound, users, hits, misses, evictions);
    }

    private CachedImage use(CachedImage image) {
        if (image.users == 0 && image.cached) {
            bytesInUse += image.jpeg().size();
        }
        image.users++;
        users++;
        return image;
    }

    private void evictUntil(long size) {
        Iterator<CachedImage> oldestFirst = images.values().iterator();
        while (bytes > size) {
            CachedImage image = oldestFirst.next();
            if (image.users == 0) {
                oldestFirst.remove();
                bytes -= image.jpeg().size();
                evictions++;
            }
        }
    }
}
