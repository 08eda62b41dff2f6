// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flux.diagram.TestPrograms;
import org.flux.diagram.model.Selection;
import org.junit.jupiter.api.Test;

/** The picture that the README shows is the one that {@code flux diagram} makes of the image server; a stale one is replaced. */
class ReadmePictureTest {
    private static final Path PICTURE = Path.of("../docs/images/image-server.svg");
    private static final Path PROGRAM = Path.of("examples/image-server/src/main/flux/image-server.flux");

    @Test
    void isTheImageServers() throws IOException {
        String picture = new String(Format.SVG.write(TestPrograms.draw(TestPrograms.analysis(PROGRAM.toString(), TestPrograms.text(PROGRAM)),
                Selection.DEFAULT), Theme.AUTO, 1), StandardCharsets.UTF_8);
        String before = Files.exists(PICTURE) ? Files.readString(PICTURE) : "";
        Files.writeString(PICTURE, picture);
        assertThat(before).as("%s was stale and is written anew: look at it and commit it", PICTURE).isEqualTo(picture);
    }
}
