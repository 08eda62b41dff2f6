// SPDX-License-Identifier: EPL-2.0
/** Measured and predicted quantities as people read them. */
package org.flux.graph.quantities;
