// SPDX-License-Identifier: EPL-2.0
/** The layout of texts. */
package org.flux.lang.ide.formatting;
