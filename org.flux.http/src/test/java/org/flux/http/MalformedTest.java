// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two parties could read differently, and other nonsense. */
@ExtendWith(NoLeaks.class)
class MalformedTest {
    /** What a smuggler would like to have taken for a second request. */
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

    private static void isRefused(String request, int status) throws Exception {
        AtomicInteger flows = new AtomicInteger();
        try (TestServer server = new TestServer("nio", TestServer.inline(received -> Response.text("flow " + flows.incrementAndGet())));
                RawClient client = server.connect()) {
            client.send(request);
            client.socket().shutdownOutput();
            RawClient.Answer answer = client.receive();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.closedByServer()).isTrue();
            assertThat(flows.get()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Length: 4\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 4",
        "Content-Length: 4\r\nContent-Length: 5",
        "Content-Length: 4\r\nContent-Length: 4",
        "Content-Length: 4, 5",
        "Content-Length: +4",
        "Content-Length: -1",
        "Content-Length: 0x4",
        "Content-Length: 4 4",
        "Content-Length: ",
        "Content-Length: 99999999999999999999",
        "Content-Length : 4",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding: identity\r\nContent-Length: 4",
        "Transfer-Encoding:\u000bchunked",
        " Content-Length: 4",
        "X",
        "X: a\u0000b",
        ": no name",
        "X Y: z",
        "Host: b",
        "Host:",
    })
    void headerIsRefused(String header) throws Exception {
        isRefused("POST / HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n0\r\n\r\n" + SMUGGLED, 400);
    }

    /** RFC 9112, 5.2: refuse, or replace by a space before anybody looks at it; a framing header never comes out of it. */
    @Test
    void foldedLineIsPartOfTheValue() throws Exception {
        var component = TestServer.inline(request -> Response.text(request.header("X").orElse("") + "|" + request.text()));
        try (TestServer server = new TestServer("nio", component); RawClient client = server.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n Content-Length: 30\r\n\r\n" + SMUGGLED);
            assertThat(client.receive().body()).isEqualTo("1 Content-Length: 30|");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "chunked, identity", "identity", "xchunked"})
    void transferCodingThatDoesNotEndInChunkedIsRefused(String coding) throws Exception {
        isRefused("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + coding + "\r\n\r\n0\r\n\r\n" + SMUGGLED, 400);
    }

    @Test
    void otherTransferCodingsAreNotImplemented() throws Exception {
        isRefused("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + SMUGGLED, 501);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "GET /\r\n\r\n",
        "GET\r\n\r\n",
        "nonsense\r\n\r\n",
        "GET  HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET relative HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%4 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%c3%28 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /#f HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\u0000 HTTP/1.1\r\nHost: a\r\n\r\n",
        "G@T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\n\n",
        "GET / XTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1\r\nHost: a\r\n\r\n",
        "GET / HTTP/one\r\nHost: a\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
    })
    void requestLineIsRefused(String request) throws Exception {
        isRefused(request, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "x\r\n\r\n",
        "-1\r\n\r\n",
        "5\r\nhelloX\r\n0\r\n\r\n",
        "5\r\nhello\n0\r\n\r\n",
        "0x5\r\nhello\r\n0\r\n\r\n",
        "ffffffffffffffff\r\nhello\r\n0\r\n\r\n",
        "80000000\r\nhello\r\n0\r\n\r\n",
        "\r\n0\r\n\r\n",
        "5\nhello\r\n0\r\n\r\n",
    })
    void chunkIsRefused(String chunks) throws Exception {
        isRefused("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + SMUGGLED, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.0\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    })
    void http10HasNoChunks(String request) throws Exception {
        isRefused(request, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = "CONNECT somewhere:443 HTTP/1.1\r\nHost: somewhere\r\n\r\n")
    void noProxy(String request) throws Exception {
        isRefused(request, 501);
    }
}
