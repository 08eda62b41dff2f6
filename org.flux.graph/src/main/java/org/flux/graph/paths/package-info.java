// SPDX-License-Identifier: EPL-2.0
/** The paths of flows and their numbers. */
package org.flux.graph.paths;
