// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

/**
 * What the server knows of its run: how it was set up, and the counts of its flows, as in {@code Statistics}.
 *
 * @param runtime in lower case
 */
public record Run(String runtime, long maxFlows, long started, long completed, long handled, long failed, long dropped, long refused) {}
