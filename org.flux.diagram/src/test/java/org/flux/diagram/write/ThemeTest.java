// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/flux/diagram/write");
    private static final List<Role> GROUNDS = List.of(Role.BACKGROUND, Role.FLOW, Role.FLOW_INSIDE);
    /** What texts of a colour stand on. */
    private static final Map<Role, List<Role>> TEXTS = Map.of(
            Role.INK, List.of(Role.BACKGROUND, Role.BOX, Role.FLOW, Role.FLOW_INSIDE, Role.ELSEWHERE, Role.SOURCE, Role.ERROR_FILL),
            Role.MUTED, List.of(Role.BACKGROUND, Role.FLOW, Role.FLOW_INSIDE, Role.ELSEWHERE, Role.SOURCE, Role.ERROR_FILL),
            Role.PATTERN, GROUNDS, Role.ERROR, GROUNDS, Role.LOCK_INK, List.of(Role.LOCK, Role.LOCK_HATCH),
            Role.SIGN, List.of(Role.ERROR, Role.WARNING));
    /** What has to be seen to understand the picture. */
    private static final Map<Role, List<Role>> SHAPES = Map.of(Role.LINE, GROUNDS, Role.RING, GROUNDS, Role.SOURCE_EDGE, GROUNDS,
            Role.CHOICE_EDGE, GROUNDS, Role.LOCK_EDGE, List.of(Role.BOX, Role.FLOW, Role.FLOW_INSIDE));

    /** The levels of WCAG 2.2, AA: 1.4.3 for texts, 1.4.11 for shapes. */
    @ParameterizedTest
    @EnumSource
    void canBeReadByMostPeople(Theme theme) {
        TEXTS.forEach((text, grounds) -> grounds.forEach(ground -> assertThat(contrast(theme, text, ground))
                .as("%s on %s in %s", text, ground, theme).isGreaterThanOrEqualTo(4.5)));
        SHAPES.forEach((shape, grounds) -> grounds.forEach(ground -> assertThat(contrast(theme, shape, ground))
                .as("%s on %s in %s", shape, ground, theme).isGreaterThanOrEqualTo(3)));
    }

    private static double contrast(Theme theme, Role a, Role b) {
        return contrast(theme.palette().of(a), theme.palette().of(b));
    }

    static double contrast(String a, String b) {
        double one = luminance(a);
        double other = luminance(b);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** Files for live views that are not what the writers use are written anew, and fail once. */
    @Test
    void liveViewsHaveTheSameLook() throws IOException {
        isWritten("diagram.css", Stylesheet.live());
        isWritten("diagram-defs.svg", "<!-- SPDX-License-Identifier: EPL-2.0 -->\n" + Stylesheet.patterns());
    }

    private static void isWritten(String name, String content) throws IOException {
        Path file = RESOURCES.resolve(name);
        String before = Files.exists(file) ? Files.readString(file) : "";
        if (!before.equals(content)) {
            Files.writeString(file, content);
        }
        assertThat(before).as("%s has been written: look at it, and build again", file).isEqualTo(content);
    }

    @Test
    void isFoundByItsName() {
        assertThat(Theme.of("dark")).contains(Theme.DARK);
        assertThat(Theme.of("Dark")).isEmpty();
        assertThat(Format.of("mmd")).contains(Format.MERMAID).isEqualTo(Format.of("mermaid"));
        assertThat(Format.of("gif")).isEmpty();
        assertThat(Format.SVG.fileName("/a/image-server.flux")).isEqualTo("image-server.svg");
        assertThat(Format.PNG.fileName("x")).isEqualTo("x.png");
    }
}
