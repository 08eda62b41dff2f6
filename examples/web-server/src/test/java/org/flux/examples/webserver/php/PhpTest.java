// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.php;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.flux.http.Request;
import org.flux.http.RequestBuilder;
import org.flux.http.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real scripts in real processes, where there is a php-cgi. */
class PhpTest {
    @TempDir
    private Path root;
    private Php php;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(PhpProgram.onPath().isPresent(), "php-cgi is not installed (Debian: apt-get install php-cgi)");
        php = new Php(PhpProgram.onPath().orElseThrow(), root, 1, Duration.ofSeconds(20));
    }

    @AfterEach
    void end() {
        if (php != null) {
            php.close();
        }
    }

    private Response run(Request request, String source) throws Exception {
        return run(php, request, source);
    }

    private Response run(Php by, Request request, String source) throws Exception {
        Path file = Files.createTempFile(root, "test", ".php");
        Files.writeString(file, "<?php " + source);
        return by.run(request, new Script(file.toRealPath(), "/" + file.getFileName(), ""), 80, false);
    }

    @Test
    void queryBodyAndHeader() throws Exception {
        Request request = new RequestBuilder("POST", "/x?a=%3Cq%3E").header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Some", "h").header("Proxy", "evil").body("b=posted").build();
        Response response = run(request, "header('X-Other: o'); http_response_code(201); setcookie('c', '1'); setcookie('d', '2');"
                + "echo $_GET['a'], $_POST['b'], $_SERVER['HTTP_X_SOME'], var_export(getenv('HTTP_PROXY'), true);");
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.bodyText()).isEqualTo("<q>postedhfalse");
        assertThat(response.headers().first("X-Other")).hasValue("o");
        assertThat(response.headers().all("Set-Cookie")).hasSize(2);
        assertThat(response.headers().first("X-Powered-By")).isEmpty();
    }

    /** What a client sends cannot become a header of its own: PHP refuses it, and so would we. */
    @Test
    void headersCannotBeSplit() throws Exception {
        Response response = run(Request.get("/x?to=%0d%0aSet-Cookie:%20evil=1").build(), "header('Location: /' . $_GET['to']); echo 'x';");
        assertThat(response.headers().all("Set-Cookie")).isEmpty();
    }

    /** More than sockets hold, in both directions, and the script writes before it reads. */
    @Test
    void muchBothWays() throws Exception {
        byte[] body = "x".repeat(3_000_000).getBytes(StandardCharsets.US_ASCII);
        Request request = new RequestBuilder("PUT", "/x").header("Content-Type", "text/plain").body(body).build();
        Response response = run(request, "header('Content-Type: text/plain'); for ($i = 0; $i < 30; $i++) { echo str_repeat('y', 100000);"
                + " flush(); } echo strlen(file_get_contents('php://input'));");
        assertThat(response.length()).hasValue(3_000_007);
        assertThat(response.bodyText()).endsWith("y3000000");
    }

    @Test
    void failingScript() throws Exception {
        Response response = run(Request.get("/x").build(), "undefined_function();");
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.bodyText()).as("says nothing about itself").doesNotContain("undefined_function");
    }

    @Test
    void scriptThatTakesTooLong() throws Exception {
        try (Php impatient = new Php(PhpProgram.onPath().orElseThrow(), root, 1, Duration.ofSeconds(5))) {
            assertThat(run(impatient, Request.get("/x").build(), "echo 1;").bodyText()).isEqualTo("1");
            Process before = impatient.processes().getFirst().process();
            assertThatExceptionOfType(ScriptFailure.class)
                    .isThrownBy(() -> run(impatient, Request.get("/x").build(), "sleep(100);"))
                    .satisfies(failure -> assertThat(failure.status()).isEqualTo(504));
            assertThat(before.isAlive()).as("goes on running").isFalse();
            assertThat(run(impatient, Request.get("/x").build(), "echo 2;").bodyText()).isEqualTo("2");
        }
    }

    @Test
    void processThatDies() throws Exception {
        assertThatExceptionOfType(ScriptFailure.class)
                .isThrownBy(() -> run(Request.get("/x").build(), "echo 'part'; flush(); exec('kill -9 ' . getmypid()); sleep(5);"))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(502));
        assertThat(run(Request.get("/x").build(), "echo 'again';").bodyText()).isEqualTo("again");
    }

    /** One that has died while it was idle is started again, and nobody notices. */
    @Test
    void processThatHasDied() throws Exception {
        run(Request.get("/x").build(), "echo 1;");
        Process process = php.processes().getFirst().process();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        assertThat(run(Request.get("/x").build(), "echo 'again';").bodyText()).isEqualTo("again");
    }

    @Test
    void scriptsWaitForEachOther() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Response>> responses = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                int number = i;
                responses.add(threads.submit(() -> run(Request.get("/x?n=" + number).build(), "echo $_GET['n'];")));
            }
            for (int i = 0; i < responses.size(); i++) {
                assertThat(responses.get(i).get().bodyText()).isEqualTo(Integer.toString(i));
            }
        }
    }

    @Test
    void nothingIsLeftAtTheEnd() throws Exception {
        run(Request.get("/x").build(), "echo 1;");
        Process process = php.processes().getFirst().process();
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        assertThat(all).hasSizeGreaterThan(1);
        php.close();
        for (ProcessHandle handle : all) {
            handle.onExit().get();
        }
    }

    /** When this server is killed its end of the pipe closes, and that is enough. */
    @Test
    void processesEndWithTheServer() throws Exception {
        run(Request.get("/x").build(), "echo 1;");
        Process process = php.processes().getFirst().process();
        List<ProcessHandle> all = process.descendants().toList();
        process.getOutputStream().close();
        process.waitFor();
        for (ProcessHandle handle : all) {
            handle.onExit().get();
        }
    }

    @Test
    void programThatIsNone() {
        assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> {
            try (Php broken = new Php(Path.of("/bin/false"), root, 1, Duration.ofSeconds(20))) {
                run(broken, Request.get("/x").build(), "echo 1;");
            }
        }).satisfies(failure -> assertThat(failure.status()).isEqualTo(502));
    }
}
