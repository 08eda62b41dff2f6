// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

/** Somebody who wants to hear of flows while they run. */
interface Live {
    /**
     * Somebody who hears of one flow.
     *
     * @param weight how many flows it stands for
     * @param isCall whether it is no flow, but the call of a source
     */
    LiveFlow flow(long weight, boolean isCall);
}
