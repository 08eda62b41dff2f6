// SPDX-License-Identifier: EPL-2.0
/** What the analyses mean for the author of a program: their results as diagnostics, one class a family. Nothing is computed twice here. */
package org.flux.graph.checks;
