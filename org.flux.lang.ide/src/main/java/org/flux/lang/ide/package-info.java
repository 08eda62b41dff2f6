// SPDX-License-Identifier: EPL-2.0
/**
 * The language server. A {@link org.flux.lang.ide.FluxServer} is a list of {@link org.flux.lang.ide.Feature}s, each of which answers its
 * own requests and announces its own capability. They see the workspace through immutable snapshots
 * ({@link org.flux.lang.ide.workspace.Snapshot}), so that a request never meets half a change.
 */
package org.flux.lang.ide;
