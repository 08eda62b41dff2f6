// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.flux.diagram.model.Diagram;
import org.flux.diagram.model.Level;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.picture.Area;
import org.flux.diagram.picture.Picture;
import org.flux.diagram.picture.Shape.Anchor;
import org.flux.diagram.picture.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PngWriterTest {

    @Test
    void isAsLargeAsItIsScaled() throws IOException {
        for (double scale : List.of(0.5, 1.0, 2.0, 3.25)) {
            BufferedImage image = image(Samples.nested(), Theme.LIGHT, scale);
            assertThat(image.getWidth()).isEqualTo((int) Math.ceil(410 * scale));
            assertThat(image.getHeight()).isEqualTo((int) Math.ceil(260 * scale));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasTheColoursOfTheTheme(Theme theme) throws IOException {
        BufferedImage image = image(Samples.nested(), theme, 2);
        Palette palette = theme.palette();
        assertThat(pixel(image, 0, 0)).isEqualTo(palette.of(Role.BACKGROUND));
        assertThat(pixel(image, 60, 30)).as("in the source").isEqualTo(palette.of(Role.SOURCE));
        assertThat(pixel(image, 60, 130)).as("in the flow").isEqualTo(palette.of(Role.FLOW));
        assertThat(pixel(image, 55, 165)).as("in the node").isEqualTo(palette.of(Role.BOX));
        assertThat(pixel(image, 100, 70)).as("on the arc").isEqualTo(palette.of(Role.LINE));
        assertThat(pixel(image, 100, 97)).as("in the arrow head").isEqualTo(palette.of(Role.LINE));
        assertThat(pixel(image, 15, 150)).as("on the ring").isEqualTo(palette.of(Role.RING));
        assertThat(pixel(image, 23, 150)).as("the colour of the overlay").isEqualTo("#d55e00");
        assertThat(pixel(image, 100, 130)).as("the colour of an arc").isEqualTo("#0072b2");
        assertThat(pixel(image, 100, 157)).as("the colour of its head").isEqualTo("#0072b2");
    }

    @Test
    void elevatedLocksAreHatchedAndPromotedOnesInBothDirections() throws IOException {
        BufferedImage image = image(Samples.nodes(List.of("")), Theme.LIGHT, 4);
        String hatch = Palette.LIGHT.of(Role.LOCK_HATCH);
        assertThat(count(image, new Area(44, 57, 20, 12), hatch)).as("declared").isZero();
        int once = count(image, new Area(102, 57, 12, 12), hatch);
        int twice = count(image, new Area(162, 57, 12, 12), hatch);
        assertThat(once).as("elevated").isGreaterThan(100);
        assertThat(twice).as("promoted").isGreaterThan(once * 3 / 2);
    }

    @Test
    void drawsLettersWhereTheyBelong() throws IOException {
        String ink = Palette.LIGHT.of(Role.INK);
        BufferedImage image = image(letters("HHHH", Anchor.START), Theme.LIGHT, 4);
        double width = 4 * 1479 * 13.0 / 2048;
        assertThat(count(image, new Area(50, 20, width, 10), ink)).isGreaterThan(1000);
        assertThat(count(image, new Area(50 + width, 0, 40, 60), ink) + count(image, new Area(0, 0, 50, 60), ink)).as("beside").isZero();
        assertThat(count(image, new Area(0, 31, 200, 20), ink)).as("below the base line").isZero();
        assertThat(count(image(letters("HHHH", Anchor.MIDDLE), Theme.LIGHT, 4), new Area(50 - width / 2, 20, width / 2, 10), ink))
                .isGreaterThan(500);
    }

    @Test
    void framesStandForLettersThatTheFontLacks() throws IOException {
        assertThat(count(image(letters("画", Anchor.START), Theme.LIGHT, 4), new Area(50, 18, 13, 14), Palette.LIGHT.of(Role.INK)))
                .isGreaterThan(100);
    }

    @Test
    void hebrewIsReadFromTheRight() {
        byte[] word = PngWriter.write(letters("a \u05D0\u05D1\u05D2", Anchor.START), Theme.LIGHT, 2);
        String override = "\u202D";
        assertThat(word).isEqualTo(PngWriter.write(letters("a " + override + "\u05D2\u05D1\u05D0", Anchor.START), Theme.LIGHT, 2))
                .isNotEqualTo(PngWriter.write(letters("a " + override + "\u05D0\u05D1\u05D2", Anchor.START), Theme.LIGHT, 2));
    }

    @Test
    void everyNameIsDrawn() throws IOException {
        assertThat(image(Samples.nodes(Samples.HOSTILE), Theme.DARK, 1).getHeight()).isEqualTo(20 + 100 * Samples.HOSTILE.size());
    }

    @Test
    void refusesWhatNoMemoryHolds() {
        assertThatThrownBy(() -> PngWriter.write(Samples.nested(), Theme.LIGHT, 100)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an image of 1066000000 pixels cannot be written, 100000000 are the most: take a smaller scale, or SVG");
        for (double scale : List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY, 1e300)) {
            assertThatThrownBy(() -> PngWriter.write(Samples.nested(), Theme.LIGHT, scale)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isTheSameEachTime() {
        assertThat(PngWriter.write(Samples.nested(), Theme.LIGHT, 2)).isEqualTo(PngWriter.write(Samples.nested(), Theme.LIGHT, 2));
    }

    private static Picture letters(String text, Anchor anchor) {
        Diagram diagram = new Diagram("p", Level.EMPTY, List.of(), List.of(), List.of(), Overlay.NONE);
        return new Picture(diagram, new Area(0, 0, 200, 60), List.of(), List.of(), List.of(),
                List.of(Samples.text(text, 50, 30, anchor, Style.NAME)));
    }

    private static BufferedImage image(Picture picture, Theme theme, double scale) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(PngWriter.write(picture, theme, scale)));
    }

    /** At a place of the picture, whose area begins at -10. */
    private static String pixel(BufferedImage image, double x, double y) {
        return colour(image.getRGB((int) ((x + 10) * 2), (int) (y * 2)));
    }

    private static int count(BufferedImage image, Area area, String colour) {
        int count = 0;
        double scale = image.getWidth() >= 1600 ? 4 : image.getWidth() / 200.0;
        for (int x = (int) (area.x() * scale); x < area.right() * scale && x < image.getWidth(); x++) {
            for (int y = (int) (area.y() * scale); y < area.bottom() * scale && y < image.getHeight(); y++) {
                count += colour(image.getRGB(x, y)).equals(colour) ? 1 : 0;
            }
        }
        return count;
    }

    private static String colour(int rgb) {
        Color colour = new Color(rgb);
        return String.format("#%02x%02x%02x", colour.getRed(), colour.getGreen(), colour.getBlue());
    }
}
