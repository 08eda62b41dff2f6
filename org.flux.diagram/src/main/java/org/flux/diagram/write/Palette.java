// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A colour for each {@link Role}, as {@code #rrggbb}. */
public record Palette(Map<Role, String> colours) {
    /** Dark on white. */
    public static final Palette LIGHT = of("""
            BACKGROUND #ffffff  INK #1f2933  MUTED #566375  LINE #4b5a6b  BOX #ffffff  BOX_EDGE #9fadbc
            FLOW #f6f8fa  FLOW_INSIDE #edf1f5  FLOW_EDGE #b6c2cf  ELSEWHERE #e8f0fb
            SOURCE #e3f4f2  SOURCE_EDGE #0b7a75  CHOICE #efecfb  CHOICE_EDGE #5b4bb7  PATTERN #5443b0
            LOCK #fdf3dc  LOCK_EDGE #b7791f  LOCK_HATCH #f0d293  LOCK_INK #79500d
            ERROR #b83227  ERROR_FILL #fdecea  WARNING #8f5f00  SIGN #ffffff  RING #c2185b  OVERLAY #0b63b3
            HEAT_1 #fff4cc  HEAT_2 #ffe08f  HEAT_3 #fdbf5c  HEAT_4 #f69a45  HEAT_5 #e8743b
            """);
    /** Light on black. */
    public static final Palette DARK = of("""
            BACKGROUND #1b1f24  INK #e6e9ee  MUTED #a3b0be  LINE #9fb0c0  BOX #2a3138  BOX_EDGE #5c6976
            FLOW #20252b  FLOW_INSIDE #262c33  FLOW_EDGE #4a5561  ELSEWHERE #26364a
            SOURCE #173533  SOURCE_EDGE #5cd0c8  CHOICE #2b2745  CHOICE_EDGE #b7acf7  PATTERN #beb4fa
            LOCK #3b2f14  LOCK_EDGE #c99a3f  LOCK_HATCH #5e4a1c  LOCK_INK #f6d48c
            ERROR #ff8a7a  ERROR_FILL #3b1f1c  WARNING #f0c36d  SIGN #1b1f24  RING #ff6fa5  OVERLAY #6cb6ff
            HEAT_1 #413926  HEAT_2 #54421f  HEAT_3 #684a15  HEAT_4 #80520f  HEAT_5 #985610
            """);
    /** Shades of grey, for paper: told apart by shape, hatching and dashes. */
    static final Palette PRINT = of("""
            BACKGROUND #ffffff  INK #000000  MUTED #333333  LINE #000000  BOX #ffffff  BOX_EDGE #000000
            FLOW #f7f7f7  FLOW_INSIDE #ececec  FLOW_EDGE #7a7a7a  ELSEWHERE #dddddd
            SOURCE #e6e6e6  SOURCE_EDGE #000000  CHOICE #ffffff  CHOICE_EDGE #000000  PATTERN #000000
            LOCK #ffffff  LOCK_EDGE #000000  LOCK_HATCH #c8c8c8  LOCK_INK #000000
            ERROR #000000  ERROR_FILL #ffffff  WARNING #555555  SIGN #ffffff  RING #000000  OVERLAY #555555
            HEAT_1 #f0f0f0  HEAT_2 #dcdcdc  HEAT_3 #c6c6c6  HEAT_4 #aeaeae  HEAT_5 #949494
            """);

    public Palette {
        if (colours.size() != Role.values().length) {
            throw new IllegalArgumentException("a colour for each role is needed");
        }
        colours = Collections.unmodifiableMap(new EnumMap<>(colours));
    }

    public String of(Role role) {
        return colours.get(role);
    }

    private static Palette of(String rolesAndColours) {
        Map<Role, String> colours = new EnumMap<>(Role.class);
        String[] words = rolesAndColours.trim().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            colours.put(Role.valueOf(words[i]), words[i + 1]);
        }
        return new Palette(colours);
    }
}
