// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flux.diagram.Diagrams;
import org.flux.diagram.TestPrograms;
import org.flux.diagram.model.Selection;
import org.flux.diagram.overlay.KeyedOverlay;
import org.flux.diagram.overlay.LockOverlay;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.overlay.OverlayFile;
import org.flux.diagram.overlay.OverlaySource;
import org.flux.diagram.picture.Picture;
import org.flux.graph.analysis.Analysis;
import org.junit.jupiter.api.Test;

/** The pictures that README and guide show are those that {@code flux diagram} makes; a stale one is replaced. */
class DocumentationPicturesTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Path IMAGE_SERVER = Path.of("examples/image-server/src/main/flux/image-server.flux");

    @Test
    void showTheImageServer() throws IOException {
        show("image-server.svg", TestPrograms.analysis(IMAGE_SERVER.toString(), TestPrograms.text(IMAGE_SERVER)), Overlay.NONE);
    }

    /** The profile is that of the graph's own tests. */
    @Test
    void showTheProfileOfTheImageServer() throws Exception {
        Analysis program = TestPrograms.analysis(IMAGE_SERVER.toString(), TestPrograms.text(IMAGE_SERVER));
        show("image-server-profile.svg", program, OverlaySource.read(TestPrograms.imageServerProfile()).overlay().apply(program));
    }

    @Test
    void showTheProgramOfTheGuide() throws IOException {
        Analysis program = TestPrograms.analysis("shop.flux", block("flux"));
        show("diagram.svg", program, Overlay.NONE);
        show("diagram-locks.svg", program, LockOverlay.of(program));
    }

    @Test
    void theOverlayOfTheGuideFitsItsProgram() throws Exception {
        KeyedOverlay overlay = OverlayFile.read(block("json"));
        Analysis program = TestPrograms.analysis("shop.flux", block("flux"));
        assertThat(overlay.strangers(program)).isEmpty();
        assertThat(svg(program, overlay)).contains("Profile of last night", "more than 10 ms", "12 ms", "80/s", "20/s", "p99 31 ms",
                "stock ! hot", "waited for 3 % of the time");
    }

    private static String block(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve("diagram.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static void show(String name, Analysis program, Overlay overlay) throws IOException {
        Path file = DOCS.resolve("images").resolve(name);
        String before = Files.exists(file) ? Files.readString(file) : "";
        String picture = svg(program, overlay);
        Files.writeString(file, picture);
        assertThat(before).as("%s was stale and is written anew: look at it and commit it", file).isEqualTo(picture);
    }

    private static String svg(Analysis program, Overlay overlay) {
        Picture picture = Diagrams.draw(program, program.diagnostics(), Selection.DEFAULT, overlay, () -> false);
        return new String(Format.SVG.write(picture, Theme.AUTO, Format.SCALE), StandardCharsets.UTF_8);
    }
}
