// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;
import org.flux.runtime.FluxOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class StaticFilesTest {
    @TempDir
    private Path directory;
    private Path root;
    private StaticFiles files;

    @BeforeEach
    void site() throws IOException {
        root = Files.createDirectories(directory.resolve("root"));
        Files.writeString(directory.resolve("secret.txt"), "secret");
        Files.createDirectories(directory.resolve("root-of-others"));
        Files.writeString(directory.resolve("root-of-others/secret.txt"), "secret");
        Files.writeString(root.resolve("hello.txt"), "hello");
        Files.writeString(root.resolve("a b+é.txt"), "spaced");
        Files.writeString(root.resolve(".hidden"), "secret");
        Files.createDirectories(root.resolve("sub/empty"));
        Files.createDirectories(root.resolve(".git"));
        Files.writeString(root.resolve(".git/config"), "secret");
        Files.writeString(root.resolve("sub/index.html"), "<p>index</p>");
        files = new StaticFiles(root);
    }

    private Response serve(String target) throws IOException {
        return files.serve(Request.get(target).build());
    }

    @Test
    void file() throws IOException {
        Response response = serve("/hello.txt?query=ignored");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.bodyText()).isEqualTo("hello");
        assertThat(response.length()).hasValue(5);
        assertThat(response.headers().first("Content-Type")).hasValue("text/plain; charset=utf-8");
    }

    @Test
    void encodedName() throws IOException {
        assertThat(serve("/a%20b+%C3%A9.txt").bodyText()).isEqualTo("spaced");
        assertThat(serve("//hello.txt").bodyText()).isEqualTo("hello");
    }

    @Test
    void directoryHasItsIndex() throws IOException {
        assertThat(serve("/sub/").bodyText()).isEqualTo("<p>index</p>");
        assertThat(serve("/sub/").headers().first("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(serve("/sub?x=1").status()).isEqualTo(308);
        assertThat(serve("/sub?x=1").headers().first("Location")).hasValue("/sub/?x=1");
        assertThat(serve("/").status()).isEqualTo(404);
        assertThat(serve("/sub/empty/").status()).isEqualTo(404);
    }

    /** {@code //sub} would be another host. */
    @Test
    void redirectStaysOnThisHost() throws IOException {
        assertThat(serve("//sub").headers().first("Location")).hasValue("/sub/");
        assertThat(serve("////sub").headers().first("Location")).hasValue("/sub/");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/../secret.txt",
        "/sub/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2e./secret.txt",
        "/..%2fsecret.txt",
        "/..%2Fsecret.txt",
        "/sub%2f..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%2e%2e%5csecret.txt",
        "/../root-of-others/secret.txt",
        "/..;/secret.txt",
        "/.../secret.txt",
        "/%252e%252e/secret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/%2Fetc%2Fpasswd",
        "/file:/etc/passwd",
        "/C:/secret.txt",
        "/hello.txt%00.html",
        "/%00",
        "/secret%0d%0a.txt",
        "/.hidden",
        "/%2ehidden",
        "/.git/config",
        "/sub/./index.html",
        "/hello.txt/",
        "/hello.txt/x",
        "/missing",
        "/missing/",
        "*",
    })
    void attackFindsNothing(String target) throws IOException {
        Response response = serve(target);
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.bodyText()).isEqualTo("Not found\n");
        assertThat(files.exists(Request.get(target).build())).isFalse();
    }

    @Test
    void nameTooLongForTheFileSystem() throws IOException {
        assertThat(serve("/" + "x".repeat(5000)).status()).isEqualTo(404);
    }

    @Test
    void linksDoNotLeadOut() throws IOException {
        Files.createSymbolicLink(root.resolve("out.txt"), directory.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("outdir"), directory);
        Files.createSymbolicLink(root.resolve("others"), directory.resolve("root-of-others"));
        Files.createSymbolicLink(root.resolve("relative"), Path.of("../secret.txt"));
        Files.createSymbolicLink(root.resolve("ring"), root.resolve("ring"));
        Files.createSymbolicLink(root.resolve("nowhere"), root.resolve("missing"));
        for (String name : new String[] {"out.txt", "outdir/secret.txt", "others/secret.txt", "relative", "ring", "nowhere", "outdir/"}) {
            assertThat(serve("/" + name).status()).as(name).isEqualTo(404);
        }
        Files.createSymbolicLink(root.resolve("in.txt"), root.resolve("hello.txt"));
        Files.createSymbolicLink(root.resolve("insub"), root.resolve("sub"));
        assertThat(serve("/in.txt").bodyText()).isEqualTo("hello");
        assertThat(serve("/insub/").bodyText()).isEqualTo("<p>index</p>");
    }

    /** The root itself may be a link. */
    @Test
    void linkedRoot() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), root);
        assertThat(new StaticFiles(link).serve(Request.get("/hello.txt").build()).bodyText()).isEqualTo("hello");
        StaticFiles ofOptions = new StaticFiles(FluxOptions.of("--root=" + link));
        assertThat(ofOptions.serve(Request.get("/hello.txt").build()).bodyText()).isEqualTo("hello");
    }

    @Test
    void clientThatHasTheFileIsToldSo() throws IOException {
        Files.setLastModifiedTime(root.resolve("hello.txt"), FileTime.from(Instant.parse("2006-05-30T10:00:00.5Z")));
        Response response = serve("/hello.txt");
        String tag = response.headers().first("ETag").orElseThrow();
        assertThat(response.headers().first("Last-Modified")).hasValue("Tue, 30 May 2006 10:00:00 GMT");
        assertThat(statusWith("If-None-Match", tag)).isEqualTo(304);
        assertThat(statusWith("If-None-Match", "\"other\", W/" + tag)).isEqualTo(304);
        assertThat(statusWith("If-None-Match", "*")).isEqualTo(304);
        assertThat(statusWith("If-None-Match", "\"other\"")).isEqualTo(200);
        assertThat(statusWith("If-Modified-Since", "Tue, 30 May 2006 10:00:00 GMT")).isEqualTo(304);
        assertThat(statusWith("If-Modified-Since", "Tue, 30 May 2006 09:59:59 GMT")).isEqualTo(200);
        assertThat(statusWith("If-Modified-Since", "yesterday")).isEqualTo(200);
        Files.writeString(root.resolve("hello.txt"), "HELLO");
        assertThat(serve("/hello.txt").headers().first("ETag")).isNotEqualTo(response.headers().first("ETag"));
    }

    private int statusWith(String name, String value) throws IOException {
        return files.serve(Request.get("/hello.txt").header(name, value).build()).status();
    }

    @Test
    void otherMethods() throws IOException {
        Response response = files.serve(Request.post("/hello.txt", new byte[0]).build());
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers().first("Allow")).hasValue("GET, HEAD");
    }

    @ParameterizedTest
    @CsvSource({"x.html,text/html; charset=utf-8", "x.JPG,image/jpeg", "x.tar.gz,application/gzip", "x,application/octet-stream",
        "x.unheard-of,application/octet-stream", "x.svg,image/svg+xml"})
    void mediaTypes(String name, String type) {
        assertThat(MimeTypes.of(Path.of(name))).isEqualTo(type);
    }

    @ParameterizedTest
    @MethodSource("org.flux.http.TestServer#transports")
    void overASocket(String transport) throws Exception {
        byte[] large = new byte[5_000_003];
        new Random(1).nextBytes(large);
        Files.write(root.resolve("large.bin"), large);
        try (TestServer server = new TestServer(transport, TestServer.threads(files::serve)); RawClient client = server.connect()) {
            client.get("/large.bin").get("/hello.txt").get("/large.bin").get("/missing");
            RawClient.Answer first = client.receive();
            assertThat(first.bytes()).isEqualTo(large);
            assertThat(client.receive().body()).isEqualTo("hello");
            assertThat(client.receive().bytes()).isEqualTo(large);
            assertThat(client.receive().status()).isEqualTo(404);
            client.send("HEAD /large.bin HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.receiveHead().header("Content-Length")).isEqualTo("5000003");
            client.send("GET /large.bin HTTP/1.1\r\nHost: a\r\nIf-None-Match: " + first.header("ETag") + "\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(304);
            client.send("GET /../secret.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(404);
            assertThat(client.closedByServer()).isTrue();
        }
    }

    /** What is open is closed; a descriptor that leaked would show here. */
    @ParameterizedTest
    @MethodSource("org.flux.http.TestServer#transports")
    void clientThatVanishesWithinAFile(String transport) throws Exception {
        Path file = Files.write(root.resolve("large.bin"), new byte[20_000_000]);
        try (TestServer server = new TestServer(transport, TestServer.threads(files::serve))) {
            for (int i = 0; i < 10; i++) {
                try (RawClient client = server.connect()) {
                    client.get("/large.bin");
                    client.line();
                    client.socket().setSoLinger(true, 0);
                }
            }
            try (RawClient client = server.connect()) {
                assertThat(client.get("/hello.txt").receive().body()).isEqualTo("hello");
            }
        }
        if (Files.isDirectory(Path.of("/proc/self/fd"))) {
            assertThat(descriptorsOf(file.toRealPath())).isZero();
        }
    }

    private static long descriptorsOf(Path file) throws IOException {
        long number = 0;
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor) && Files.readSymbolicLink(descriptor).equals(file)) {
                    number++;
                }
            }
        }
        return number;
    }
}
