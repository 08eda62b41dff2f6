// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver.samples;

/** Pictures of places that do not exist. */
final class Landscapes {

    private Landscapes() {
    }

    /** Ridge after ridge in the evening haze. */
    static Painting evening() {
        Palette sky = Palette.of(0x1b2a52, 0x5a4a82, 0xc8647a, 0xf6a663, 0xfde3a0);
        Palette ridges = Palette.of(0xe49a73, 0xa4617a, 0x5f3f6e, 0x33284f, 0x14132b);
        return (x, y) -> {
            int layers = 7;
            for (int i = layers - 1; i >= 0; i--) {
                double depth = i / (layers - 1.0);
                double crest = 0.5 + 0.42 * depth - (0.05 + 0.11 * depth) * Noise.rough(x * (2.2 + depth) + 31.7 * i, 7.7 * i, 6) * 2 + 0.1;
                if (y > crest) {
                    double mist = Math.exp(-(y - crest) * 9);
                    return Palette.mix(Palette.mix(ridges.at(depth), 0xf8c58a, 0.28 * (1 - depth)), ridges.at(depth), mist);
                }
            }
            double sun = Math.hypot(x - 1.12, y - 0.4);
            int colour = sky.at(y * 1.75);
            colour = Palette.add(colour, 0xffd08a, 0.9 * Math.exp(-sun * 6));
            return sun < 0.055 ? 0xfff6d8 : Palette.mix(0xfff6d8, colour, (sun - 0.055) / 0.003);
        };
    }

    /** Northern lights over a dark shore. */
    static Painting aurora() {
        Palette sky = Palette.of(0x020617, 0x06142e, 0x0b2a4a, 0x15475c);
        Palette light = Palette.of(0x3cf2a0, 0x2fd3b5, 0x5a62e0, 0x9a3fd1);
        return (x, y) -> {
            double shore = 0.84 - 0.09 * Noise.rough(x * 3.1, 4.2, 6);
            if (y > shore) {
                return Palette.mix(0x02040a, 0x0a1a24, (y - shore) * 3);
            }
            int colour = sky.at(y * 1.15);
            double star = Noise.random((long) (x * 420), (long) (y * 420));
            if (star > 0.9975) {
                colour = Palette.add(colour, 0xe8f0ff, 0.9 * (star - 0.9975) / 0.0025 * (1 - y));
            }
            for (int curtain = 0; curtain < 3; curtain++) {
                double hem = 0.68 - 0.13 * curtain + 0.26 * (Noise.rough(x * 1.4 + 11 * curtain, 3.3 * curtain, 3) - 0.5);
                double height = hem - y;
                double rays = 0.35 + 0.65 * Noise.rough(x * 26 + 5 * curtain, y * 0.7, 3);
                double glow = height > 0 ? Math.exp(-height * 5.2) : Math.exp(height * 55);
                colour = Palette.add(colour, light.at(height * 2.4), 0.62 * glow * rays);
            }
            return colour;
        };
    }

    /** A world with oceans, clouds and a night side. */
    static Painting planet() {
        Palette ground = Palette.of(0x04204a, 0x0a4f86, 0x2a8fb0, 0xd9c38c, 0x5f8a3c, 0x3f6b35, 0x8a7a64, 0xf4f4f2);
        return (x, y) -> {
            double px = (x - 0.5) / 0.37;
            double py = (y - 0.5) / 0.37;
            double square = px * px + py * py;
            int space = Noise.random((long) (x * 500), (long) (y * 500)) > 0.9985 ? 0xc8d4f0 : 0x03040c;
            if (square >= 1) {
                return Palette.add(space, 0x4aa3ff, 0.75 * Math.exp(-(Math.sqrt(square) - 1) * 22) * Math.clamp(0.5 - px - py, 0, 1));
            }
            double pz = Math.sqrt(1 - square);
            double bend = 1.6 + 0.6 * (1 - pz);
            double height = Noise.rough(px * bend + 40.2, py * bend + 3.1, 7);
            double clouds = Noise.rough(px * bend * 1.9 + 8 * height, py * bend * 2.6 + 71, 6);
            int surface = Palette.mix(ground.at((height - 0.2) * 1.55), 0xffffff, (clouds - 0.52) * 4.5);
            double day = Math.clamp(0.12 - 0.62 * px - 0.55 * py + 0.6 * pz, 0.02, 1);
            return Palette.add(Palette.mix(0x01030a, surface, day), 0x4aa3ff, 0.5 * Math.pow(1 - pz, 3) * day);
        };
    }

    /** Nothing but waves of colour. */
    static Painting plasma() {
        Palette palette = Palette.of(0x0f3057, 0x00868b, 0x8fd694, 0xfff1a8, 0xff8c61, 0xb23a6f, 0x0f3057);
        return (x, y) -> {
            double bend = 3.4 * Noise.rough(x * 1.7, y * 1.7, 4);
            double waves = Math.sin(4.1 * x + bend) + Math.sin(3.3 * y - 2 * bend) + Math.sin(5 * Math.hypot(x - 0.4, y - 0.3) + bend);
            return palette.cyclic(0.27 * waves + 0.1);
        };
    }
}
