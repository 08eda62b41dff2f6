// SPDX-License-Identifier: EPL-2.0
/** Changes of texts, as the protocol has them. */
package org.flux.lang.ide.edits;
