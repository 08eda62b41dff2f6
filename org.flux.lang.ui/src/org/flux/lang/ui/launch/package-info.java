// SPDX-License-Identifier: EPL-2.0
/** Running programs: what {@code flux run} does, as a run configuration. */
package org.flux.lang.ui.launch;
