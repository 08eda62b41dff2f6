// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import java.util.Optional;

/**
 * What an overlay says of a box, an arc or a lock.
 *
 * @param text short, to be drawn; may be empty
 * @param colour as {@code #rrggbb}
 * @param detail one or more lines for who asks; may be empty
 */
public record Value(String text, Optional<String> colour, String detail) {}
