// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LaunchTest {
    private static final Path EXTENSION = Path.of("..", "..", "vscode", "src", "server", "options.ts");
    private static final Launch LAUNCH = new Launch(Path.of("flux.jar"), "stock.jar", Path.of("flux.archive"), null);

    /** Otherwise what is measured is not what people have. */
    @Test
    void ourServerIsStartedAsByTheExtension() throws Exception {
        String options = Files.readString(EXTENSION);
        assertThat(Launch.LOGGING).allSatisfy(option -> assertThat(options).contains("'" + option + "'"));
        assertThat(Launch.JVM).allSatisfy(option -> assertThat(options).contains("'" + option + "'"));
        assertThat(Launch.JVM_24).allSatisfy(option -> assertThat(options).contains("'" + option + "'"));
    }

    @Test
    void bothHaveTheSameOptionsAndOnlyOursAnArchive() {
        assertThat(LAUNCH.told(Contestant.FLUX)).contains("flux.archive").endsWith("-jar flux.jar lsp --stdio");
        assertThat(LAUNCH.told(Contestant.FLUX_WITHOUT_ARCHIVE)).doesNotContain("flux.archive");
        assertThat(LAUNCH.told(Contestant.STOCK).split(" -cp ")[0])
                .isEqualTo(LAUNCH.told(Contestant.FLUX_WITHOUT_ARCHIVE).split(" -jar ")[0]);
    }
}
