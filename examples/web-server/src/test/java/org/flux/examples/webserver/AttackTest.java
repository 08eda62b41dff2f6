// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.flux.examples.webserver.TestServer.Answer;
import org.flux.examples.webserver.php.PhpProgram;
import org.flux.runtime.RuntimeKind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients send who want something else than a page. */
class AttackTest {
    private static final String SECRET = "the-secret";

    /** Ways out of the root, ways to a script's source, ways to run what is no script. */
    private static final String[] TARGETS = {
        "/../secret.txt", "/sub/../../secret.txt", "/%2e%2e/secret.txt", "/%2e./secret.txt", "/.%2e/secret.txt", "/..%2fsecret.txt",
        "/..%2Fsecret.txt", "/%2e%2e%2fsecret.txt", "/sub%2f..%2f..%2fsecret.txt", "/..%5csecret.txt", "/%2e%2e%5csecret.txt",
        "/sub/..%5c..%5csecret.txt", "/..\\secret.txt", "/%252e%252e/secret.txt", "/%252e%252e%252fsecret.txt", "/..%252fsecret.txt",
        "/%c0%ae%c0%ae/secret.txt", "/..%c0%afsecret.txt", "/%e0%80%ae%e0%80%ae/secret.txt", "/..%u2215secret.txt", "/..;/secret.txt",
        "/....//secret.txt", "/.../secret.txt", "//../secret.txt", "///etc/passwd", "/%2fetc%2fpasswd", "/file:///etc/passwd",
        "/C:/secret.txt", "/~root/", "/./secret.txt", "/sub/./../../secret.txt", "/secret.txt%00.html", "/..%00/secret.txt", "/%00",
        "/a.txt%00.php",
        "/source.php%00.txt", "/a.txt%0d%0aX-Injected:%20yes", "/out.txt", "/outdir/secret.txt", "/outdir/", "/out.php", "/.hidden",
        "/.git/config", "/%2egit/config", "/source.php~", "/source.php.bak", "/source.txt", "/cat.jpg/x.php", "/cat.jpg%2fx.php",
        "/cat.jpg/%20.php", "/cat.jpg%00.php", "/a.txt/x.php", "/source.php/../../secret.txt", "/source.php/..", "/none.php",
        "/sub/..%2f..%2fsecret.php", "http://localhost/../secret.txt", "http://evil/../secret.txt"};

    private static final String[] HEADERS = {
        "Proxy: http://the-evil/", "X-Original-URL: /../secret.txt", "X-Rewrite-URL: /secret.txt", "Range: bytes=0-,0-,0-,0-,0-,0-,0-",
        "If-None-Match: " + "\"a\",".repeat(500), "Host_Name: the-evil", "Content-Type: a/b; the-evil"};

    @TempDir
    private Path directory;

    private Path makeSite() throws IOException {
        Path root = Files.createDirectory(directory.resolve("root"));
        for (String name : new String[] {"secret.txt", "secret.php", "root/.hidden", "root/source.php~", "root/source.php.bak"}) {
            Files.writeString(directory.resolve(name), SECRET);
        }
        Files.createDirectories(root.resolve("sub"));
        Files.createDirectories(root.resolve(".git"));
        Files.writeString(root.resolve(".git/config"), SECRET);
        Files.writeString(root.resolve("a.txt"), "text");
        Files.writeString(root.resolve("source.php"), "<?php $x = '" + SECRET
                + "'; echo getenv('HTTP_PROXY'), $_SERVER['HTTP_PROXY'] ?? 'fine';");
        Files.writeString(root.resolve("cat.jpg"), "<?php echo '" + SECRET + "';");
        Files.createSymbolicLink(root.resolve("out.txt"), directory.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("out.php"), directory.resolve("secret.php"));
        Files.createSymbolicLink(root.resolve("outdir"), directory);
        Files.createSymbolicLink(root.resolve("source.txt"), root.resolve("source.php"));
        return root;
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void nothingGetsOut(RuntimeKind kind) throws Exception {
        Path root = makeSite();
        try (TestServer server = TestServer.start(kind, "--root=" + root, "--php-processes=1")) {
            for (String target : TARGETS) {
                for (int i = 0; i < 2; i++) {
                    Answer answer = server.get(target);
                    assertThat(answer.status()).as(target).isIn(400, 404);
                    assertThat(answer.body()).as(target).doesNotContain(SECRET).doesNotContain("root:").doesNotContain("<?php");
                    assertThat(answer.header("X-Injected")).as(target).isNull();
                }
            }
            for (String header : HEADERS) {
                Answer script = server.get("/source.php", header);
                assertThat(script.status()).as(header).isIn(200, 501);
                assertThat(script.body()).as(header).doesNotContain("evil").doesNotContain(SECRET).doesNotContain("<?php");
                assertThat(server.get("/a.txt", header).body()).as(header).isEqualTo("text");
            }
            assertThat(server.get("/cat.jpg").body()).as("a picture is sent as it is").contains("<?php");
            assertThat(server.get("/a.txt").body()).as("still serves").isEqualTo("text");
            if (PhpProgram.onPath().isPresent()) {
                assertThat(server.get("/source.php").body()).isEqualTo("fine");
            }
        }
    }
}
