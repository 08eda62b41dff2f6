// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.flux.runtime.FlowOutcome.Status;
import org.junit.jupiter.api.Test;

/** Rule N4: what a failure is called, what it releases, and who answers for it. */
class FlowTest {
    private final List<String> entered = new ArrayList<>();

    /** Components that note where they are and fail at the given nodes. */
    private ImageServer.Components failingAt(String... nodes) {
        return (node, job) -> {
            entered.add(node);
            if (List.of(nodes).contains(node)) {
                throw new IOException("no " + node);
            }
        };
    }

    @Test
    void aFlowRunsToItsEnd() {
        FlowOutcome outcome = ImageServer.call(failingAt(), 1);
        assertThat(outcome).isEqualTo(new FlowOutcome(Status.COMPLETED, null));
        assertThat(entered).containsExactly("ReadRequest", "CheckCache", "ReadFromDisk", "Compress", "StoreInCache", "Write", "Complete");
    }

    @Test
    void aFailureKnowsItsTrailAndPath() {
        FlowFailure failure = ImageServer.call(failingAt("StoreInCache"), 1).failure();
        assertThat(failure.trail()).containsExactly("Image", "ReadRequest", "CheckCache", "Handler", "ReadFromDisk",
                "Compress", "StoreInCache");
        assertThat(failure.path()).isEqualTo("image-server.flux:11 Image > Handler[2] > StoreInCache");
        assertThat(failure.node()).isEqualTo("StoreInCache");
        assertThat(failure).hasCauseInstanceOf(IOException.class)
                .hasMessage("image-server.flux:11 Image > Handler[2] > StoreInCache: java.io.IOException: no StoreInCache");
    }

    @Test
    void aFailureAfterAnAbstractNodeRemembersTheVariantTaken() {
        FlowFailure failure = ImageServer.call(failingAt("Write"), 1).failure();
        assertThat(failure.trail()).containsExactly("Image", "ReadRequest", "CheckCache", "Handler", "ReadFromDisk",
                "Compress", "StoreInCache", "Write");
        assertThat(failure.path()).isEqualTo("image-server.flux:9 Image > Write");
        FlowFailure afterHit = ImageServer.call(new ImageServer.Components() {
            @Override
            public void enter(String node, int job) throws Exception {
                failingAt("Complete").enter(node, job);
            }

            @Override
            public boolean testHit(int job) {
                return true;
            }
        }, 1).failure();
        assertThat(afterHit.trail()).containsExactly("Image", "ReadRequest", "CheckCache", "Handler", "Write", "Complete");
    }

    @Test
    void aPredicateThatThrowsFailsItsNode() {
        FlowFailure failure = ImageServer.call(new ImageServer.Components() {
            @Override
            public void enter(String node, int job) {}

            @Override
            public boolean testHit(int job) {
                throw new IllegalStateException("no idea");
            }
        }, 1).failure();
        assertThat(failure.path()).isEqualTo("image-server.flux:9 Image > Handler");
    }

    @Test
    void aSessionFunctionThatReturnsNullFailsTheTarget() {
        FlowFailure failure = ImageServer.call(failingAt(), 6).failure();
        assertThat(failure.path()).isEqualTo("image-server.flux:9 Image (session)");
        assertThat(failure.trail()).containsExactly("Image");
        assertThat(failure).hasCauseInstanceOf(NullPointerException.class);
        assertThat(entered).isEmpty();
    }

    @Test
    void theHandlerRunsOnceAllLocksAreFree() {
        List<String> locks = new ArrayList<>();
        ImageServer[] program = new ImageServer[1];
        program[0] = new ImageServer((node, job) -> {
            locks.add(node + " " + program[0].chunks.size());
            failingAt("ReadFromDisk").enter(node, job);
        }, (sources, self) -> {});
        FlowOutcome outcome = Flow.call(program[0], "Image", flow -> program[0].flowOfAccept(flow, 1));
        assertThat(outcome.status()).isEqualTo(Status.HANDLED);
        assertThat(locks).endsWith("ReadFromDisk 1", "FourOhFour 0");
        assertThat(outcome.failure().handler()).isEqualTo("FourOhFour");
    }

    @Test
    void aHandlerWhosePatternMatchesTheTrailAnswersAndHasATrailOfItsOwn() {
        FlowOutcome outcome = ImageServer.call(failingAt("Compress"), 1);
        assertThat(outcome.status()).isEqualTo(Status.HANDLED);
        assertThat(entered).endsWith("Compress", "Apologise", "HangUp");

        FlowOutcome failing = ImageServer.call(failingAt("Compress", "HangUp"), 1);
        assertThat(failing.status()).isEqualTo(Status.FAILED);
        assertThat(failing.failure().node()).isEqualTo("Compress");
        assertThat(failing.failure().getSuppressed()).singleElement().isInstanceOfSatisfying(FlowFailure.class,
                f -> assertThat(f.path()).isEqualTo("image-server.flux:17 Apology > HangUp"));
    }

    @Test
    void aHandlerThatFailsIsNotHandledInItsTurn() {
        List<String> ran = new ArrayList<>();
        FluxProgram program = new ImageServer((node, job) -> {}, (sources, self) -> {});
        FlowOutcome outcome = Flow.call(program, "Image", flow -> {
            throw flow.failed(new IOException("first")).orHandle("Apology", () -> {
                ran.add("Apology");
                throw flow.failed(new IOException("second")).orHandle("Apology", () -> ran.add("again"));
            });
        });
        assertThat(ran).containsExactly("Apology");
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.failure().getSuppressed()).singleElement().extracting(Throwable::getCause).extracting(Throwable::getMessage)
                .isEqualTo("second");
    }

    @Test
    void errorsAreFailuresToo() {
        ImageServer.Components recursion = new ImageServer.Components() {
            @Override
            public void enter(String node, int job) {
                if (node.equals("Compress")) {
                    enter(node, job + 1);
                }
            }
        };
        assertThat(ImageServer.call(recursion, 1).failure()).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(ImageServer.call((node, job) -> {
            throw new OutOfMemoryError("pretended");
        }, 1).failure()).hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(ImageServer.call((node, job) -> {
            throw new NoClassDefFoundError("gone");
        }, 1).failure()).hasCauseInstanceOf(LinkageError.class);
    }

    @Test
    void anInterruptReachesTheCaller() {
        FlowOutcome outcome = ImageServer.call((node, job) -> {
            throw new InterruptedException();
        }, 1);
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void noMatchIsAFailureUnlessItIsToBeDropped() {
        ImageServer program = new ImageServer(failingAt(), (sources, self) -> {});
        FlowOutcome failed = Flow.call(program, "Handler", flow -> {
            throw flow.noMatch("Handler");
        });
        assertThat(failed.failure()).hasCauseInstanceOf(NoMatch.class)
                .hasMessageEndingWith("Handler: org.flux.runtime.NoMatch: no variant of Handler matches");
        FlowOutcome dropped = Flow.call(program, "Handler", flow -> {
            try {
                throw flow.drop("Handler");
            } catch (Throwable thrown) {
                throw flow.failed(thrown).orHandle("FourOhFour", () -> entered.add("FourOhFour"));
            }
        });
        assertThat(dropped.status()).isEqualTo(Status.DROPPED);
        assertThat(entered).isEmpty();
    }

    @Test
    void theInnermostHandlerIsKept() {
        ImageServer program = new ImageServer(failingAt(), (sources, self) -> {});
        Flow.call(program, "Image", flow -> {
            try {
                try {
                    throw new IOException();
                } catch (Throwable thrown) {
                    throw flow.failed(thrown).orHandle("Never", List.of("Compress"), () -> entered.add("Never"))
                            .orHandle("Inner", () -> entered.add("Inner"));
                }
            } catch (Throwable thrown) {
                throw flow.failed(thrown).orHandle("Outer", () -> entered.add("Outer"));
            }
        });
        assertThat(entered).containsExactly("Inner");
    }
}
