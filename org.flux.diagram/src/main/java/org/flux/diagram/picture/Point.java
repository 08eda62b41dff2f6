// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.picture;

/** A place, in pixels, to the right and down. */
public record Point(double x, double y) {

    public Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }

    public Point plus(Point offset) {
        return plus(offset.x, offset.y);
    }
}
