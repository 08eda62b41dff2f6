// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.picture;

/** A rectangle, in pixels, parallel to the axes. */
public record Area(double x, double y, double width, double height) {

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public Point at() {
        return new Point(x, y);
    }

    public Area plus(Point offset) {
        return new Area(x + offset.x(), y + offset.y(), width, height);
    }

    /** Whether the two have more in common than their edges. */
    public boolean overlaps(Area other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /** The smallest area that contains both. */
    public Area union(Area other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Area(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
