// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OpenFileTest {
    private static final String URI = "file:///a.flux";
    private static final Stroke KEY = Stroke.insert(3, 1, "x");
    private static final long MILLI = 1_000_000;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    private OpenFile opened(boolean probed) throws Exception {
        Connection connection = new Connection(new ByteArrayInputStream(new byte[0]), sent, new Connection.Listener() {
            @Override
            public void notified(String method, JsonElement params, long nanos) {
                throw new AssertionError(method);
            }

            @Override
            public JsonElement asked(String method, JsonElement params) {
                return JsonNull.INSTANCE;
            }
        });
        OpenFile file = new OpenFile(connection, URI, probed);
        file.open("text\n");
        return file;
    }

    private static JsonObject diagnostics(Object version, String... messages) {
        JsonObject params = Json.object("uri", URI, "diagnostics", Json.array());
        for (String message : messages) {
            params.getAsJsonArray("diagnostics").add(Json.object("message", message));
        }
        if (version != null) {
            params.addProperty("version", (Number) version);
        }
        return params;
    }

    @Test
    void aVersionThatWasPassedOverIsCoveredByTheNextOne() throws Exception {
        OpenFile file = opened(false);
        file.change(KEY, 10 * MILLI);
        file.change(KEY, 20 * MILLI);
        file.change(KEY, 30 * MILLI);
        file.published(diagnostics(1), 5 * MILLI);
        assertThat(file.latency(2)).isNaN();
        file.published(diagnostics(3), 50 * MILLI);
        assertThat(file.latency(2)).isEqualTo(40);
        assertThat(file.latency(3)).isEqualTo(30);
        assertThat(file.latency(4)).isNaN();
        assertThat(file.await(3, 0)).isTrue();
        assertThat(file.await(4, MILLI)).isFalse();
    }

    /** Diagnostics that do not say which version they are of are of none. */
    @Test
    void diagnosticsWithoutVersionAndOfOtherFilesDoNotCount() throws Exception {
        OpenFile file = opened(false);
        file.published(diagnostics(null), MILLI);
        JsonObject other = diagnostics(1);
        other.addProperty("uri", "file:///b.flux");
        file.published(other, MILLI);
        assertThat(file.latency(1)).isNaN();
    }

    @Test
    void theStockServersDiagnosticsTellTheVersionByTheProbe() throws Exception {
        OpenFile file = opened(true);
        file.change(KEY, 10 * MILLI);
        file.change(KEY, 20 * MILLI);
        file.published(diagnostics(null, "no viable alternative", "Couldn't resolve reference to Node 'Probe00002'."), 40 * MILLI);
        assertThat(file.latency(2)).isEqualTo(30);
        assertThat(file.latency(3)).isNaN();
        String all = sent.toString(StandardCharsets.UTF_8);
        assertThat(all).contains("source Probe00001 => Probe00001;\\ntext\\n", "source Probe00003 => Probe00003;");
        assertThat(all).contains("{\"range\":{\"start\":{\"line\":4,\"character\":1},\"end\":{\"line\":4,\"character\":1}},"
                + "\"text\":\"x\"}");
    }
}
