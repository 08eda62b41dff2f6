// SPDX-License-Identifier: EPL-2.0
/** Who contains whom: the call graph of nodes, what a source reaches, and rings. Every algorithm here is iterative and linear. */
package org.flux.graph.calls;
