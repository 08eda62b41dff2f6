// SPDX-License-Identifier: EPL-2.0
/** Values and colours that are painted over a diagram: profiles, predictions, the lock schedule. */
package org.flux.diagram.overlay;
