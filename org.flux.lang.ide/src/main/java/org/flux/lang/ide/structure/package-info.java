// SPDX-License-Identifier: EPL-2.0
/** What a single text is made of: its outline, what can be folded, what a growing selection takes in. */
package org.flux.lang.ide.structure;
