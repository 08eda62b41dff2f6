// SPDX-License-Identifier: EPL-2.0
/**
 * A diagram with places, sizes and shapes: everything that a writer or a live view needs, and nothing that it has to decide. What a shape
 * looks like is said by its style, which {@link org.flux.diagram.write.Theme} gives colours and {@code diagram.css} gives to browsers.
 */
package org.flux.diagram.picture;
