// SPDX-License-Identifier: EPL-2.0
/** The picture of a program, for views that show it beside the text. */
package org.flux.lang.ide.diagram;
