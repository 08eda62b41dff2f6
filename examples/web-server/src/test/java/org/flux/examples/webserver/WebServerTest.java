// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.flux.examples.webserver.TestServer.Answer;
import org.flux.examples.webserver.php.PhpProgram;
import org.flux.runtime.RuntimeKind;
import org.flux.runtime.ServerMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole server over sockets, on every runtime. */
class WebServerTest {
    @TempDir
    private Path directory;
    private Path root;

    @BeforeEach
    void makeSite() throws IOException {
        root = Files.createDirectory(directory.resolve("root"));
        Files.writeString(root.resolve("index.html"), "<p>index</p>");
        Files.writeString(root.resolve("digits.txt"), "0123456789");
        Files.setLastModifiedTime(root.resolve("digits.txt"), FileTime.from(Instant.parse("2006-05-30T10:00:00Z")));
        Files.createDirectories(root.resolve("files"));
        Files.writeString(root.resolve("files/large.bin"), "x".repeat(200_000));
    }

    private TestServer start(RuntimeKind kind, String... options) throws Exception {
        String[] all = Stream.concat(Arrays.stream(options), Stream.of("--root=" + root))
                .toArray(String[]::new);
        return TestServer.start(kind, all);
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void filesAndDirectories(RuntimeKind kind) throws Exception {
        try (TestServer server = start(kind, "--php=off", "--cache-file-size=100000")) {
            Answer hello = server.get("/hello");
            assertThat(hello.body()).isEqualTo("Hello, World!");
            assertThat(hello.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
            assertThat(server.get("/").body()).isEqualTo("<p>index</p>");
            for (int i = 0; i < 2; i++) { // from the disk, from the cache
                Answer digits = server.get("/digits.txt");
                assertThat(digits.body()).isEqualTo("0123456789");
                assertThat(digits.header("Last-Modified")).isEqualTo("Tue, 30 May 2006 10:00:00 GMT");
                assertThat(server.get("/digits.txt", "Range: bytes=2-4").body()).isEqualTo("234");
                assertThat(server.get("/digits.txt", "Range: bytes=2-4").status()).isEqualTo(206);
                assertThat(server.get("/digits.txt", "Range: bytes=20-").status()).isEqualTo(416);
                assertThat(server.get("/digits.txt", "Range: bytes=1-2,4-5").body()).isEqualTo("0123456789");
                assertThat(server.get("/digits.txt", "If-None-Match: " + digits.header("ETag")).status()).isEqualTo(304);
                assertThat(server.get("/digits.txt", "If-Match: \"other\"").status()).isEqualTo(412);
                Answer head = server.send("HEAD", "/digits.txt");
                assertThat(head.header("Content-Length")).isEqualTo("10");
                assertThat(head.bytes()).isEmpty();
                assertThat(server.get("/files/large.bin").bytes()).hasSize(200_000).containsOnly('x');
                assertThat(server.get("/files/large.bin", "Range: bytes=-150000").bytes()).hasSize(150_000);
            }
            assertThat(server.get("/files/").body()).contains("href=\"./large.bin\"");
            assertThat(server.get("/files").header("Location")).isEqualTo("/files/");
            Answer wrong = server.send("DELETE", "/digits.txt");
            assertThat(wrong.status()).isEqualTo(405);
            assertThat(wrong.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(server.send("OPTIONS", "/digits.txt").status()).isEqualTo(204);
            assertThat(server.send("TRACE", "/digits.txt").status()).isEqualTo(405);
            assertThat(server.send("BREW", "/digits.txt").status()).isEqualTo(501);
            assertThat(server.get("/missing").status()).isEqualTo(404);
            Files.writeString(root.resolve("run.php"), "<?php echo 'source';");
            Answer notRun = server.get("/run.php");
            assertThat(notRun.status()).isEqualTo(501);
            assertThat(notRun.body()).contains("switched off").doesNotContain("<?php");
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void scripts(RuntimeKind kind) throws Exception {
        assumeTrue(PhpProgram.onPath().isPresent(), "php-cgi is not installed (Debian: apt-get install php-cgi)");
        Files.writeString(root.resolve("echo.php"), "<?php header('X-Method: ' . $_SERVER['REQUEST_METHOD']);"
                + "echo $_SERVER['PATH_INFO'] ?? '-', ' ', $_SERVER['QUERY_STRING'], ' ', file_get_contents('php://input');");
        Files.writeString(root.resolve("dies.php"), "<?php exec('kill -9 ' . getmypid());");
        Files.createDirectories(root.resolve("app"));
        Files.writeString(root.resolve("app/index.php"), "<?php http_response_code(404); echo 'own page';");
        try (TestServer server = start(kind, "--php-processes=1")) {
            assertThat(server.get("/echo.php?a=b&c").body()).isEqualTo("- a=b&c ");
            Answer posted = server.send("POST", "/echo.php/in/fo", "body".getBytes(StandardCharsets.US_ASCII));
            assertThat(posted.body()).isEqualTo("/in/fo  body");
            assertThat(posted.header("X-Method")).isEqualTo("POST");
            assertThat(server.send("HEAD", "/echo.php").bytes()).isEmpty();
            Answer own = server.get("/app/");
            assertThat(own.status()).isEqualTo(404);
            assertThat(own.body()).isEqualTo("own page");
            assertThat(server.get("/dies.php").status()).isEqualTo(502);
            assertThat(server.get("/echo.php").status()).isEqualTo(200);
            assertThat(server.get("/hello").status()).isEqualTo(200);
            server.stop();
            assertThat(ProcessHandle.current().descendants().map(process -> process.info().commandLine().orElse("")))
                    .noneMatch(command -> command.contains("php-cgi"));
        }
    }

    @Test
    void scriptThatTakesTooLong() throws Exception {
        assumeTrue(PhpProgram.onPath().isPresent(), "php-cgi is not installed (Debian: apt-get install php-cgi)");
        Files.writeString(root.resolve("slow.php"), "<?php sleep(60);");
        try (TestServer server = start(RuntimeKind.preferred(), "--php-processes=1", "--script-timeout=1s")) {
            assertThat(server.get("/slow.php").status()).isEqualTo(504);
        }
    }

    /** Whatever files are called, and whatever is in a name. */
    @Test
    void everyLinkOfAListingLeads() throws Exception {
        Path odd = Files.createDirectory(root.resolve("odd & <b>names"));
        List<String> names = List.of("a b.txt", "100% sure?.txt", "x#y.txt", "<img src=x onerror=alert(1)>.txt", "q\"u'o&t;e.txt",
                "\u00fcn\u00efcode.txt", "java+script,$@!(1)=2.txt", "&amp;.txt");
        for (String name : names) {
            Files.writeString(odd.resolve(name), name);
        }
        try (TestServer server = start(RuntimeKind.POOL, "--php=off")) {
            String page = server.get("/odd%20%26%20%3Cb%3Enames/").body();
            assertThat(page).doesNotContain("<b>").doesNotContain("<img");
            List<String> bodies = new ArrayList<>();
            Matcher link = Pattern.compile("href=\"\\./([^\"]*)\"").matcher(page);
            while (link.find()) {
                bodies.add(server.get("/odd%20%26%20%3Cb%3Enames/" + link.group(1)).body());
            }
            assertThat(bodies).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void clientsThatAskForTooMuch(RuntimeKind kind) throws Exception {
        try (TestServer server = start(kind, "--php=off", "--rate=1", "--burst=3")) {
            for (int i = 0; i < 3; i++) {
                assertThat(server.get("/hello").status()).isEqualTo(200);
            }
            int status = 200;
            for (int i = 0; i < 100 && status == 200; i++) {
                Answer answer = server.get("/hello");
                status = answer.status();
                assertThat(status == 200 || answer.header("Retry-After").equals("1")).isTrue();
            }
            assertThat(status).isEqualTo(429);
            assertThat(server.components().clients().known()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void accessLog(RuntimeKind kind) throws Exception {
        Path log = directory.resolve("access.log");
        try (TestServer server = start(kind, "--php=off", "--access-log=" + log)) {
            server.get("/digits.txt?x", "Referer: http://other/", "User-Agent: me\"");
            server.get("/missing");
            server.send("HEAD", "/");
            server.stop();
        }
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).matches("127\\.0\\.0\\.1 - - \\[\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000] "
                + "\"GET /digits\\.txt\\?x HTTP/1\\.1\" 200 10 \"http://other/\" \"me\\\\x22\"");
        assertThat(lines.get(1)).contains("\"GET /missing HTTP/1.1\" 404 ");
        assertThat(lines.get(2)).contains("\"HEAD / HTTP/1.1\" 200 0 ");
    }

    /** What the server cannot do is said before it begins, in one line. */
    @ParameterizedTest
    @ValueSource(strings = {"--root=none", "--php=/bin/none", "--access-log=/none/log", "--rate=-1", "--burst=x", "--cache=1"})
    void optionsThatCannotBe(String option) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] args = Stream.of("--port=0", option.startsWith("--root") ? "--list" : "--root=" + root, option).toArray(String[]::new);
        int exitCode = ServerMain.execute(args, "WebServer", options -> new WebServer(new WebComponents(options)), new PrintStream(out),
                new PrintStream(out));
        assertThat(exitCode).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(option.substring(0, option.indexOf('='))).doesNotContain("\tat ")
                .doesNotContain("Exception").containsOnlyOnce("\n");
    }
}
