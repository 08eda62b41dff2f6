// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import java.util.OptionalInt;

import org.flux.http.Request;

/**
 * What a client wants to see. Equal wishes are one entry in the cache.
 *
 * @param name the picture
 * @param quality of the compression, 1 to 100
 * @param width in pixels; absent if it follows from the height, or is the picture's own
 * @param height in pixels; absent likewise
 */
public record Rendition(String name, int quality, OptionalInt width, OptionalInt height) {
    static final String PATH = "/images/";
    static final String SUFFIX = ".jpg";
    static final int LARGEST_SIDE = 2048;
    private static final int USUAL_QUALITY = 80;

    /** Understands {@code /images/NAME.jpg?q=QUALITY&w=WIDTH&h=HEIGHT}, all parameters optional. */
    static Rendition of(Request request) throws Refusal {
        Refusal.unlessReading(request);
        String file = request.path().substring(PATH.length());
        String name = file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
        OptionalInt quality = number(request, "q", 100);
        return new Rendition(name, quality.orElse(USUAL_QUALITY), number(request, "w", LARGEST_SIDE), number(request, "h", LARGEST_SIDE));
    }

    /** The picture as wanted: scaled, and cut to shape where both sides are given. */
    RawPicture apply(RawPicture picture) {
        double shape = (double) picture.width() / picture.height();
        int newWidth = width.orElse(height.isPresent() ? side(height.getAsInt() * shape) : picture.width());
        int newHeight = height.orElse(width.isPresent() ? side(width.getAsInt() / shape) : picture.height());
        return picture.scaledTo(newWidth, newHeight);
    }

    private static int side(double length) {
        return Math.clamp(Math.round(length), 1, LARGEST_SIDE);
    }

    private static OptionalInt number(Request request, String parameter, int largest) throws Refusal {
        String text = request.query(parameter).orElse(null);
        if (text == null) {
            return OptionalInt.empty();
        }
        boolean small = text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9') && !text.isEmpty();
        int number = small ? Integer.parseInt(text) : 0;
        if (number < 1 || number > largest) {
            throw new Refusal(400, parameter + " must be a number from 1 to " + largest);
        }
        return OptionalInt.of(number);
    }
}
