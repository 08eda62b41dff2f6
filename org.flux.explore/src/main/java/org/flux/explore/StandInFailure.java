// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

/** What a component fails with where the exploration lets it. */
final class StandInFailure extends Exception {
    private static final long serialVersionUID = 1;

    StandInFailure(String node) {
        super(node + " fails", null, false, false);
    }
}
