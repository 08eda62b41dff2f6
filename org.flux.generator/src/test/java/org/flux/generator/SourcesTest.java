// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.flux.generator.testing.Offers;
import org.flux.generator.testing.Server;
import org.flux.generator.testing.Shape;
import org.flux.runtime.EndOfSource;
import org.flux.runtime.FluxServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated sources under a real server. */
@ParameterizedClass
@EnumSource(Shape.class)
class SourcesTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @Parameter
    Shape shape;

    @Test
    void aPullSourceRunsUntilItEnds() throws Exception {
        Server server = Server.of("L () => (int n, String s); A (int n, String s) => (); source L => A;");
        AtomicInteger next = new AtomicInteger();
        server.when("l", x -> {
            if (next.get() == 3) {
                throw new EndOfSource();
            }
            return server.record("L", next.incrementAndGet(), "s");
        });
        serve(server);
        assertThat(server.trace()).contains("a(1, s)", "a(2, s)", "a(3, s)").filteredOn(c -> c.startsWith("a")).hasSize(3);
    }

    @Test
    void aSourceWithoutOutputs() throws Exception {
        Server server = Server.of("Tick () => (); A () => (); source Tick => A; handle error Tick => Sorry;");
        AtomicInteger next = new AtomicInteger();
        server.when("tick", x -> {
            if (next.incrementAndGet() > 2) {
                throw new EndOfSource();
            }
            return null;
        });
        serve(server);
        assertThat(server.trace()).filteredOn(c -> c.equals("a()")).hasSize(2);
    }

    @Test
    void aFailingSourceRunsItsHandlerAndGoesOn() throws Exception {
        Server server = Server.of("L () => (int n); A (int n) => (); source L => A; handle error L => Sorry; handle error * => Log;");
        AtomicInteger next = new AtomicInteger();
        server.when("l", x -> switch (next.incrementAndGet()) {
            case 1 -> throw new IllegalStateException();
            case 2 -> 7;
            default -> throw new EndOfSource();
        });
        serve(server);
        assertThat(server.trace()).contains("sorry(IllegalStateException)", "a(7)").noneMatch(c -> c.startsWith("log"));
    }

    @Test
    void anAbstractSourceHoldsItsLocksAndKnowsItsTrail() throws Exception {
        Server server = Server.of("""
                Tick () => (int n); Look (int n) => (int n); Show (int n) => ();
                S () => (int n);
                source S => Show;
                S = Tick -> Look;
                atomic Look:{state?};
                handle error S -> Tick -> Look => Blind;
                """);
        AtomicInteger next = new AtomicInteger();
        server.when("tick", x -> {
            if (next.incrementAndGet() > 3) {
                throw new EndOfSource();
            }
            return next.get();
        });
        server.when("look", x -> {
            if ((int) x[0] == 2) {
                throw new IllegalStateException();
            }
            return x[0];
        });
        serve(server);
        assertThat(server.trace()).contains("look(1) [state?]", "show(1)", "blind(2, IllegalStateException)", "show(3)");
    }

    @Test
    void aPushSourceStartsFlowsAndHearsHowTheyEnd() throws Exception {
        Server server = Server.of("push L () => (int n); A (int n) => (); source L => P; P = A;");
        Map<Integer, String> outcomes = new ConcurrentHashMap<>();
        server.when("a", x -> {
            if ((int) x[0] == 2) {
                throw new IllegalStateException();
            }
            return null;
        });
        server.when("l", x -> new Offers<>(List.of(1, 2), outcomes::put));
        serve(server);
        assertThat(outcomes).isEqualTo(Map.of(1, "completed", 2, "failed"));
        assertThat(server.trace()).contains("a(1)", "a(2)");
    }

    /** The component finishes although it has been told to end; what comes after it must not begin, whatever stands between them. */
    @ParameterizedTest
    @ValueSource(strings = {"P = A -> B;", "P = Q -> B; Q = A;", "P = Q -> B; Q = R; R:[is] = A; R:[_] = A -> A;",
            "P = A -> R; R:[is] = B; R:[_] = B;", "P = Q -> S; Q = A; S = B;"})
    void aFlowWhoseTimeIsUpEntersNoFurtherNode(String flows) throws Exception {
        Server server = Server.of(
                "typedef is Is; L () => (int n); blocking A (int n) => (int n); B (int n) => (); source L => P;\n" + flows);
        AtomicBoolean entered = new AtomicBoolean();
        server.when("is", x -> true).when("l", x -> {
            if (entered.get()) { // the time of those before was up earlier
                throw new EndOfSource();
            }
            return 7;
        }).when("a", x -> {
            entered.set(true);
            try {
                Thread.sleep(LONG_ENOUGH);
                return 0;
            } catch (InterruptedException told) {
                return 8;
            }
        });
        try (FluxServer running = FluxServer.of(server.program()).runtime(shape.runtime()).maxFlows(1)
                .flowTimeout(Duration.ofMillis(20)).start()) {
            assertThat(running.awaitTermination(LONG_ENOUGH)).isTrue();
            assertThat(running.statistics().failed()).isPositive().isEqualTo(running.statistics().started());
        }
        assertThat(server.trace()).contains("a(7)").noneMatch(c -> c.startsWith("b"));
    }

    @Test
    void theProgramHasOneName() {
        assertThat(Server.of("L () => (int n); A (int n) => (); source L => A;").program().name()).isEqualTo("Server");
    }

    private void serve(Server server) throws Exception {
        try (FluxServer running = FluxServer.of(server.program()).runtime(shape.runtime()).start()) {
            assertThat(running.awaitTermination(LONG_ENOUGH)).isTrue();
        }
    }
}
