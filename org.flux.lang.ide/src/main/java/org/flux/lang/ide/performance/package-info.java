// SPDX-License-Identifier: EPL-2.0
/** How programs perform, measured by a profile or predicted by simulation. */
package org.flux.lang.ide.performance;
