// SPDX-License-Identifier: EPL-2.0
/** All analyses of a program in one value. */
package org.flux.graph.analysis;
