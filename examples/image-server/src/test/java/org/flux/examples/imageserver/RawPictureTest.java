// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawPictureTest {

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        RawPicture picture = new RawPicture(2, 1, new byte[] {1, 2, 3, -1, -2, -3});
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        picture.write(file);
        RawPicture read = RawPicture.parse(file.toByteArray());
        assertThat(read.width()).isEqualTo(2);
        assertThat(read.height()).isEqualTo(1);
        assertThat(read.rgb()).isEqualTo(picture.rgb());
    }

    @Test
    void commentsAreSkipped() throws Exception {
        assertThat(RawPicture.parse("P6 # made by hand\n1\n# one pixel\n1 255\nabc".getBytes(StandardCharsets.US_ASCII)).rgb())
                .isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P6", "P5\n1 1\n255\nabc", "P6\n1 1\n255\nab", "P6\n1 1\n255\nabcd", "P6\n1 1\n65535\nabcdef",
            "P6\n0 1\n255\n",
            "P6\n-1 1\n255\nabc", "P6\n99999999999999999999 1\n255\nabc", "P6\n16384 16384\n255\nabc", "P6 1", "P6\n1 1\n255"})
    void otherFilesAreCorrupt(String file) {
        assertThatThrownBy(() -> RawPicture.parse(file.getBytes(StandardCharsets.US_ASCII))).isInstanceOf(CorruptPicture.class);
    }

    @ParameterizedTest
    @CsvSource({"7, 5", "1, 1", "40, 3", "3, 40", "13, 11", "200, 200"})
    void onePlainColourStaysTheSame(int width, int height) {
        byte[] rgb = new byte[3 * 13 * 11];
        Arrays.fill(rgb, (byte) 200);
        RawPicture scaled = new RawPicture(13, 11, rgb).scaledTo(width, height);
        byte[] expected = new byte[3 * width * height];
        Arrays.fill(expected, (byte) 200);
        assertThat(scaled.rgb()).isEqualTo(expected);
    }

    @Test
    void aSmallPixelIsTheMeanOfWhatItCovers() {
        RawPicture picture = new RawPicture(2, 2, new byte[] {0, 0, 0, 100, 0, 0, 0, 80, 0, 100, 0, 40});
        assertThat(picture.scaledTo(1, 1).rgb()).containsExactly(50, 20, 10);
    }

    @Test
    void anotherShapeCutsOffBothSidesEvenly() {
        RawPicture picture = new RawPicture(4, 1, new byte[] {9, 9, 9, 20, 20, 20, 40, 40, 40, 9, 9, 9});
        assertThat(picture.scaledTo(2, 1).rgb()).containsExactly(20, 20, 20, 40, 40, 40);
    }

    @Test
    void theJpegShowsThePicture() throws Exception {
        byte[] rgb = new byte[3 * 64 * 32];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) 220;
            rgb[i + 2] = 60;
        }
        byte[] jpeg = JpegEncoder.encode(new RawPicture(64, 32, rgb), 90);
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(shown.getWidth()).isEqualTo(64);
        assertThat(shown.getHeight()).isEqualTo(32);
        int pixel = shown.getRGB(31, 15);
        assertThat(pixel >> 16 & 0xff).isCloseTo(220, within(6));
        assertThat(pixel >> 8 & 0xff).isCloseTo(0, within(6));
        assertThat(pixel & 0xff).isCloseTo(60, within(6));
    }
}
