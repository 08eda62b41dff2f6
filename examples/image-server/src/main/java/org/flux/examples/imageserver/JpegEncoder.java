// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Compresses pictures with the JDK's own encoder; needs no display. */
final class JpegEncoder {

    private JpegEncoder() {
    }

    /** Returns {@code picture} as a JPEG file of {@code quality} percent, 1 to 100. */
    static byte[] encode(RawPicture picture, int quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream(picture.rgb().length / 8);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image(picture), null, null), how);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** A view of the picture's own bytes: nothing is copied. */
    private static BufferedImage image(RawPicture picture) {
        DataBufferByte bytes = new DataBufferByte(picture.rgb(), picture.rgb().length);
        int width = picture.width();
        WritableRaster raster = Raster.createInterleavedRaster(bytes, width, picture.height(), 3 * width, 3, new int[] {0, 1, 2}, null);
        ColorSpace colours = ColorSpace.getInstance(ColorSpace.CS_sRGB);
        ComponentColorModel model = new ComponentColorModel(colours, false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }
}
