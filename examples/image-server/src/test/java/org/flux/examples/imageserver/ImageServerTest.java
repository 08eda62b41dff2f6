// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.flux.runtime.RuntimeKind;
import org.flux.runtime.ServerMain;
import org.flux.runtime.Statistics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a browser sees, on every runtime. */
@Timeout(60)
class ImageServerTest {
    @TempDir
    private static Path temporary;
    private static Path pictures;
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @BeforeAll
    static void paint() throws Exception {
        pictures = temporary.resolve("pictures");
        TestServer.paintPictures(pictures);
        Files.writeString(pictures.resolve("corrupt.ppm"), "P6\n100 100\n255\nthat was all");
        Files.writeString(temporary.resolve("secret.ppm"), "P6\n1 1\n255\nabc");
    }

    @AfterAll
    static void leave() {
        BROWSER.close();
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void theGalleryShowsAllPictures(RuntimeKind kind) throws Exception {
        try (TestServer server = start(kind)) {
            HttpResponse<String> page = text(server, "/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(page.body()).contains("<img src=\"/images/dots.jpg?w=720&amp;h=480\"", "/images/north%20sea.jpg?w=1280&amp;q=30",
                    "<h2>north sea</h2>", "<b>0</b> files in the cache");
            assertThat(text(server, "/favicon.svg").headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void picturesHaveTheSizeAskedFor(RuntimeKind kind) throws Exception {
        try (TestServer server = start(kind)) {
            assertSize(image(server, "/images/dots.jpg"), 300, 200);
            assertSize(image(server, "/images/dots.jpg?w=150"), 150, 100);
            assertSize(image(server, "/images/dots.jpg?h=50&q=20"), 75, 50);
            assertSize(image(server, "/images/dots.jpg?w=64&h=64"), 64, 64);
            assertSize(image(server, "/images/north%20sea.jpg?w=600"), 600, 600);
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void lessQualityIsLessToSend(RuntimeKind kind) throws Exception {
        try (TestServer server = start(kind)) {
            int low = image(server, "/images/dots.jpg?q=10").body().length;
            int high = image(server, "/images/dots.jpg?q=95").body().length;
            assertThat(low).isLessThan(high / 2);
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void theSecondAnswerComesFromTheCacheAndIsTheSame(RuntimeKind kind) throws Exception {
        try (TestServer server = start(kind)) {
            byte[] first = image(server, "/images/dots.jpg?w=100&q=70").body();
            byte[] second = image(server, "/images/dots.jpg?q=70&w=100").body();
            assertThat(second).isEqualTo(first);
            assertThat(text(server, "/statistics").body())
                    .isEqualTo("{\"images\":1,\"bytes\":%d,\"bound\":32000000,\"users\":0,\"hits\":1,\"misses\":1,\"evictions\":0}\n"
                            .formatted(first.length));
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void whatCannotBeHadIsExplained(RuntimeKind kind) throws Exception {
        try (TestServer server = start(kind)) {
            assertProblem(text(server, "/images/nothing.jpg"), 404, "There is no picture called “nothing”");
            assertProblem(text(server, "/images/"), 404, "There is no picture called “”");
            assertProblem(text(server, "/nowhere"), 404, "There is nothing at “/nowhere”");
            assertProblem(text(server, "/images/%3Cscript%3E.jpg"), 404, "“&lt;script&gt;”");
            assertProblem(text(server, "/images/dots.jpg?q=0"), 400, "q must be a number from 1 to 100");
            assertProblem(text(server, "/images/dots.jpg?w=5000"), 400, "w must be a number from 1 to 2048");
            assertThat(text(server, "/images/corrupt.jpg").statusCode()).isEqualTo(500);
            assertSize(image(server, "/images/dots.jpg?w=10"), 10, 7);
            Statistics statistics = server.stop();
            assertThat(statistics.failed()).isEqualTo(1);
            assertThat(statistics.handled()).isEqualTo(5);
            assertThat(statistics.handlerFailures()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void nothingOutsideTheDirectoryCanBeReached(RuntimeKind kind) throws Exception {
        try (TestServer server = start(kind)) {
            for (String path : new String[] {"/images/../secret.jpg", "/images/..%2fsecret.jpg", "/images/%2e%2e/secret.jpg",
                    "/images/..%5csecret.jpg", "/images/%2fetc%2fpasswd", "/images/x%00.jpg", "/images//secret.jpg", "/../secret.ppm"}) {
                assertThat(rawStatus(server, "GET " + path + " HTTP/1.1")).as(path).isIn("404", "400");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void headAnswersLikeGetWithoutTheBody(RuntimeKind kind) throws Exception {
        try (TestServer server = start(kind)) {
            int length = image(server, "/images/dots.jpg").body().length;
            HttpResponse<byte[]> head = send(server, "HEAD", "/images/dots.jpg");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(length);
            assertThat(head.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            assertThat(head.body()).isEmpty();
            assertThat(send(server, "HEAD", "/").statusCode()).isEqualTo(200);
            HttpResponse<byte[]> post = send(server, "POST", "/images/dots.jpg");
            assertThat(post.statusCode()).isEqualTo(405);
            assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD");
            assertThat(send(server, "DELETE", "/").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void samplesAreMadeWhereThereIsNoDirectoryYet() throws Exception {
        Path samples = temporary.resolve("new").resolve("samples");
        try (TestServer server = TestServer.start(RuntimeKind.preferred(), samples, 1_000_000)) {
            assertThat(text(server, "/").body()).contains("aurora", "evening", "julia", "mandelbrot", "planet", "plasma");
            assertSize(image(server, "/images/planet.jpg?w=200"), 200, 200);
        }
        try (var left = Files.list(samples.getParent())) {
            assertThat(left).containsExactly(samples);
        }
    }

    @Test
    void optionsAreExplainedWithoutAnySideEffect() {
        Path samples = temporary.resolve("not wanted");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = ServerMain.execute(new String[] {"--images=" + samples, "--help"}, "image-server",
                options -> new ImageServer(new ImageComponents(options)), new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--images=PATH", "--cache-bytes=NUMBER", "--port=NUMBER", "--runtime=");
        assertThat(samples).doesNotExist();
    }

    private static TestServer start(RuntimeKind kind) throws Exception {
        return TestServer.start(kind, pictures, 32_000_000);
    }

    private static HttpResponse<String> text(TestServer server, String path) throws Exception {
        return BROWSER.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<byte[]> image(TestServer server, String path) throws Exception {
        HttpResponse<byte[]> response = BROWSER.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        return response;
    }

    private static HttpResponse<byte[]> send(TestServer server, String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).method(method, HttpRequest.BodyPublishers.noBody()).build();
        return BROWSER.send(request, BodyHandlers.ofByteArray());
    }

    /** Sends a request line as it is, which a well-bred client would put in order first. */
    private static String rawStatus(TestServer server, String requestLine) throws Exception {
        URI address = server.resolve("/");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("abc");
            return answer.substring(9, 12);
        }
    }

    private static void assertSize(HttpResponse<byte[]> response, int width, int height) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(response.body()));
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String reason) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(reason);
    }
}
