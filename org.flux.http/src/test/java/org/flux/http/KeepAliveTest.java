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
class KeepAliveTest {
    @Parameter
    String transport;

    private TestServer hello() throws Exception {
        return new TestServer(transport, TestServer.inline(request -> Response.text("hello " + request.path())));
    }

    @Test
    void http11ConnectionStaysOpen() throws Exception {
        try (TestServer server = hello(); RawClient client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                RawClient.Answer answer = client.get("/" + i).receive();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("hello /" + i);
                assertThat(answer.header("Connection")).isNull();
                assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
                assertThat(answer.header("Date")).endsWith(" GMT");
            }
        }
    }

    @Test
    void clientAsksToClose() throws Exception {
        try (TestServer server = hello(); RawClient client = server.connect()) {
            RawClient.Answer answer = client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").receive();
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void componentAsksToClose() throws Exception {
        var component = TestServer.inline(request -> Response.text("bye").header("Connection", "close"));
        try (TestServer server = new TestServer(transport, component); RawClient client = server.connect()) {
            assertThat(client.get("/").receive().header("Connection")).isEqualTo("close");
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void http10ConnectionEndsUnlessAskedOtherwise() throws Exception {
        try (TestServer server = hello(); RawClient client = server.connect()) {
            RawClient.Answer first = client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").receive();
            assertThat(first.header("Connection")).isEqualTo("keep-alive");
            RawClient.Answer second = client.send("GET / HTTP/1.0\r\n\r\n").receive();
            assertThat(second.header("Connection")).isEqualTo("close");
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void headHasLengthAndNoBody() throws Exception {
        try (TestServer server = hello(); RawClient client = server.connect()) {
            RawClient.Answer answer = client.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n").receiveHead();
            assertThat(answer.header("Content-Length")).isEqualTo("8");
            assertThat(client.get("/y").receive().body()).isEqualTo("hello /y");
        }
    }

    @Test
    void statusWithoutBody() throws Exception {
        try (TestServer server = new TestServer(transport, TestServer.inline(request -> Response.noContent()));
                RawClient client = server.connect()) {
            for (int i = 0; i < 2; i++) {
                RawClient.Answer answer = client.get("/").receive();
                assertThat(answer.status()).isEqualTo(204);
                assertThat(answer.header("Content-Length")).isNull();
                assertThat(answer.header("Transfer-Encoding")).isNull();
            }
        }
    }

    @Test
    void absoluteTargetAndAsterisk() throws Exception {
        try (TestServer server = hello(); RawClient client = server.connect()) {
            assertThat(client.get("http://somewhere/p?q").receive().body()).isEqualTo("hello /p");
            assertThat(client.send("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").receive().body()).isEqualTo("hello *");
        }
    }

    @Test
    void emptyLinesBeforeARequestAreIgnored() throws Exception {
        try (TestServer server = hello(); RawClient client = server.connect()) {
            assertThat(client.send("\r\n\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n").receive().body()).isEqualTo("hello /a");
        }
    }
}
