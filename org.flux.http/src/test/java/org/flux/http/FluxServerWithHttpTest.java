// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.flux.runtime.FluxOptions;
import org.flux.runtime.FluxServer;
import org.flux.runtime.RuntimeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** End to end: sockets, source, admission, flows, answers, under each runtime. */
@ExtendWith(NoLeaks.class)
class FluxServerWithHttpTest {

    private static FluxServer start(RuntimeKind kind, int maxFlows, TestServer.Component component) throws Exception {
        FluxOptions options = FluxOptions.of("--port=0", "--io-threads=1");
        return FluxServer.of(new HelloProgram(options, component)).runtime(kind).maxFlows(maxFlows)
                .drainTimeout(Duration.ofSeconds(10)).start();
    }

    private static RawClient connect(FluxServer server) throws Exception {
        return new RawClient(URI.create(server.addresses().getFirst()).getPort());
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void answersHandledAndFailedFlows(RuntimeKind kind) throws Exception {
        TestServer.Component component = request -> switch (request.path()) {
            case "/bad" -> throw new IllegalArgumentException("not like this");
            case "/fail" -> throw new IllegalStateException("by design");
            default -> Response.text("hello " + request.path());
        };
        try (FluxServer server = start(kind, 100, component); RawClient client = connect(server)) {
            client.get("/a").get("/bad").get("/fail").get("/b");
            assertThat(client.receive().body()).isEqualTo("hello /a");
            RawClient.Answer handled = client.receive();
            assertThat(handled.status()).isEqualTo(400);
            assertThat(handled.body()).isEqualTo("not like this\n");
            assertThat(client.receive().status()).isEqualTo(500);
            assertThat(client.receive().body()).isEqualTo("hello /b");
        }
    }

    /** With two loops there are several flows of each, which start where the request was read, with no hand-off, and return there. */
    @Test
    void underEventAFlowRunsOnTheLoopThatReadItsRequest() throws Exception {
        HelloProgram program = new HelloProgram(FluxOptions.of("--port=0", "--io-threads=2"),
                request -> Response.text(Thread.currentThread().isVirtual() ? "virtual" : "platform"));
        try (FluxServer server = FluxServer.of(program).runtime(RuntimeKind.EVENT).start()) {
            for (int i = 0; i < 6; i++) {
                try (RawClient client = connect(server)) {
                    client.get("/").get("/");
                    assertThat(client.receive().body()).isEqualTo(client.receive().body());
                }
            }
        }
        assertThat(program.startedOn).hasSize(12).allMatch(name -> name.startsWith("flux-http"));
        assertThat(program.startedOn).hasSameSizeAs(program.respondedOn).containsExactlyElementsOf(program.respondedOn);
        assertThat(new HashSet<>(program.startedOn)).hasSize(2);
    }

    /** More clients than flows are allowed: all are answered in the end, none refused. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void moreClientsThanFlows(RuntimeKind kind) throws Exception {
        CountDownLatch full = new CountDownLatch(4);
        CountDownLatch release = new CountDownLatch(1);
        TestServer.Component component = request -> {
            full.countDown();
            release.await();
            return Response.text(request.path());
        };
        List<RawClient> clients = new ArrayList<>();
        try (FluxServer server = start(kind, 4, component)) {
            for (int i = 0; i < 40; i++) {
                clients.add(connect(server).get("/" + i));
            }
            assertThat(full.await(10, TimeUnit.SECONDS)).isTrue();
            release.countDown();
            for (int i = 0; i < 40; i++) {
                assertThat(clients.get(i).receive().body()).isEqualTo("/" + i);
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void stopsGracefully(RuntimeKind kind) throws Exception {
        LinkedBlockingQueue<Request> started = new LinkedBlockingQueue<>();
        CountDownLatch release = new CountDownLatch(1);
        TestServer.Component component = request -> {
            started.add(request);
            release.await();
            return Response.text("finished");
        };
        FluxServer server = start(kind, 100, component);
        try (RawClient busy = connect(server); RawClient idle = connect(server)) {
            busy.get("/");
            assertThat(started.poll(10, TimeUnit.SECONDS)).isNotNull();
            int port = URI.create(server.addresses().getFirst()).getPort();
            Thread stopping = Thread.startVirtualThread(server::stop);
            assertThat(idle.closedByServer()).isTrue();
            assertThatThrownBy(() -> new RawClient(port)).isInstanceOf(ConnectException.class);
            release.countDown();
            RawClient.Answer answer = busy.receive();
            assertThat(answer.body()).isEqualTo("finished");
            assertThat(answer.header("Connection")).isEqualTo("close");
            stopping.join();
            assertThat(server.awaitTermination(Duration.ofSeconds(10))).isTrue();
        } finally {
            server.close();
        }
    }
}
