// SPDX-License-Identifier: EPL-2.0
/** Changing a name wherever it stands. */
package org.flux.lang.ide.rename;
