// SPDX-License-Identifier: EPL-2.0
/** The picture of a program beside its text: the same page as in other editors, in a web view, and what connects it with the workbench. */
package org.flux.lang.ui.diagram;
