// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.flux.runtime.PushSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What clients hear when flows do not answer. */
@ExtendWith(NoLeaks.class)
class OutcomeTest {
    private final Logger logger = Logger.getLogger("org.flux.http");
    private final List<String> logged = new ArrayList<>();
    private final Handler recorder = new Handler() {
        @Override
        public synchronized void publish(LogRecord logRecord) {
            logged.add(new SimpleFormatter().formatMessage(logRecord));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.addHandler(recorder);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(recorder);
        logger.setUseParentHandlers(true);
    }

    private RawClient.Answer answerOf(PushSource.Sink<Request> sink) throws Exception {
        try (TestServer server = new TestServer("nio", sink); RawClient client = server.connect()) {
            RawClient.Answer answer = client.get("/path").receive();
            assertThat(client.get("/path").receive().status()).isEqualTo(answer.status()); // the connection has survived
            return answer;
        }
    }

    @Test
    void failedFlow() throws Exception {
        RawClient.Answer answer = answerOf((request, outcome) -> outcome.failed(new IllegalStateException("secret")));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void refusedFlow() throws Exception {
        RawClient.Answer answer = answerOf((request, outcome) -> outcome.refused());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void flowThatForgetsToAnswer() throws Exception {
        assertThat(answerOf((request, outcome) -> outcome.completed()).status()).isEqualTo(500);
        assertThat(logged).contains("the flow of GET /path completed without an answer");
    }

    /** The flow has seen that its client has left and has ended for that reason. */
    @Test
    void flowThatDoesNotAnswerAClientThatHasLeft() throws Exception {
        CompletableFuture<Request> received = new CompletableFuture<>();
        CompletableFuture<PushSource.Outcome> outcome = new CompletableFuture<>();
        try (TestServer server = new TestServer("nio", (request, told) -> {
            outcome.complete(told);
            received.complete(request);
        })) {
            try (Socket client = new Socket("127.0.0.1", server.port())) {
                client.setSoLinger(true, 0); // closing resets the connection, so that the server hears of it
                client.getOutputStream().write("GET /left HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                received.get(5, TimeUnit.SECONDS);
            }
            Request request = received.get();
            for (int i = 0; !request.clientGone() && i < 1_000; i++) {
                Thread.sleep(5);
            }
            assertThat(request.clientGone()).isTrue();
            outcome.get().completed();
        }
        assertThat(logged).isEmpty();
    }

    @Test
    void sinkThatThrows() throws Exception {
        RawClient.Answer answer = answerOf((request, outcome) -> {
            throw new IllegalStateException("sink");
        });
        assertThat(answer.status()).isEqualTo(500);
    }

    @Test
    void failureAfterTheAnswerIsNotHeard() throws Exception {
        RawClient.Answer answer = answerOf((request, outcome) -> {
            respond(request, Response.text("fine"));
            outcome.failed(new IllegalStateException("afterwards"));
        });
        assertThat(answer.body()).isEqualTo("fine");
    }

    @Test
    void secondAnswerFailsClearly() throws Exception {
        CompletableFuture<Request> received = new CompletableFuture<>();
        try (TestServer server = new TestServer("nio", (request, outcome) -> received.complete(request));
                RawClient client = server.connect()) {
            client.get("/a?b");
            Request request = received.get(5, TimeUnit.SECONDS);
            Http.text(request, "once");
            assertThatThrownBy(() -> Http.notFound(request)).isInstanceOf(AnsweredTwice.class)
                    .hasMessage("GET /a?b was answered with 404 after it had been answered with 200");
            assertThat(client.receive().body()).isEqualTo("once");
        }
    }

    @Test
    void fileThatIsNotThereCanBeAnsweredOtherwise() throws Exception {
        RawClient.Answer answer = answerOf((request, outcome) -> {
            assertThatThrownBy(() -> Http.respond(request, Response.file(Path.of("no such file")))).isInstanceOf(NoSuchFileException.class);
            respond(request, Response.notFound());
            outcome.completed();
        });
        assertThat(answer.status()).isEqualTo(404);
    }

    private static void respond(Request request, Response response) {
        try {
            Http.respond(request, response);
        } catch (IOException thrown) {
            throw new AssertionError(thrown);
        }
    }
}
