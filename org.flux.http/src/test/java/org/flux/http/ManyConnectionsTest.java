// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class ManyConnectionsTest {
    private static final System.Logger LOG = System.getLogger(ManyConnectionsTest.class.getName());
    private static final int CONNECTIONS = 10_000;
    /** Of the heap, three times what was measured. */
    private static final long MOST_BYTES_PER_CONNECTION = 7_000;

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void tenThousandIdleConnections() throws Exception {
        try (TestServer server = new TestServer(builder -> builder.idleTimeout(Duration.ofMinutes(5)),
                TestServer.inline(request -> Response.text("hello")))) {
            try (RawClient first = server.connect()) {
                assertThat(first.get("/").receive().body()).isEqualTo("hello");
            }
            long before = heap();
            Process clients = clients(server.port());
            try (BufferedReader said = new BufferedReader(new InputStreamReader(clients.getInputStream(), StandardCharsets.US_ASCII));
                    OutputStream tell = clients.getOutputStream()) {
                assertThat(said.readLine()).isEqualTo("open");
                long perConnection = (heap() - before) / CONNECTIONS;
                long pooled = pool() / CONNECTIONS;
                LOG.log(System.Logger.Level.INFO,
                        "an idle connection takes {0} bytes of heap; the pool of buffers, which they share, takes {1} each",
                        perConnection, pooled);
                try (RawClient another = server.connect()) {
                    assertThat(another.get("/").receive().body()).isEqualTo("hello");
                }
                assertThat(perConnection).isBetween(0L, MOST_BYTES_PER_CONNECTION);
                tell.write('\n');
                tell.flush();
                assertThat(said.readLine()).isEqualTo("alive");
                assertThat(clients.waitFor(20, TimeUnit.SECONDS)).isTrue();
            } finally {
                clients.destroyForcibly().waitFor();
            }
            try (RawClient last = server.connect()) {
                assertThat(last.get("/").receive().body()).isEqualTo("hello");
            }
        }
    }

    private static Process clients(int port) throws Exception {
        Path classes = Path.of(ManyClients.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx200m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", classes.toString(), ManyClients.class.getName(), Integer.toString(port),
                Integer.toString(CONNECTIONS)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static long pool() {
        ByteBufAllocatorMetric metric = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric();
        return metric.usedDirectMemory() + metric.usedHeapMemory();
    }

    private static long heap() throws InterruptedException {
        NoLeaks.collectGarbage();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
