// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {
    private static final String UGLY = "source   Listen=>Show ;\n";
    private static final String FINE = "source Listen => Show;\n";

    @TempDir
    Path folder;

    @Test
    void rewritesWhatIsNotFormattedAndLeavesTheRestUntouched() throws Exception {
        Path ugly = Files.writeString(folder.resolve("ugly.flux"), UGLY);
        Files.setPosixFilePermissions(ugly, PosixFilePermissions.fromString("rw-r-----"));
        Path fine = Files.writeString(folder.resolve("fine.flux"), FINE);
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(fine, old);
        Invocation formatted = Invocation.of(folder, "format", ".");
        assertThat(formatted).isEqualTo(new Invocation(0, "ugly.flux\n", "1 of 2 files formatted\n"));
        assertThat(ugly).hasContent(FINE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ugly))).isEqualTo("rw-r-----");
        assertThat(Files.getLastModifiedTime(fine)).isEqualTo(old);
        assertThat(Files.list(folder)).hasSize(2);
    }

    @Test
    void checkChangesNothing() throws Exception {
        Path ugly = Files.writeString(folder.resolve("ugly.flux"), UGLY);
        assertThat(Invocation.of(folder, "format", "--check", "ugly.flux"))
                .isEqualTo(new Invocation(1, "ugly.flux\n", "1 of 1 file not formatted\n"));
        assertThat(ugly).hasContent(UGLY);
        Files.writeString(ugly, FINE);
        assertThat(Invocation.of(folder, "format", "--check", "ugly.flux")).isEqualTo(new Invocation(0, "", "0 of 1 file not formatted\n"));
    }

    @Test
    void leavesSyntaxErrorsAloneAndFormatsTheOthers() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.flux"), "source   Listen = = ;\n");
        Path ugly = Files.writeString(folder.resolve("ugly.flux"), UGLY);
        Invocation formatted = Invocation.of(folder, "format", "broken.flux", "ugly.flux");
        assertThat(formatted.exit()).isEqualTo(1);
        assertThat(formatted.err()).contains("error[FLUX001]", "broken.flux:1:",
                "flux: broken.flux: left as it is because of its syntax errors");
        assertThat(broken).hasContent("source   Listen = = ;");
        assertThat(ugly).hasContent(FINE);
    }

    @Test
    void worksAsAFilter() {
        assertThat(Invocation.withInput(folder, UGLY, "format", "-")).isEqualTo(new Invocation(0, FINE, ""));
        assertThat(Invocation.withInput(folder, UGLY, "format", "--check", "-").exit()).isEqualTo(1);
        Invocation broken = Invocation.withInput(folder, "source = = ;", "format", "-");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.out()).isEmpty();
    }
}
