// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flux.diagram.picture.Style;
import org.flux.diagram.text.Lettering.Face;
import org.junit.jupiter.api.Test;

class FontTableTest {
    private static final Path TABLE = Path.of("src/main/resources/org/flux/diagram/text/widths.txt");

    /** A table that is not that of the fonts is written anew, and fails once. */
    @Test
    void isMadeOfTheFonts() throws IOException {
        StringBuilder table = new StringBuilder(
                "# SPDX-License-Identifier: EPL-2.0\n# Made of the fonts by FontTableTest, read by FontTable.\n");
        for (Face face : Face.values()) {
            table.append("face ").append(face).append('\n');
            widths(face, table);
        }
        String before = Files.exists(TABLE) ? Files.readString(TABLE) : "";
        if (!before.contentEquals(table)) {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, table);
        }
        assertThat(before).as("%s has been written: build again", TABLE).isEqualTo(table.toString());
    }

    private static void widths(Face face, StringBuilder table) {
        Glyphs glyphs = Glyphs.of(face);
        List<Integer> run = new ArrayList<>();
        int first = 0;
        for (int character = 0x20; character <= 0x10000; character++) {
            if (character < 0x10000 && !FontTable.isMark(character) && glyphs.has(character)) {
                if (run.isEmpty()) {
                    first = character;
                }
                run.add(glyphs.width(character));
            } else if (!run.isEmpty()) {
                write(first, run, table);
                run.clear();
            }
        }
    }

    private static void write(int first, List<Integer> run, StringBuilder table) {
        StringBuilder line = new StringBuilder(Integer.toHexString(first));
        for (int i = 0; i < run.size(); ) {
            if (line.length() > 120) {
                table.append(line).append('\n');
                line = new StringBuilder(Integer.toHexString(first + i));
            }
            int same = i;
            while (same < run.size() && run.get(same).equals(run.get(i))) {
                same++;
            }
            line.append(' ').append(run.get(i)).append(same - i > 1 ? "*" + (same - i) : "");
            i = same;
        }
        table.append(line).append('\n');
    }

    @Test
    void knowsHowWideTextsAre() {
        assertThat(FontTable.width("", Style.NAME)).isZero();
        assertThat(FontTable.width("Image", Style.NAME)).isEqualTo((569 + 1706 + 1139 + 1139 + 1139) * 13.0 / 2048);
        assertThat(FontTable.width("Image", Style.TITLE)).isGreaterThan(FontTable.width("Image", Style.NAME));
        assertThat(FontTable.width("Socket, boolean close", Style.TYPES)).isEqualTo(21 * 1229 * 11.5 / 2048);
    }

    @Test
    void takesWhatTheFontsLackToBeAsWideAsItUsuallyIs() {
        double em = 13;
        assertThat(FontTable.width("画像", Style.NAME)).isEqualTo(2 * em);
        assertThat(FontTable.width("\uD83D\uDE80", Style.NAME)).as("an emoji").isEqualTo(em);
        assertThat(FontTable.width("e\u0301", Style.NAME)).as("an accent of its own").isEqualTo(FontTable.width("e", Style.NAME));
        assertThat(FontTable.width("a\u200D\uFE0Fb", Style.NAME)).isEqualTo(FontTable.width("ab", Style.NAME));
        assertThat(FontTable.width("\u0F40", Style.NAME)).as("a letter of Tibetan").isBetween(em / 2, em);
        assertThat(FontTable.width("\uD800", Style.NAME)).as("half a character").isBetween(0.0, em);
    }

    /** Commons Logging, which the library of fonts uses, writes to standard error. */
    @Test
    void loadsFontsSilently() {
        PrintStream err = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            for (Face face : Face.values()) {
                assertThat(Glyphs.load(face).outline('A').getBounds2D().getHeight()).isBetween(1000.0, 1600.0);
            }
        } finally {
            System.setErr(err);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
