// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.flux.http.Request;
import org.flux.http.RequestBuilder;
import org.flux.http.Response;
import org.flux.runtime.EndOfSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {
    private static final long MILLIS = Instant.parse("2006-05-30T10:00:00.5Z").toEpochMilli();

    @TempDir
    private Path directory;

    private static LogEntry entry(String target) {
        return new LogEntry("127.0.0.1", MILLIS, "GET", target, 200, 5, "-", "test");
    }

    @Test
    void combinedFormat() throws Exception {
        Path file = directory.resolve("log");
        AccessLog log = new AccessLog(file);
        log.add(entry("/a?b=c"));
        log.add(new LogEntry("::1", MILLIS + 1_000, "HEAD", "/", 404, -1, "http://x/", "a\"b\\c\u001b[31m\u00e9"));
        log.write();
        log.close();
        assertThat(file).hasContent("""
                127.0.0.1 - - [30/May/2006:10:00:00 +0000] "GET /a?b=c HTTP/1.1" 200 5 "-" "test"
                ::1 - - [30/May/2006:10:00:01 +0000] "HEAD / HTTP/1.1" 404 - "http://x/" "a\\x22b\\x5cc\\x1b[31m\\xe9"
                """);
    }

    @Test
    void entriesOfRequests() {
        Request request = Request.get("/x?y").header("Referer", "r").header("User-Agent", "u").build();
        LogEntry entry = LogEntry.of(request, Response.text("12345"));
        assertThat(entry.target()).isEqualTo("/x?y");
        assertThat(entry.bytes()).isEqualTo(5);
        assertThat(entry.referer()).isEqualTo("r");
        assertThat(entry.agent()).isEqualTo("u");
        assertThat(LogEntry.of(new RequestBuilder("HEAD", "/").build(), Response.text("12345")).bytes()).isZero();
    }

    @Test
    void whatWaitsIsWrittenAtTheEnd() throws Exception {
        Path file = Files.writeString(directory.resolve("log"), "before\n");
        AccessLog log = new AccessLog(file);
        log.open();
        log.add(entry("/1"));
        log.add(entry("/2"));
        log.close();
        assertThat(Files.readAllLines(file)).hasSize(3).first().isEqualTo("before");
    }

    @Test
    void aLogThatHasBeenMovedAwayIsBegunAnew() throws Exception {
        Path file = directory.resolve("log");
        AccessLog log = new AccessLog(file);
        log.add(entry("/one"));
        log.write();
        Files.move(file, directory.resolve("log.1"));
        log.add(entry("/two"));
        log.write();
        log.close();
        assertThat(Files.readString(directory.resolve("log.1"))).contains("/one").doesNotContain("/two");
        assertThat(Files.readString(file)).contains("/two").doesNotContain("/one");
    }

    @Test
    void waitingEnds() throws Exception {
        AccessLog log = new AccessLog(directory.resolve("log"));
        log.add(entry("/one"));
        log.await();
        log.write();
        log.end();
        assertThatExceptionOfType(EndOfSource.class).isThrownBy(log::await);
        assertThatExceptionOfType(EndOfSource.class).isThrownBy(() -> new AccessLog(null).await());
        log.close();
    }
}
