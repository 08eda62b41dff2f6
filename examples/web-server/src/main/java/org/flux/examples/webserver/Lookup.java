// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

/**
 * What the cache knows of a path.
 *
 * @param resource null if nothing
 * @param fresh whether that was seen lately enough to be relied on, or somebody else is looking again
 */
public record Lookup(Resource resource, boolean fresh) {
    static final Lookup NOTHING = new Lookup(null, false);
}
