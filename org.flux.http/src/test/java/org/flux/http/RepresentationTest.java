// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class RepresentationTest {
    private static final Instant MODIFIED = Instant.parse("2006-05-30T10:00:00.5Z");
    private static final String DATE = "Tue, 30 May 2006 10:00:00 GMT";

    private final Representation text =
            Representation.of("text/plain", ByteBuffer.wrap("0123456789".getBytes(StandardCharsets.US_ASCII)), MODIFIED);

    private Response answer(String... header) {
        return answer("GET", header);
    }

    private Response answer(String method, String[] header) {
        RequestBuilder request = new RequestBuilder(method, "/");
        for (int i = 0; i < header.length; i += 2) {
            request.header(header[i], header[i + 1]);
        }
        return text.answer(request.build());
    }

    @Test
    void whole() throws IOException {
        Response response = answer();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.bodyText()).isEqualTo("0123456789");
        assertThat(response.headers().first("Last-Modified")).hasValue(DATE);
        assertThat(response.headers().first("ETag")).hasValue(text.tag());
        assertThat(response.headers().first("Accept-Ranges")).hasValue("bytes");
        assertThat(answer()).as("is made once").isSameAs(response);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-3,0123,bytes 0-3/10", "bytes=8-,89,bytes 8-9/10", "bytes=-2,89,bytes 8-9/10", "bytes=-99,0123456789,bytes 0-9/10",
        "bytes=5-99,56789,bytes 5-9/10", "BYTES=0-0,0,bytes 0-0/10", "'bytes=99-, 1-2',12,bytes 1-2/10"})
    void part(String range, String body, String contentRange) throws IOException {
        Response response = answer("Range", range);
        assertThat(response.status()).isEqualTo(206);
        assertThat(response.bodyText()).isEqualTo(body);
        assertThat(response.headers().first("Content-Range")).hasValue(contentRange);
        assertThat(response.headers().first("ETag")).hasValue(text.tag());
    }

    /** Malformed ranges, other units, several ranges, and other methods than GET get the whole. */
    @ParameterizedTest
    @ValueSource(strings = {"bytes", "bytes=", "bytes=x-", "bytes=5-2", "bytes=--1", "bytes=0-1,3-4", "lines=1-2", "bytes=0-1;2-3",
        "bytes=-", "bytes=+1-2", "bytes=0x1-2", "bytes=1-99999999999999999999"})
    void notApart(String range) {
        assertThat(answer("Range", range).status()).isEqualTo(200);
    }

    @Test
    void headHasNoParts() {
        assertThat(answer("HEAD", new String[] {"Range", "bytes=0-1"}).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99-,100-"})
    void beyondTheEnd(String range) {
        Response response = answer("Range", range);
        assertThat(response.status()).isEqualTo(416);
        assertThat(response.headers().first("Content-Range")).hasValue("bytes */10");
    }

    @Test
    void emptyResourceHasNoParts() {
        Representation empty = Representation.of("text/plain", ByteBuffer.allocate(0), MODIFIED);
        assertThat(empty.answer(Request.get("/").header("Range", "bytes=-1").build()).status()).isEqualTo(416);
        assertThat(empty.answer(Request.get("/").build()).status()).isEqualTo(200);
    }

    @Test
    void conditions() {
        assertThat(answer("If-None-Match", text.tag()).status()).isEqualTo(304);
        assertThat(answer("If-None-Match", "W/" + text.tag()).status()).isEqualTo(304);
        assertThat(answer("If-None-Match", "\"x\"").status()).isEqualTo(200);
        assertThat(answer("If-Modified-Since", DATE).status()).isEqualTo(304);
        assertThat(answer("If-Modified-Since", "Tue, 30 May 2006 09:59:59 GMT").status()).isEqualTo(200);
        assertThat(answer("If-None-Match", "\"x\"", "If-Modified-Since", DATE).status()).as("the tag outweighs").isEqualTo(200);
        assertThat(answer("If-Match", text.tag()).status()).isEqualTo(200);
        assertThat(answer("If-Match", "*").status()).isEqualTo(200);
        assertThat(answer("If-Match", "\"x\"").status()).isEqualTo(412);
        assertThat(answer("If-Match", "W/" + text.tag()).status()).as("compares strongly").isEqualTo(412);
        assertThat(answer("If-Unmodified-Since", DATE).status()).isEqualTo(200);
        assertThat(answer("If-Unmodified-Since", "Tue, 30 May 2006 09:59:59 GMT").status()).isEqualTo(412);
        assertThat(answer("If-Unmodified-Since", "yesterday").status()).isEqualTo(200);
        assertThat(answer("If-Match", text.tag(), "If-None-Match", text.tag()).status()).isEqualTo(304);
        assertThat(answer("PUT", new String[] {"If-None-Match", "*"}).status()).isEqualTo(412);
        assertThat(answer("If-None-Match", text.tag()).headers().first("ETag")).hasValue(text.tag());
        assertThat(answer("If-None-Match", text.tag(), "Range", "bytes=0-1").status()).isEqualTo(304);
    }

    @Test
    void partOnlyOfWhatTheClientKnows() {
        assertThat(answer("Range", "bytes=0-1", "If-Range", text.tag()).status()).isEqualTo(206);
        assertThat(answer("Range", "bytes=0-1", "If-Range", "\"x\"").status()).isEqualTo(200);
        assertThat(answer("Range", "bytes=0-1", "If-Range", "W/" + text.tag()).status()).isEqualTo(200);
        assertThat(answer("Range", "bytes=0-1", "If-Range", DATE).status()).isEqualTo(206);
        assertThat(answer("Range", "bytes=0-1", "If-Range", "Tue, 30 May 2006 10:00:01 GMT").status()).isEqualTo(200);
    }

    /** Large and small, from memory of both kinds and from the disk, whole and in part, over a connection that goes on. */
    @ParameterizedTest
    @MethodSource("org.flux.http.TestServer#transports")
    void overASocket(String transport, @TempDir Path directory) throws Exception {
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 >> 4);
        }
        Path file = Files.write(directory.resolve("file.bin"), bytes);
        Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        Representation onDisk = Representation.of(new SafePaths(directory).find("/file.bin"));
        Representation offHeap = Representation.of("a/b", direct, MODIFIED);
        Representation onHeap = Representation.of("a/b", ByteBuffer.wrap(bytes), MODIFIED);
        TestServer.Component component = request -> switch (request.path()) {
            case "/disk" -> onDisk.answer(request);
            case "/direct" -> offHeap.answer(request);
            default -> onHeap.answer(request);
        };
        try (TestServer server = new TestServer(transport, TestServer.threads(component)); RawClient client = server.connect()) {
            for (String path : new String[] {"/disk", "/direct", "/heap", "/disk", "/direct", "/heap"}) {
                assertThat(client.get(path).receive().bytes()).as(path).isEqualTo(bytes);
                client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\nrange: bytes=20000-20009\r\n\r\n");
                assertThat(client.receive().bytes()).as(path).isEqualTo(Arrays.copyOfRange(bytes, 20_000, 20_010));
                client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\nRange: bytes=1-50000\r\n\r\n");
                RawClient.Answer part = client.receive();
                assertThat(part.status()).isEqualTo(206);
                assertThat(part.header("Content-Range")).isEqualTo("bytes 1-50000/100000");
                assertThat(part.bytes()).as(path).isEqualTo(Arrays.copyOfRange(bytes, 1, 50_001));
                client.send("HEAD " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(client.receiveHead().header("Content-Length")).isEqualTo("100000");
                client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\nIf-None-Match: " + part.header("ETag") + "\r\n\r\n");
                assertThat(client.receive().status()).isEqualTo(304);
            }
        }
    }
}
