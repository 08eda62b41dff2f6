// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class TlsTest {
    @TempDir
    static Path directory;
    private static TestCertificate certificate;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.in(directory);
    }

    private static TestServer server(TestServer.Component component) throws Exception {
        return server(Duration.ofSeconds(30), component);
    }

    private static TestServer server(Duration headerTimeout, TestServer.Component component) throws Exception {
        return new TestServer(builder -> builder.tls(certificate.certificate(), certificate.key()).maxBodyBytes(1000)
                .headerTimeout(headerTimeout), TestServer.inline(component));
    }

    private static RawClient connect(TestServer server, String protocol) throws IOException {
        SSLSocket socket = (SSLSocket) certificate.client().getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setEnabledProtocols(new String[] {protocol});
        return new RawClient(socket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void requestsOverTls(String protocol) throws Exception {
        try (TestServer server = server(request -> Response.text(request.path())); RawClient client = connect(server, protocol)) {
            assertThat(server.source().address()).startsWith("https://127.0.0.1:");
            assertThat(client.get("/1").receive().body()).isEqualTo("/1");
            client.get("/2").get("/3");
            assertThat(client.receive().body()).isEqualTo("/2");
            assertThat(client.receive().body()).isEqualTo("/3");
            client.send("GET /4 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(client.receive().body()).isEqualTo("/4");
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void refusalReachesAClientThatSendsTooMuch() throws Exception {
        try (TestServer server = server(request -> Response.text("")); RawClient client = connect(server, "TLSv1.3")) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n" + "x".repeat(5000));
            assertThat(client.receive().status()).isEqualTo(413);
        }
    }

    @Test
    void largeFile() throws Exception {
        byte[] bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(directory.resolve("large.bin"), bytes);
        try (TestServer server = server(request -> Response.file(file)); RawClient client = connect(server, "TLSv1.3")) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.get("/").receive().bytes()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void ordinaryClient() throws Exception {
        try (TestServer server = server(request -> Response.text("hello"));
                HttpClient client = HttpClient.newBuilder().sslContext(certificate.client()).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.source().address())).build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.body()).isEqualTo("hello");
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    @Test
    void plainTextToTheTlsPortIsCutOff() throws Exception {
        try (TestServer server = server(request -> Response.text("")); RawClient client = server.connect()) {
            client.get("/");
            assertThat(new String(client.in().readAllBytes())).doesNotContain("HTTP");
        }
    }

    @Test
    void handshakeThatNeverComes() throws Exception {
        try (TestServer server = server(Duration.ofMillis(500), request -> Response.text(""));
                RawClient client = server.connect()) {
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void messageForAKeyThatIsNone() throws Exception {
        HttpSource source = HttpSource.builder().port(0).tls(certificate.certificate(), certificate.certificate()).build();
        assertThatThrownBy(() -> source.start((request, outcome) -> outcome.refused()))
                .isInstanceOf(IOException.class).hasMessageContaining("PKCS #8");
        assertThatThrownBy(() -> HttpSource.builder().tls(certificate.certificate(), null).build())
                .hasMessageContaining("--tls-cert and --tls-key go together");
    }
}
