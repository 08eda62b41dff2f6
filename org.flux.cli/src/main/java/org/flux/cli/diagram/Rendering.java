// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.diagram;

import java.util.Locale;
import java.util.Optional;
import org.flux.cli.console.UserError;
import org.flux.diagram.picture.Picture;
import org.flux.diagram.write.Format;
import org.flux.diagram.write.Theme;

/** What a picture becomes. */
record Rendering(Format format, Theme theme, double scale) {
    private static final double LEAST_SCALE = 0.1;
    private static final double MOST_SCALE = 16;

    /** @throws UserError if the format has no such thing */
    static Rendering of(Format format, Optional<Theme> theme, Optional<Double> scale) {
        if (theme.isPresent() && format != Format.SVG && format != Format.PNG) {
            throw UserError.usage("--theme is for svg and png, not for " + format.extension() + "; leave it out");
        }
        if (scale.isPresent() && format != Format.PNG) {
            throw UserError.usage("--scale is for png; " + format.extension() + " can be shown in any size, leave it out");
        }
        double wanted = scale.orElse(Format.SCALE);
        if (!(wanted >= LEAST_SCALE && wanted <= MOST_SCALE)) {
            throw UserError.usage(String.format(Locale.ROOT, "--scale is between %.1f and %.0f, not %s", LEAST_SCALE, MOST_SCALE, wanted));
        }
        return new Rendering(format, theme.orElse(Theme.AUTO), wanted);
    }

    /** @throws UserError if it would be too large */
    byte[] write(String program, Picture picture) {
        try {
            return format.write(picture, theme, scale);
        } catch (IllegalArgumentException tooLarge) {
            throw UserError.usage(program + ": " + tooLarge.getMessage());
        }
    }
}
