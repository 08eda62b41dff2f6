// SPDX-License-Identifier: EPL-2.0
/** What a diagram shows, from the program graph and its analyses: boxes within boxes, arcs, rings. No places yet. */
package org.flux.diagram.model;
