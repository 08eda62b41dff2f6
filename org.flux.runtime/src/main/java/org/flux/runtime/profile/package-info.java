// SPDX-License-Identifier: EPL-2.0
/**
 * Measures a server while it runs: which paths its flows take, what nodes and locks cost. Flows leave stamps in a {@link
 * org.flux.runtime.profile.Trace}; everything else is done on a thread of its own.
 */
package org.flux.runtime.profile;
