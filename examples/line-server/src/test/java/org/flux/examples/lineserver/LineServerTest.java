// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.lineserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.flux.runtime.FluxOptions;
import org.flux.runtime.FluxServer;
import org.flux.runtime.RuntimeKind;
import org.flux.runtime.ServerMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The protocol, over real sockets, on every runtime. */
@Timeout(300)
class LineServerTest {

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void entriesAreStoredReadAndRemoved(RuntimeKind kind) throws Exception {
        try (FluxServer server = start(kind); LineClient client = LineClient.of(server)) {
            assertThat(client.ask("GET colour")).isEqualTo("NONE");
            assertThat(client.ask("PUT colour dark  green")).isEqualTo("OK");
            assertThat(client.ask("get colour")).isEqualTo("OK dark  green");
            assertThat(client.ask("PUT größe 42")).isEqualTo("OK");
            assertThat(client.ask("ADD größe -50")).isEqualTo("OK -8");
            assertThat(client.askForLines("LIST", 3)).containsExactly("colour dark  green", "größe -8", "2 entries");
            assertThat(client.ask("DEL colour")).isEqualTo("OK");
            assertThat(client.ask("DEL colour")).isEqualTo("NONE");
            assertThat(client.ask("HELP")).contains("PUT key text").contains("QUIT");
            assertThat(client.ask("QUIT")).isEqualTo("BYE");
            assertThat(client.readLine()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void badCommandsAreExplainedAndTheConversationGoesOn(RuntimeKind kind) throws Exception {
        try (FluxServer server = start(kind); LineClient client = LineClient.of(server)) {
            assertThat(client.ask("JUMP high")).isEqualTo("ERR unknown command 'JUMP', try HELP");
            assertThat(client.ask("")).isEqualTo("ERR unknown command '', try HELP");
            assertThat(client.ask("PUT colour")).isEqualTo("ERR use: PUT key text");
            assertThat(client.ask("LIST all")).isEqualTo("ERR use: LIST");
            assertThat(client.ask("ADD n 1")).isEqualTo("ERR no entry 'n'");
            assertThat(client.ask("PUT n one")).isEqualTo("OK");
            assertThat(client.ask("ADD n 1")).isEqualTo("ERR 'n' is not a number");
            assertThat(client.ask("ADD n much")).isEqualTo("ERR 'much' is not a number");
            assertThat(client.ask("PUT n " + Long.MAX_VALUE)).isEqualTo("OK");
            assertThat(client.ask("ADD n 1")).isEqualTo("ERR 'n' would become too large");
            assertThat(client.ask("GET n")).isEqualTo("OK " + Long.MAX_VALUE);
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void linesSentAtOnceAreAnsweredInOrder(RuntimeKind kind) throws Exception {
        try (FluxServer server = start(kind); LineClient client = LineClient.of(server)) {
            client.ask("PUT n 0");
            client.send("ADD n 1\r\n".repeat(200) + "GET n\nQUIT\nADD n 1\n");
            for (int i = 1; i <= 200; i++) {
                assertThat(client.readLine()).isEqualTo("OK " + i);
            }
            assertThat(client.readLine()).isEqualTo("OK 200");
            assertThat(client.readLine()).isEqualTo("BYE");
            assertThat(client.readLine()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void aClientThatOnlySendsGetsAllItsAnswers(RuntimeKind kind) throws Exception {
        try (FluxServer server = start(kind); LineClient client = LineClient.of(server)) {
            client.send("PUT a 1\nGET a\n");
            client.endInput();
            assertThat(client.readLine()).isEqualTo("OK");
            assertThat(client.readLine()).isEqualTo("OK 1");
            assertThat(client.readLine()).isNull();
        }
    }

    /** Store.add is not atomic: what keeps the sum exact is the constraint {@code entry(session)} alone. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void countersStayExactHoweverManyClientsAdd(RuntimeKind kind) throws Exception {
        int clients = 16;
        int additions = Boolean.getBoolean("flux.long") ? 10_000 : 500;
        try (FluxServer server = start(kind); LineClient observer = LineClient.of(server)) {
            observer.ask("PUT even 0");
            observer.ask("PUT odd 0");
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                tasks.add(() -> add(server, additions));
            }
            try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
                for (Future<Void> task : threads.invokeAll(tasks)) {
                    task.get();
                }
            }
            assertThat(observer.ask("GET even")).isEqualTo("OK " + clients * additions);
            assertThat(observer.ask("GET odd")).isEqualTo("OK " + 3 * clients * additions);
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void anAnswerLargerThanTheNetworksBuffersArrivesWhole(RuntimeKind kind) throws Exception {
        try (FluxServer server = start(kind); LineClient client = LineClient.of(server)) {
            int entries = 2_000;
            for (int i = 0; i < entries; i++) {
                assertThat(client.ask("PUT k" + i + " " + "x".repeat(4_000))).isEqualTo("OK");
            }
            client.send("LIST\nGET k0\n");
            for (int i = 0; i < entries; i++) {
                assertThat(client.readLine()).startsWith("k").endsWith("x".repeat(4_000));
            }
            assertThat(client.readLine()).isEqualTo(entries + " entries");
            assertThat(client.readLine()).startsWith("OK x");
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void clientsThatMisbehaveOrLeaveHarmNobody(RuntimeKind kind) throws Exception {
        try (FluxServer server = start(kind); LineClient observer = LineClient.of(server)) {
            try (LineClient endless = LineClient.of(server)) {
                endless.send("x".repeat(Client.LONGEST_LINE));
                assertThat(endless.readLine()).isNull();
            }
            for (int i = 0; i < 50; i++) {
                try (Socket socket = LineClient.connect(server)) {
                    socket.setSoLinger(true, 0);
                    socket.getOutputStream().write("PUT a 1\nLIST\nGET a\nLIST\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
            assertThat(observer.ask("PUT b 2")).isEqualTo("OK");
            assertThat(observer.ask("GET b")).isEqualTo("OK 2");
        }
    }

    @Test
    void aPortInUseIsSaidAtOnce() throws Exception {
        try (FluxServer server = start(RuntimeKind.preferred())) {
            String port = String.valueOf(URI.create(server.addresses().getFirst()).getPort());
            FluxServer.Builder second = LineServer.with(new LineStore(FluxOptions.of("--port=" + port)));
            assertThatThrownBy(second::start).isInstanceOf(IOException.class).hasMessageContaining("cannot listen on 127.0.0.1:" + port);
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void aServerThatStopsHangsUp(RuntimeKind kind) throws Exception {
        FluxServer server = start(kind);
        try (LineClient client = LineClient.of(server)) {
            assertThat(client.ask("PUT a 1")).isEqualTo("OK");
            server.close();
            assertThat(client.readLine()).isNull();
            assertThat(server.statistics().completed()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatIsStillBeingReadWhenTheServerStopsArrivesWhole() throws Exception {
        FluxServer server = start(RuntimeKind.preferred());
        int entries = 4_000;
        try (LineClient client = LineClient.of(server)) {
            for (int i = 0; i < entries; i++) {
                assertThat(client.ask("PUT k" + i + " " + "x".repeat(4_000))).isEqualTo("OK");
            }
            client.send("LIST\n");
            assertThat(client.readLine()).startsWith("k");
            Thread closing = Thread.ofVirtual().start(server::close);
            for (int i = 1; i < entries; i++) {
                assertThat(client.readLine()).startsWith("k").endsWith("x".repeat(4_000));
            }
            assertThat(client.readLine()).isEqualTo(entries + " entries");
            assertThat(client.readLine()).isNull();
            closing.join();
        }
    }

    @Test
    void aClientThatStopsReadingDoesNotHoldUpTheEnd() throws Exception {
        FluxServer server = start(RuntimeKind.preferred());
        try (LineClient client = LineClient.of(server)) {
            for (int i = 0; i < 4_000; i++) {
                assertThat(client.ask("PUT k" + i + " " + "x".repeat(4_000))).isEqualTo("OK");
            }
            client.send("LIST\n");
            assertThat(client.readLine()).as("the answer has begun").startsWith("k");
            assertTimeout(Duration.ofSeconds(20), server::close);
        }
    }

    @Test
    void silentClientsAreHungUpOnAndOthersAreNot() throws Exception {
        try (FluxServer server = start(RuntimeKind.preferred(), "--idle-timeout=500ms");
                LineClient silent = LineClient.of(server); LineClient talking = LineClient.of(server)) {
            Thread talk = Thread.ofVirtual().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    try {
                        talking.ask("HELP");
                    } catch (IOException gone) {
                        return;
                    }
                }
            });
            assertThat(silent.readLine()).isNull();
            assertThat(talk.isAlive()).isTrue();
            talk.interrupt();
            talk.join();
        }
    }

    @Test
    void clientsBeyondTheBoundAreHungUpOn() throws Exception {
        try (FluxServer server = start(RuntimeKind.preferred(), "--max-connections=2");
                LineClient first = LineClient.of(server); LineClient second = LineClient.of(server)) {
            assertThat(first.ask("PUT a 1")).isEqualTo("OK");
            assertThat(second.ask("PUT a 2")).isEqualTo("OK");
            try (LineClient third = LineClient.of(server)) {
                assertThat(third.readLine()).isNull();
            }
            assertThat(first.ask("GET a")).isEqualTo("OK 2");
        }
    }

    @Test
    void optionsAreExplained() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = ServerMain.execute(new String[] {"--help"}, "LineServer", options -> new LineServer(new LineStore(options)),
                new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--host=TEXT", "--port=NUMBER", "--runtime=");
    }

    private static Void add(FluxServer server, int additions) throws Exception {
        try (LineClient client = LineClient.of(server)) {
            for (int n = 0; n < additions; n++) {
                assertThat(client.ask("ADD even 1")).startsWith("OK ");
                assertThat(client.ask("ADD odd 3")).startsWith("OK ");
            }
        }
        return null;
    }

    private static FluxServer start(RuntimeKind kind, String... options) throws Exception {
        String[] all = Stream.concat(Stream.of("--port=0"), Stream.of(options)).toArray(String[]::new);
        return LineServer.with(new LineStore(FluxOptions.of(all))).runtime(kind).start();
    }
}
