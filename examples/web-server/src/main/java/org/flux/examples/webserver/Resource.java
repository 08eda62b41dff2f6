// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import org.flux.examples.webserver.php.Script;
import org.flux.http.Representation;
import org.flux.http.Response;
import org.flux.http.SafePaths;

/** What there was on the disk by some path when it was looked at. Immutable. */
public sealed interface Resource {

    /**
     * A file.
     *
     * @param found what it was like
     * @param representation what is sent of it
     * @param inMemory whether {@code representation} holds its bytes
     */
    record File(SafePaths.Found found, Representation representation, boolean inMemory) implements Resource {
    }

    /** A directory that is named without the slash at the end. */
    record Unslashed() implements Resource {
    }

    /** A directory without an index: the page that lists it. */
    record Listing(Response page) implements Resource {
    }

    /** Something to be run. */
    record Runnable(Script script) implements Resource {
    }

    /** What it occupies in memory beside its entry, in bytes. */
    default long size() {
        return switch (this) {
            case File file -> file.inMemory ? file.representation.size() : 0;
            case Listing listing -> listing.page.length().orElse(0);
            case Unslashed unslashed -> 0;
            case Runnable runnable -> 0;
        };
    }
}
