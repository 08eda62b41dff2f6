// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.flux.diagram.picture.Area;
import org.flux.diagram.picture.Figure;
import org.flux.diagram.picture.Picture;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Wire;
import org.flux.diagram.text.FontTable;
import org.flux.diagram.text.Glyphs;
import org.flux.diagram.text.Lettering;

/**
 * Pictures as PNG files. Letters are drawn from the outlines of {@link Glyphs}, so neither a display nor any font of the machine is needed;
 * what looks like what is decided by {@link Paint}, as it is for SVG.
 */
public final class PngWriter implements Painting.Canvas {
    /** Where the control points of a cubic curve are that comes near to a quarter of a circle. */
    private static final double QUARTER = 4 * (Math.sqrt(2) - 1) / 3;

    private final Graphics2D graphics;
    private final Palette palette;
    private final Deque<AffineTransform> around = new ArrayDeque<>();

    private PngWriter(Graphics2D graphics, Palette palette) {
        this.graphics = graphics;
        this.palette = palette;
    }

    /** How many pixels a file would have. */
    public static long pixels(Picture picture, double scale) {
        return (long) (Math.ceil(picture.area().width() * scale) * Math.ceil(picture.area().height() * scale));
    }

    /**
     * One file.
     *
     * @throws IllegalArgumentException if it would have more than {@link Format#MOST_PIXELS}, or none
     */
    public static byte[] write(Picture picture, Theme theme, double scale) {
        long pixels = pixels(picture, scale);
        if (!(scale > 0) || pixels < 1 || pixels > Format.MOST_PIXELS) {
            throw new IllegalArgumentException("an image of " + pixels + " pixels cannot be written, " + Format.MOST_PIXELS
                    + " are the most: take a smaller scale, or SVG");
        }
        Area area = picture.area();
        BufferedImage image = new BufferedImage((int) Math.ceil(area.width() * scale), (int) Math.ceil(area.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.setColor(Color.decode(theme.palette().of(Role.BACKGROUND)));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(scale, scale);
        graphics.translate(-area.x(), -area.y());
        Painting.paint(picture, new PngWriter(graphics, theme.palette()));
        graphics.dispose();
        return encoded(image);
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            if (!ImageIO.write(image, "png", file)) {
                throw new IllegalStateException("this Java cannot write PNG");
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return file.toByteArray();
    }

    @Override
    public void begin(Figure figure) {
        around.push(graphics.getTransform());
        graphics.translate(figure.area().x(), figure.area().y());
    }

    @Override
    public void begin(Wire wire, Figure in) {
        around.push(graphics.getTransform());
    }

    @Override
    public void begin(Picture.Halo ring) {
        around.push(graphics.getTransform());
    }

    @Override
    public void end() {
        graphics.setTransform(around.pop());
    }

    @Override
    public void draw(Shape shape) {
        switch (shape) {
            case Shape.Rectangle it -> paint(it, rectangle(it));
            case Shape.Polygon it -> paint(it, polygon(it.corners()));
            case Shape.Circle it -> paint(it, new Ellipse2D.Double(it.centre().x() - it.radius(),
                    it.centre().y() - it.radius(), 2 * it.radius(), 2 * it.radius()));
            case Shape.Line it -> paint(it, line(it.points()));
            case Shape.Text it -> text(it);
        }
    }

    private void paint(Shape shape, java.awt.Shape outline) {
        Paint paint = Paint.of(shape);
        Optional<Color> own = shape.colour().map(Color::decode);
        boolean edge = paint.isColouredAtTheEdge();
        if (!(shape instanceof Shape.Line)) {
            paint.fill().ifPresent(fill -> {
                graphics.setColor(own.filter(any -> !edge).orElseGet(() -> colour(fill)));
                graphics.fill(outline);
            });
            paint.hatch().ifPresent(hatch -> hatch(outline, hatch));
        }
        paint.edge().ifPresent(role -> {
            graphics.setColor(own.orElseGet(() -> colour(role)));
            graphics.setStroke(stroke(own.isPresent() ? Paint.COLOURED_WIDTH : paint.width(), paint.dashes(), paint.isRoundAtTheEnds()));
            graphics.draw(outline);
        });
    }

    private Color colour(Role role) {
        return Color.decode(palette.of(role));
    }

    private static BasicStroke stroke(double width, List<Double> dashes, boolean round) {
        float[] lengths = new float[dashes.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dashes.get(i).floatValue();
        }
        return new BasicStroke((float) width, round ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4,
                lengths.length == 0 ? null : lengths, 0);
    }

    /** Lines at 45 degrees, where a pattern in SVG has them. */
    private void hatch(java.awt.Shape outline, Paint.Hatch hatch) {
        Path2D lines = new Path2D.Double();
        Rectangle2D box = outline.getBounds2D();
        int distance = Paint.Hatch.DISTANCE;
        for (double sum = Math.floor((box.getMinX() + box.getMinY()) / distance) * distance; sum <= box.getMaxX() + box.getMaxY();
                sum += distance) {
            lines.moveTo(sum - box.getMinY(), box.getMinY());
            lines.lineTo(sum - box.getMaxY(), box.getMaxY());
        }
        if (hatch == Paint.Hatch.CROSSED) {
            for (double difference = Math.floor((box.getMinX() - box.getMaxY()) / distance) * distance;
                    difference <= box.getMaxX() - box.getMinY(); difference += distance) {
                lines.moveTo(difference + box.getMinY(), box.getMinY());
                lines.lineTo(difference + box.getMaxY(), box.getMaxY());
            }
        }
        java.awt.Shape before = graphics.getClip();
        graphics.clip(outline);
        graphics.setColor(colour(Role.LOCK_HATCH));
        graphics.setStroke(stroke(Paint.Hatch.WIDTH, List.of(), false));
        graphics.draw(lines);
        graphics.setClip(before);
    }

    /** Begins where SVG has it begin, so that dashes are at the same places: behind the upper left corner, to the right. */
    private static java.awt.Shape rectangle(Shape.Rectangle rectangle) {
        Area area = rectangle.area();
        double radius = Math.min(rectangle.radius(), Math.min(area.width(), area.height()) / 2);
        Path2D outline = new Path2D.Double();
        outline.moveTo(area.x() + radius, area.y());
        corner(outline, area.right() - radius, area.y(), radius, 0);
        corner(outline, area.right(), area.bottom() - radius, 0, radius);
        corner(outline, area.x() + radius, area.bottom(), -radius, 0);
        corner(outline, area.x(), area.y() + radius, 0, -radius);
        outline.closePath();
        return outline;
    }

    /**
     * A line, and a quarter of a circle clockwise.
     *
     * @param dx to the corner of the square around the quarter
     */
    private static void corner(Path2D outline, double x, double y, double dx, double dy) {
        outline.lineTo(x, y);
        outline.curveTo(x + QUARTER * dx, y + QUARTER * dy, x + dx - (1 - QUARTER) * dy, y + dy + (1 - QUARTER) * dx, x + dx - dy,
                y + dy + dx);
    }

    private static java.awt.Shape polygon(List<Point> corners) {
        Path2D outline = new Path2D.Double();
        for (int i = 0; i < corners.size(); i++) {
            if (i == 0) {
                outline.moveTo(corners.get(i).x(), corners.get(i).y());
            } else {
                outline.lineTo(corners.get(i).x(), corners.get(i).y());
            }
        }
        if (!corners.isEmpty()) {
            outline.closePath();
        }
        return outline;
    }

    private static java.awt.Shape line(List<Point> points) {
        Path2D line = new Path2D.Double();
        RoundLine.draw(points, new RoundLine.Pen() {
            @Override
            public void move(Point to) {
                line.moveTo(to.x(), to.y());
            }

            @Override
            public void line(Point to) {
                line.lineTo(to.x(), to.y());
            }

            @Override
            public void curve(Point control, Point to) {
                line.quadTo(control.x(), control.y(), to.x(), to.y());
            }
        });
        return line;
    }

    /** Letter by letter; one that the font lacks is a frame of its width. */
    private void text(Shape.Text text) {
        Lettering lettering = Lettering.of(text.style());
        Glyphs glyphs = Glyphs.of(lettering.face());
        double natural = FontTable.width(text.text(), text.style());
        double squeeze = natural == 0 || text.length() <= 0 ? 1 : text.length() / natural;
        double unit = lettering.size() / FontTable.UNITS;
        double left = text.anchor() == Shape.Anchor.START ? text.at().x() : text.at().x() - natural * squeeze / 2;
        AffineTransform before = graphics.getTransform();
        graphics.translate(left, text.at().y());
        graphics.scale(unit * squeeze, -unit);
        graphics.setColor(colour(Paint.of(text.style()).fill().orElse(Role.INK)));
        for (int character : fromLeftToRight(text.text())) {
            int width = FontTable.units(character, lettering.face());
            if (Character.getType(character) == Character.FORMAT) {
                continue; // fonts may have a sign for it, which nobody shall see
            }
            if (glyphs.has(character)) {
                graphics.fill(glyphs.outline(character));
            } else if (width > 0) {
                graphics.fill(frame(width));
            }
            graphics.translate(width, 0);
        }
        graphics.setTransform(before);
    }

    /** Characters in the order in which they stand, which is not that of the text where it is Hebrew or Arabic. */
    private static int[] fromLeftToRight(String text) {
        int[] characters = text.codePoints().toArray();
        if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            return characters;
        }
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_LEFT_TO_RIGHT);
        byte[] levels = new byte[characters.length];
        Integer[] order = new Integer[characters.length];
        int at = 0;
        for (int i = 0; i < characters.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(at);
            order[i] = characters[i];
            at += Character.charCount(characters[i]);
        }
        Bidi.reorderVisually(levels, 0, order, 0, order.length);
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private static java.awt.Shape frame(int width) {
        Path2D frame = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        frame.append(new Rectangle2D.Double(width * 0.1, -150, width * 0.8, 1500), false);
        frame.append(new Rectangle2D.Double(width * 0.1 + 120, -30, width * 0.8 - 240, 1260), false);
        return frame;
    }
}
