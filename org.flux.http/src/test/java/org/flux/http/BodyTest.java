// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(NoLeaks.class)
@ParameterizedClass
@MethodSource("org.flux.http.TestServer#transports")
class BodyTest {
    private static final int MOST = 100_000;
    @Parameter
    String transport;

    private TestServer echo() throws Exception {
        return new TestServer(builder -> builder.transport(transport).maxBodyBytes(MOST),
                TestServer.inline(request -> Response.text(request.text())));
    }

    @Test
    void bodyOfKnownLength() throws Exception {
        try (TestServer server = echo(); RawClient client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhello");
            assertThat(client.send(" world").receive().body()).isEqualTo("hello world");
            assertThat(client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").receive().body()).isEmpty();
            String large = "x".repeat(MOST);
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + MOST + "\r\n\r\n" + large);
            assertThat(client.receive().body()).isEqualTo(large);
        }
    }

    @Test
    void chunkedBody() throws Exception {
        try (TestServer server = echo(); RawClient client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.send("5;extension=1\r\nhello\r\n");
            client.send("6\r\n world\r\n0\r\nTrailer: x\r\n\r\n");
            assertThat(client.receive().body()).isEqualTo("hello world");
            assertThat(client.get("/").receive().status()).isEqualTo(200);
        }
    }

    @Test
    void continueIsSentBeforeTheBody() throws Exception {
        try (TestServer server = echo(); RawClient client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-Continue\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(100);
            assertThat(client.send("hello").receive().body()).isEqualTo("hello");
        }
    }

    @Test
    void tooLargeIsSaidInsteadOfContinue() throws Exception {
        try (TestServer server = echo(); RawClient client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100001\r\nExpect: 100-continue\r\n\r\n");
            RawClient.Answer answer = client.receive();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void clientThatSendsTooMuchStillReadsWhy() throws Exception {
        try (TestServer server = echo(); RawClient client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4000000\r\n\r\n");
            client.send(new byte[4_000_000]); // a server that closes at once would reset the connection here
            assertThat(client.receive().status()).isEqualTo(413);
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void chunkedBodyTooLarge() throws Exception {
        try (TestServer server = echo(); RawClient client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 11; i++) {
                client.send("2710\r\n" + "x".repeat(10_000) + "\r\n");
            }
            assertThat(client.receive().status()).isEqualTo(413);
        }
    }

    @Test
    void formAndCharset() throws Exception {
        var component = TestServer.inline(request -> Response.text(request.form("name").orElse("none") + request.form("x").orElse("")));
        try (TestServer server = new TestServer(transport, component); RawClient client = server.connect()) {
            String form = "name=J%C3%BCrgen+K&x=%zz";
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                    + "\r\n\r\n" + form);
            assertThat(client.receive().body()).isEqualTo("Jürgen K%zz");
        }
    }
}
