// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

/**
 * What the server knows of its run.
 *
 * @param runtime in lower case
 * @param refused how many items of sources started no flow while measuring
 */
public record Run(String runtime, long maxFlows, long refused) {}
