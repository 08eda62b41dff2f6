// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CpuTest {
    @TempDir
    private Path tasks;

    private Path task(int number, String name) throws Exception {
        Path task = Files.createDirectory(tasks.resolve(Integer.toString(number)));
        Files.writeString(task.resolve("comm"), name + "\n");
        return task;
    }

    private void task(int number, String name, long nanos) throws Exception {
        Files.writeString(task(number, name).resolve("schedstat"), nanos + " 4711 12\n");
    }

    @Test
    void compilingIsWhatTheThreadsOfTheCompilerUse() throws Exception {
        task(1, "java", 5_000_000_000L);
        task(2, "C1 CompilerThre", 7);
        task(3, "C2 CompilerThre", 3_000_000_000L);
        task(4, "flux-C2 Compiler", 11);
        task(5, "C2 CompilerThre"); // ends just now
        assertThat(Cpu.ofCompiler(tasks)).isEqualTo(3_000_000_007L);
    }

    @Test
    void itIsUnknownWhereThreadsAre() throws Exception {
        assertThat(Cpu.ofCompiler(tasks.resolve("none"))).isNegative();
        assertThat(Cpu.ofCompiler(tasks)).isNegative();
        task(1, "C2 CompilerThre");
        assertThat(Cpu.ofCompiler(tasks)).isNegative();
        task(2, "C1 CompilerThre", 0);
        Files.writeString(tasks.resolve("2").resolve("schedstat"), "none");
        assertThat(Cpu.ofCompiler(tasks)).isNegative();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itIsNoMoreThanCompilingTookAndNoMoreThanTheProcessUsed() {
        long compiler = Cpu.ofCompiler();
        assertThat(compiler).isPositive().isLessThanOrEqualTo(Cpu.ofProcess() + 20_000_000)
                .isLessThanOrEqualTo(1_000_000 * (ManagementFactory.getCompilationMXBean().getTotalCompilationTime() + 1_000));
    }
}
