// SPDX-License-Identifier: EPL-2.0
/** Charts of measurements and predictions, in the look of diagrams. */
package org.flux.diagram.chart;
