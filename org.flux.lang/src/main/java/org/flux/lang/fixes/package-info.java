// SPDX-License-Identifier: EPL-2.0
/** Applies fixes to texts. */
package org.flux.lang.fixes;
