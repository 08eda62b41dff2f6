// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a profile says of asynchronous nodes: their time is that of the call and of the stage, what follows is waiting for the loop. */
@Timeout(60)
class StagesInProfilesTest {
    /** Nanoseconds. */
    private static final long WHILE = 20_000_000;

    @TempDir
    Path folder;

    private final Script.Program program = new Script.Program();
    private final ManualLoop loop = new ManualLoop();
    private final CompletableFuture<?> stage = new CompletableFuture<>();

    private static void takeAWhile() {
        long start = System.nanoTime();
        Await.until(() -> System.nanoTime() - start > WHILE);
    }

    /** @param whileItWaits what happens between the flow's first turn and the others */
    private String profile(Script flow, Runnable whileItWaits) throws Exception {
        Path file = folder.resolve("p.json");
        try (CapturedLog log = new CapturedLog(); FluxServer server = program.server().profile(file).start()) {
            program.offer(flow, loop);
            loop.doAll();
            whileItWaits.run();
            loop.doAll();
            assertThat(server.statistics().inFlight()).as(log.messages().toString()).isZero();
        }
        String profile = Files.readString(file);
        return profile.substring(profile.indexOf("\"nodes\""));
    }

    private static long nanos(String profile, String node, String distribution) {
        String ofNode = profile.substring(profile.indexOf("\"node\": \"" + node + "\""));
        return Long.parseLong(ProfilingTest.number(ofNode, "\"" + distribution + "\"", "min"));
    }

    @Test
    void whatIsDoneBeforeTheStageIsReturnedIsTimeOfTheNode() throws Exception {
        String profile = profile(new Script().node(() -> { }).run(StagesInProfilesTest::takeAWhile).await(stage),
                () -> stage.complete(null));
        assertThat(nanos(profile, "N1", "wall")).isGreaterThanOrEqualTo(WHILE);
    }

    @Test
    void aStageThatIsNotAwaitedAnyLongerHasTakenItsTimeToo() throws Exception {
        Script flow = new Script().node(() -> { }).await(stage);
        String profile = profile(flow, () -> {
            takeAWhile();
            flow.signal(Flow.TIMED_OUT);
            flow.interrupt();
        });
        assertThat(nanos(profile, "N1", "wall")).isGreaterThanOrEqualTo(WHILE);
    }

    /** The flow's time is up, its handler waits for another stage, and when the loop gets to it both are complete: the first one later. */
    @Test
    void aStageThatIsNotAwaitedAnyLongerIsNotTakenForTheOneThatIs() throws Exception {
        CompletableFuture<?> ofHandler = new CompletableFuture<>();
        Script flow = new Script().await(stage).handler().await(ofHandler);
        String profile = profile(flow, () -> {
            flow.signal(Flow.TIMED_OUT);
            flow.interrupt();
            loop.doAll();
            ofHandler.complete(null);
            takeAWhile();
            stage.complete(null);
        });
        assertThat(nanos(profile, "N0", "queue")).as("N0 is what the handler does").isGreaterThanOrEqualTo(WHILE);
    }
}
