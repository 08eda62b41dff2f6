// SPDX-License-Identifier: EPL-2.0
/** From declarations to the program graph: which name denotes what. */
package org.flux.graph.link;
