// SPDX-License-Identifier: EPL-2.0
/** Java types of the values that flow: spellings, signatures, inference by unification over the whole program. */
package org.flux.graph.types;
