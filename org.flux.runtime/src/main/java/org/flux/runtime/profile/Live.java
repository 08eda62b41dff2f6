// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

/** Somebody who wants to hear of flows while they run. */
interface Live {
    LiveFlow flow();
}
