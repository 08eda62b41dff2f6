// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

/** A JPEG file that some flows use at present. How many, only {@link ImageCache} knows and changes. */
public final class CachedImage {
    /** What the cache answers when it has nothing. */
    static final CachedImage NONE = new CachedImage(null, null);

    private final Rendition rendition;
    private final Jpeg jpeg;
    /** Flows that use it. Guarded by the constraint {@code cacheLock}, as the whole cache is. */
    int users;
    /** Whether the cache holds it; a file that is too large lives only as long as its flow. Guarded likewise. */
    boolean cached;

    CachedImage(Rendition rendition, Jpeg jpeg) {
        this.rendition = rendition;
        this.jpeg = jpeg;
    }

    boolean isPresent() {
        return this != NONE;
    }

    Rendition rendition() {
        return rendition;
    }

    Jpeg jpeg() {
        return jpeg;
    }
}
