// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.flux.generator.testing.Server;
import org.flux.generator.testing.Shape;
import org.flux.runtime.FlowOutcome;
import org.flux.runtime.FlowOutcome.Status;
import org.flux.runtime.NoMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What flows of generated servers do, on the real runtime with fake components. */
@ParameterizedClass
@EnumSource(Shape.class)
class BehaviourTest {
    private static final String VARIANTS = """
            typedef a IsA; typedef b IsB;
            L () => (int n, String s);
            X (int n, String s) => (int n); Y (int n, String s) => (int n);
            End (int n) => ();
            source L => P;
            P = H -> End;
            """;

    @Parameter
    Shape shape;

    /** The event runtime of 2006 dropped the constraint of an abstract node where the flow waited for a blocking one. */
    @Test
    void aConstraintOfAnAbstractNodeHoldsWhileTheFlowWaits() {
        Server server = server("""
                L () => (int n); A (int n) => (int n); blocking B (int n) => (int n); async C (int n) => (int n); D (int n) => ();
                source L {session: Who} => P;
                P = Q -> D;
                Q = A -> B -> A -> C -> A;
                atomic Q:{x, y(session)}; atomic C:{z?};
                """).when("who", x -> "me");
        assertThat(server.run("l", 1).status()).isEqualTo(Status.COMPLETED);
        assertThat(server.trace()).containsExactly("who(1)", "a(1) [x, y(session)]", "b(1) [x, y(session)]", "a(1) [x, y(session)]",
                "c(1) [x, y(session), z?]", "a(1) [x, y(session)]", "d(1)");
    }

    @Test
    void nodesAreCalledInOrderWithWhatFlows() {
        Server server = server("""
                L () => (int n); A (int n) => (int n, String s); B (int n, String s) => (String s, int n); C (String s, int n) => ();
                source L => P;
                P = A -> B -> C;
                """);
        server.when("a", x -> server.record("A", 7, "seven"));
        assertThat(server.run("l", 3)).isEqualTo(server.run("l", 3)).extracting(FlowOutcome::status).isEqualTo(Status.COMPLETED);
        assertThat(server.trace()).startsWith("a(3)", "b(7, seven)", "c(seven, 7)").hasSize(6);
    }

    @Test
    void theIdentityHandsItsInputsOn() {
        Server server = server(VARIANTS + "H:[a, _] = X; H:[_, _] = I -> Y; I (int n, String s) => (int n, String s); I = ;");
        server.run("l", 3, "x");
        assertThat(server.trace()).containsExactly("isA(3)", "y(3, x)", "end(3)");
    }

    @Test
    void variantsAreTriedTopDownAndTheirPatternsFromTheLeft() {
        Server server = server(VARIANTS + "H:[a, b] = X; H:[!a, b] = Y; H:[_, _] = X -> Z; Z (int n) => (int n);");
        server.when("isA", x -> (int) x[0] > 0);
        server.when("isB", x -> x[1 - 1].equals("b"));
        server.run("l", 1, "b");
        assertThat(server.trace()).containsExactly("isA(1)", "isB(b)", "x(1, b)", "end(1)");
        server.run("l", 0, "b");
        assertThat(server.trace()).containsExactly("isA(0)", "isB(b)", "y(0, b)", "end(0)");
        server.run("l", 0, "c");
        assertThat(server.trace()).containsExactly("isA(0)", "isB(c)", "x(0, c)", "z(0)", "end(0)");
    }

    @Test
    void noMatchFailsTheFlow() {
        Server server = server(VARIANTS + "H:[a, _] = X; H:[_, b] = Y;");
        FlowOutcome outcome = server.run("l", 1, "b");
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.failure()).cause().isInstanceOf(NoMatch.class);
        assertThat(outcome.failure().trail()).containsExactly("P", "H");
        assertThat(outcome.failure().path()).isEqualTo("server.flux:6 P > H");
        assertThat(server.trace()).containsExactly("isA(1)", "isB(b)");
    }

    @Test
    void noMatchIsHandledLikeAnyFailure() {
        Server server = server(VARIANTS + "H:[a, _] = X; handle error H => Log;");
        assertThat(server.run("l", 1, "b").status()).isEqualTo(Status.HANDLED);
        assertThat(server.trace()).containsExactly("isA(1)", "log(1, b, NoMatch)");
    }

    @Test
    void noMatchCanDropTheFlow() {
        Server server = server("pragma nomatch = drop;" + VARIANTS + "H:[a, _] = X; handle error H => Log; handle error * => Log;");
        assertThat(server.run("l", 1, "b").status()).isEqualTo(Status.DROPPED);
        assertThat(server.trace()).containsExactly("isA(1)");
    }

    @Test
    void aFailureNamesItsTrail() {
        Server server = server("""
                L () => (int n); A (int n) => (int n); B (int n) => (int n);
                typedef a IsA;
                source L => Image;
                Image = A -> Handler -> B;
                Handler:[a] = B;
                Handler:[_] = A -> Compress;
                Compress (int n) => (int n);
                """).fails("compress");
        assertThat(server.run("l", 1).failure().path()).isEqualTo("server.flux:6 Image > Handler[2] > Compress");
        assertThat(server.run("l", 1).failure().trail()).containsExactly("Image", "A", "Handler", "A", "Compress");
    }

    @Test
    void theMostSpecificHandlerRuns() {
        String flows = """
                L () => (int n); A (int n) => (int n); B (int n) => (int n);
                source L => Outer;
                Outer = A -> Inner;
                Inner = A -> B;
                handle error * => Any;
                """;
        assertHandler(flows, "any(IllegalStateException)");
        assertHandler(flows + "handle error Outer => H;", "h(1, IllegalStateException)");
        assertHandler(flows + "handle error Outer => H; handle error Inner => G;", "g(1, IllegalStateException)");
        assertHandler(flows + "handle error Inner => H; handle error B => G;", "g(1, IllegalStateException)");
        assertHandler(flows + "handle error Inner => H; handle error Outer -> A -> Inner => G;", "g(1, IllegalStateException)");
        assertHandler(flows + "handle error B => H; handle error Inner -> A -> B => G;", "g(1, IllegalStateException)");
        assertHandler(flows + "handle error B => H; handle error Outer -> * -> B => G;", "g(1, IllegalStateException)");
        assertHandler(flows + "handle error B => H; handle error Outer -> B => G;", "h(1, IllegalStateException)");
        assertHandler(flows + "handle error A -> * => H;", "h(IllegalStateException)");
    }

    private void assertHandler(String flows, String expected) {
        Server server = server(flows).fails("b");
        assertThat(server.run("l", 1).status()).as(flows).isEqualTo(Status.HANDLED);
        assertThat(server.trace()).as(flows).containsExactly("a(1)", "a(1)", "b(1)", expected);
    }

    @Test
    void declaredHandlersGetTheInputsAloneAndRunAsFlowsOfTheirOwn() {
        Server server = server("""
                L () => (int n); A (int n) => (int n); B (int n) => ();
                source L => P;
                P = A -> B;
                Sorry (int n) => (); Tell (int n) => (int n); Close (int n) => (); Plain (int n) => ();
                Sorry = Tell -> Close;
                atomic P:{outer}; atomic Tell:{inner}; atomic Plain:{inner?};
                handle error B => Sorry;
                handle error A => Plain;
                """).fails("b");
        assertThat(server.run("l", 1).status()).isEqualTo(Status.HANDLED);
        assertThat(server.trace()).containsExactly("a(1) [outer]", "b(1) [outer]", "tell(1) [inner]", "close(1)");
        server.fails("a");
        assertThat(server.run("l", 1).status()).isEqualTo(Status.HANDLED);
        assertThat(server.trace()).containsExactly("a(1) [outer]", "plain(1) [inner?]");
    }

    @Test
    void aFailingHandlerIsKeptAndItsOwnHandlerAnswers() {
        Server server = server("""
                L () => (int n); A (int n) => ();
                source L => P; P = A;
                Sorry (int n) => (); Sorry = Tell; Tell (int n) => ();
                handle error A => Sorry;
                """).fails("a").fails("tell");
        FlowOutcome outcome = server.run("l", 1);
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.failure().getSuppressed()).hasSize(1);
        assertThat(((org.flux.runtime.FlowFailure) outcome.failure().getSuppressed()[0]).trail()).containsExactly("Sorry", "Tell");
    }

    @Test
    void locksAreHeldFromEntryToExitAndNoneInHandlers() {
        Server server = server("""
                L () => (int n); A (int n) => (int n); B (int n) => (int n); C (int n) => (int n); D (int n) => ();
                source L => P;
                P = A -> Q -> D;
                Q = B -> C;
                atomic Q:{q, r?}; atomic B:{b}; atomic D:{d};
                handle error C => H;
                """);
        server.run("l", 1);
        assertThat(server.trace()).containsExactly("a(1)", "b(1) [b, q, r?]", "c(1) [b, q, r?]", "d(1) [d]");
        server.fails("c");
        server.run("l", 1);
        assertThat(server.trace()).containsExactly("a(1)", "b(1) [b, q, r?]", "c(1) [b, q, r?]", "h(1, IllegalStateException)");
        assertThat(server.held()).isEmpty();
    }

    @Test
    void constraintsAreTakenBeforePredicatesAreAsked() {
        Server server = server(VARIANTS + "H:[a, _] = X; H:[_, _] = Y; atomic H:{h};");
        server.run("l", 1, "b");
        assertThat(server.trace()).containsExactly("isA(1) [h]", "y(1, b) [h]", "end(1)");
    }

    @Test
    void whatIsHeldIsNotTakenAgain() {
        Server server = server("""
                L () => (int n); M () => (int n); A (int n) => (int n); E (int n) => ();
                source L => P; source M => Q;
                P = S -> E; Q = S -> E;
                S = A;
                atomic P:{x}; atomic S:{x}; atomic A:{x?};
                """);
        server.run("l", 1);
        server.run("m", 1);
        assertThat(server.trace()).containsExactly("a(1) [x]", "e(1) [x]", "a(1) [x]", "e(1)");
    }

    @Test
    void sessionsExcludeTheirOwnFlowsOnly() throws Exception {
        Server server = server("""
                L () => (int who, int n);
                A (int who, int n) => ();
                source L {session: Who} => P;
                P = A;
                atomic A:{mine(session)};
                """);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.when("who", x -> x[0]);
        server.when("a", x -> {
            if ((int) x[1] == 1) {
                entered.countDown();
                release.await();
            }
            return null;
        });
        CompletableFuture<FlowOutcome> first = CompletableFuture.supplyAsync(() -> server.run("l", 10, 1));
        entered.await();
        assertThat(server.run("l", 20, 2).status()).isEqualTo(Status.COMPLETED);
        CompletableFuture<FlowOutcome> same = CompletableFuture.supplyAsync(() -> server.run("l", 10, 3));
        assertThat(first).isNotDone();
        release.countDown();
        assertThat(first.get().status()).isEqualTo(Status.COMPLETED);
        assertThat(same.get().status()).isEqualTo(Status.COMPLETED);
        assertThat(server.trace()).containsOnlyOnce("a(10, 3) [mine(session)]")
                .containsSubsequence("a(10, 1) [mine(session)]", "a(20, 2) [mine(session)]", "a(10, 3) [mine(session)]");
        assertThat(server.held()).isEmpty();
    }

    @Test
    void severalStepsOfANodeTakeTheSameSessionLock() {
        Server server = server("""
                L () => (int n); A (int n) => (int n); B (int aEntry) => (int aEntry); C (int n) => ();
                source L {session: Who} => P;
                P = A -> B -> C;
                atomic A:{a(session)}; atomic B:{a(session)}; atomic C:{a?(session)};
                """);
        server.when("who", x -> "me");
        assertThat(server.run("l", 1).status()).isEqualTo(Status.COMPLETED);
        assertThat(server.trace()).containsExactly("who(1)", "a(1) [a(session)]", "b(1) [a(session)]", "c(1) [a(session)]");
    }

    @Test
    void aFailingSessionFunctionIsHandledByTheTargetsHandler() {
        Server server = server("""
                L () => (int n); A (int n) => ();
                source L => P; session L => Who;
                P = A; atomic A:{mine(session)};
                handle error P => Sorry;
                """).fails("who");
        FlowOutcome outcome = server.run("l", 1);
        assertThat(outcome.status()).isEqualTo(Status.HANDLED);
        assertThat(outcome.failure().path()).startsWith("server.flux:3 P");
        assertThat(server.trace()).containsExactly("who(1)", "sorry(1, IllegalStateException)");
        server.when("who", x -> null);
        assertThat(server.run("l", 1).status()).isEqualTo(Status.HANDLED);
        assertThat(server.trace()).containsExactly("who(1)", "sorry(1, NullPointerException)");
    }

    @Test
    void asynchronousNodesAreJoinedAndTheirExceptionsUnwrapped() {
        Server server = server("""
                L () => (int n); async A (int n) => (int n); B (int n) => (); async Slow (int n) => ();
                source L => P; P = A -> B;
                handle error A => Slow;
                """);
        assertThat(server.run("l", 4).status()).isEqualTo(Status.COMPLETED);
        assertThat(server.trace()).containsExactly("a(4)", "b(4)");
        server.when("a", x -> CompletableFuture.failedFuture(new java.io.FileNotFoundException("gone")));
        FlowOutcome outcome = server.run("l", 4);
        assertThat(outcome.status()).isEqualTo(Status.HANDLED);
        assertThat(outcome.failure()).cause().isInstanceOf(java.io.FileNotFoundException.class);
        assertThat(server.trace()).containsExactly("a(4)", "slow(4)");
    }

    @Test
    void sourcesWithoutOutputsAndConcreteTargets() {
        Server server = server("Tick () => (); Work () => (); source Tick => Work; atomic Work:{w};");
        assertThat(server.run("tick").status()).isEqualTo(Status.COMPLETED);
        assertThat(server.trace()).containsExactly("work() [w]");
    }

    @Test
    void oneHandlerForNodesOfSeveralShapesHasOverloads() {
        Server server = server("""
                L () => (int n); A (int n) => (String s); B (String s) => ();
                source L => P; P = A -> B;
                handle error A => Sorry; handle error B => Sorry; handle error * => Sorry;
                """).when("a", x -> "s").fails("b");
        server.run("l", 1);
        assertThat(server.trace()).containsExactly("a(1)", "b(s)", "sorry(s, IllegalStateException)");
    }

    private Server server(String text) {
        return Server.of(text, shape);
    }
}
