// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.flux.runtime.PushSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who goes on when, and who is read, around the limit of flows; step by step, on an event loop that runs when it is told. */
@ExtendWith(NoLeaks.class)
class LineTest {
    /** The source is paused by the sink when there are so many flows. */
    private static final int FLOWS = 2;

    private record Started(Request request, PushSource.Outcome outcome) {}

    private final List<Started> inFlight = new ArrayList<>();
    private final List<String> started = new ArrayList<>();
    private final EmbeddedChannel loop = new EmbeddedChannel();
    private final Server server = new Server(HttpSettings.DEFAULT, this::start);
    private final Reactor reactor = new Reactor(loop.eventLoop(), server);
    private final List<Client> clients = new ArrayList<>();

    private boolean answeredAtOnce;

    private void start(Request request, PushSource.Outcome outcome) {
        started.add(request.path());
        if (answeredAtOnce) {
            answer(request, outcome);
            return;
        }
        inFlight.add(new Started(request, outcome));
        if (inFlight.size() == FLOWS) {
            server.pause(true);
        }
    }

    /** A connection whose client does what the test says. */
    private final class Client extends EmbeddedChannel {
        Client() {
            Connection connection = new Connection(server, reactor);
            pipeline().addLast(new RequestDecoder(connection, 1000), new HttpResponseEncoder(), connection);
            clients.add(this);
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        }

        void get(String path) {
            send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        }

        void send(String text) {
            writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        }

        boolean isRead() {
            return config().isAutoRead();
        }
    }

    private Client[] clients(int count) {
        Client[] made = new Client[count];
        for (int i = 0; i < count; i++) {
            made[i] = new Client();
        }
        return made;
    }

    /** Answers the flows in flight, and lets the source go on. */
    private void endFlows() {
        List<Started> ended = List.copyOf(inFlight);
        inFlight.clear();
        started.clear();
        ended.forEach(flow -> answer(flow.request(), flow.outcome()));
        resume();
    }

    private static void answer(Request request, PushSource.Outcome outcome) {
        try {
            Http.respond(request, Response.text("done"));
        } catch (IOException thrown) {
            throw new UncheckedIOException(thrown);
        }
        outcome.completed();
    }

    private void resume() {
        server.pause(false);
        reactor.release();
    }

    @AfterEach
    void releaseAll() {
        clients.forEach(EmbeddedChannel::finishAndReleaseAll);
        loop.finishAndReleaseAll();
    }

    @Test
    void requestsThatWaitAreStartedInOrderAndNobodyOvertakes() {
        Client[] client = clients(7);
        for (int i = 0; i < 6; i++) {
            client[i].get("/" + i);
        }
        assertThat(started).containsExactly("/0", "/1");
        endFlows();
        client[6].get("/6");
        client[0].get("/0b");
        assertThat(started).as("the source goes on, but others were first").isEmpty();
        loop.runPendingTasks();
        assertThat(started).containsExactly("/2", "/3");
        client[1].get("/1b");
        endFlows();
        loop.runPendingTasks();
        assertThat(started).containsExactly("/4", "/5");
        endFlows();
        loop.runPendingTasks();
        assertThat(started).containsExactly("/6", "/0b");
        endFlows();
        loop.runPendingTasks();
        assertThat(started).containsExactly("/1b");
        client[2].get("/2b");
        assertThat(started).as("nobody waits any more").containsExactly("/1b", "/2b");
    }

    @Test
    void oneRequestATurnAlsoOfAClientThatSendsManyAtOnce() {
        Client[] client = clients(4);
        client[0].get("/0");
        client[1].get("/1");
        String next = " HTTP/1.1\r\nHost: a\r\n\r\n";
        client[2].send("GET /2a" + next + "GET /2b" + next + "GET /2c" + next);
        client[3].get("/3");
        endFlows();
        loop.runPendingTasks();
        assertThat(started).containsExactly("/2a", "/3");
        client[0].get("/0b");
        endFlows();
        loop.runPendingTasks();
        assertThat(started).as("it lines up again when it has been answered").containsExactlyInAnyOrder("/0b", "/2b");
    }

    @Test
    void oneRequestATurnAlsoWhereAnswersComeAtOnce() {
        Client[] client = clients(2);
        answeredAtOnce = true;
        server.pause(true);
        String next = " HTTP/1.1\r\nHost: a\r\n\r\n";
        client[0].send("GET /0a" + next + "GET /0b" + next + "GET /0c" + next);
        client[1].get("/1");
        resume();
        loop.runPendingTasks();
        assertThat(started).containsExactly("/0a", "/1", "/0b", "/0c");
    }

    /** Telling the system what to read takes a call for each connection, twice: too much for each request at the limit. */
    @Test
    void whoWaitsWithOneRequestIsReadOn() {
        Client[] client = clients(3);
        client[0].get("/0");
        client[1].get("/1");
        client[2].get("/2");
        assertThat(client).allMatch(Client::isRead);
        client[2].send("GET /more HTTP/1.1\r\n");
        assertThat(client[2].isRead()).as("a client that goes on sending is stopped").isFalse();
        endFlows();
        loop.runPendingTasks();
        assertThat(started).containsExactly("/2");
        assertThat(client[2].isRead()).isTrue();
    }

    @Test
    void aConnectionThatIsClosedInLineTakesNoTurn() {
        Client[] client = clients(5);
        for (int i = 0; i < 5; i++) {
            client[i].get("/" + i);
        }
        client[2].close();
        endFlows();
        loop.runPendingTasks();
        assertThat(started).containsExactly("/3", "/4");
    }
}
