// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

/** No variant of an abstract node matches what the flow carries. */
public final class NoMatch extends Exception {
    private static final long serialVersionUID = 1L;

    private final String node;

    NoMatch(String node) {
        super("no variant of " + node + " matches", null, true, false);
        this.node = node;
    }

    public String node() {
        return node;
    }
}
