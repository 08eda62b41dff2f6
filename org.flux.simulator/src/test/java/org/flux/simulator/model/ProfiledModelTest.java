// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.ProfileReader;
import org.flux.graph.testing.Programs;
import org.flux.simulator.model.ServerModel.ModelNode;
import org.flux.simulator.model.ServerModel.ModelPath;
import org.flux.simulator.model.ServerModel.ModelSource;
import org.flux.simulator.model.ServerModel.Place;
import org.flux.simulator.model.ServerModel.Step;
import org.junit.jupiter.api.Test;

class ProfiledModelTest {
    private static final String PROGRAM = """
            push Listen () => (int r);
            Tick () => (int now);
            Look (int r) => (int r);
            blocking Fetch (int r) => (int r);
            Store (int r) => (int r);
            Answer (int r) => ();
            Trim (int now) => ();
            Serve (int r) => ();
            Miss (int r) => (int r);
            Serve = Look -> Miss -> Answer;
            Miss = Fetch -> Store;
            Sorry = Answer;
            Sorry (int r) => ();
            source Listen => Serve;
            source Tick => Trim;
            atomic Look:{cache};
            atomic Miss:{disk?};
            atomic Fetch:{disk?};
            atomic Store:{cache, disk};
            atomic Trim:{cache};
            handle error Fetch => Sorry;
            """;

    static Analysis analysis(String program) {
        return Analysis.of(Programs.graph(program));
    }

    static Profile profile(Analysis analysis, String process, String fetchCpu) throws Exception {
        return ProfileReader.read(new ProfileText(analysis).source("Listen", "Serve", 1000).source("Tick", "Trim", 10)
                .path("Serve", 900, "completed", "Serve Look Miss Fetch Store Answer").path("Serve", 100, "failed", "Serve Look Miss Fetch")
                .path("Trim", 10, "completed", "Trim").path("Sorry", 100, "completed", "Sorry Answer")
                .node("Look", 1e6).node("Fetch", 4e6, fetchCpu).node("Store", 2e6).node("Answer", 1e6).node("Trim", 3e6).text(process));
    }

    private static List<String> steps(ServerModel model, ModelPath path) {
        return path.steps().stream().map(step -> switch (step) {
            case Step.Visit visit -> model.nodes().get(visit.node()).name();
            case Step.Acquire acquire -> model.locks().get(acquire.lock()).name() + (acquire.write() ? "!" : "?") + acquire.by();
            case Step.Release release -> "-" + model.locks().get(release.lock()).name();
        }).toList();
    }

    /** Elevated as the compiler does it: Miss takes the locks that Store needs before Fetch needs its own, in order. */
    @Test
    void flowsDoWhatTheGeneratedCodeDoes() throws Exception {
        Analysis analysis = analysis(PROGRAM);
        ServerModel model = ServerModel.of(analysis, profile(analysis, "{}", ""));
        ModelSource listen = model.sources().getFirst();
        assertThat(listen.push()).isTrue();
        assertThat(listen.rate()).isCloseTo(100, within(1e-9));
        assertThat(listen.paths()).extracting(ModelPath::weight).containsExactly(900.0, 100.0);
        assertThat(listen.paths()).extracting(ModelPath::completes).containsExactly(true, false);
        assertThat(steps(model, listen.paths().getFirst())).containsExactly("cache!Look", "Look", "-cache",
                "cache!Miss", "disk!Miss", "Fetch", "Store", "-disk", "-cache", "Answer");
        // Everything is given back before the handler runs.
        assertThat(steps(model, listen.paths().getLast())).containsExactly("cache!Look", "Look", "-cache",
                "cache!Miss", "disk!Miss", "Fetch", "-disk", "-cache", "Answer");
        assertThat(steps(model, model.sources().getLast().paths().getFirst())).containsExactly("cache!Trim", "Trim", "-cache");
        assertThat(model.loadSources()).extracting(ModelSource::name).containsExactly("Listen");
    }

    @Test
    void anotherOrderGivesOtherSteps() throws Exception {
        Analysis analysis = analysis(PROGRAM);
        Profile profile = profile(analysis, "{}", "");
        ServerModel model = ProfiledModel.of(analysis, profile, analysis(PROGRAM + "order disk < cache;"));
        assertThat(steps(model, model.sources().getFirst().paths().getFirst())).containsExactly("cache!Look", "Look", "-cache",
                "disk!Miss", "Fetch", "cache!Store", "Store", "-cache", "-disk", "Answer");
    }

    @Test
    void aBlockingNodeNeedsACoreForItsProcessorTime() throws Exception {
        Analysis analysis = analysis(PROGRAM);
        ServerModel known = ServerModel.of(analysis, profile(analysis, "{}", "1000000"));
        assertThat(known.nodes().get(known.node("Fetch").orElseThrow())).satisfies(node -> {
            assertThat(node.place()).isEqualTo(Place.BLOCKING);
            assertThat(node.coreShare()).isCloseTo(0.25, within(1e-9));
        });
        assertThat(known.assumptions()).isEmpty();
        assertThat(known.nodes().get(known.node("Store").orElseThrow()).place()).isEqualTo(Place.CORE);
    }

    /** The processor time of the process that other nodes do not account for: 6.5 s less 1.5 s for compiling and 3.93 s in the others. */
    @Test
    void whatIsNotKnownOfABlockingNodeIsWorkedOutAndSaid() throws Exception {
        Analysis analysis = analysis(PROGRAM);
        ServerModel guessed = ServerModel.of(analysis, profile(analysis, "{\"cpu\":6500000000}", ""));
        double others = 1000 * 1e6 + 900 * 2e6 + 1000 * 1e6 + 10 * 3e6;
        assertThat(guessed.nodes().get(guessed.node("Fetch").orElseThrow()).coreShare())
                .isCloseTo((6.5e9 - 1.5e9 - others) / (1000 * 4e6), within(1e-6));
        assertThat(guessed.assumptions()).singleElement().asString().startsWith("Fetch is blocking");
        ServerModel silent = ServerModel.of(analysis, profile(analysis, "{}", ""));
        assertThat(silent.nodes().get(silent.node("Fetch").orElseThrow()).coreShare()).isZero();
        assertThat(silent.assumptions()).hasSize(1);
    }

    @Test
    void whatNoNodeAccountsForIsOutside() throws Exception {
        Analysis analysis = analysis(PROGRAM);
        ServerModel model = ServerModel.of(analysis, profile(analysis, "{\"cpu\":8000000000}", "1000000"));
        double known = 1000 * 1e6 + 900 * 2e6 + 1000 * 1e6 + 10 * 3e6 + 1000 * 1e6;
        assertThat(model.nodes().getLast().name()).isEqualTo(ProfiledModel.OUTSIDE);
        assertThat(model.nodes().getLast().time().mean()).isCloseTo((8e9 - 1.5e9 - known) / 1010, within(1.0));
        assertThat(model.assumptions()).singleElement().asString().contains("makes other threads need a core")
                .endsWith("less 1.50 s that compiling is taken to have taken.");
        assertThat(model.nodes().getLast().place()).isEqualTo(Place.BACKGROUND);
    }

    @Test
    void whatCompilingTookIsNoFlowsDoing() throws Exception {
        Analysis analysis = analysis(PROGRAM);
        ServerModel model = ServerModel.of(analysis, profile(analysis, "{\"cpu\":8000000000,\"compiler\":2100000000}", "1000000"));
        double known = 1000 * 1e6 + 900 * 2e6 + 1000 * 1e6 + 10 * 3e6 + 1000 * 1e6;
        assertThat(model.nodes().getLast().time().mean()).isCloseTo((8e9 - 2.1e9 - known) / 1010, within(1.0));
        assertThat(model.assumptions()).last().asString().endsWith("less 2.10 s that compiling took.");
        ServerModel compiled = ServerModel.of(analysis, profile(analysis, "{\"cpu\":8000000000,\"compiler\":0}", "1000000"));
        assertThat(compiled.nodes().getLast().time().mean()).isCloseTo((8e9 - known) / 1010, within(1.0));
    }

    @Test
    void aProgramThatWasCompiledMeanwhileWasSlowerThanItWillBe() throws Exception {
        Analysis analysis = analysis(PROGRAM);
        assertThat(ServerModel.of(analysis, profile(analysis, "{\"cpu\":5000000000,\"compiler\":1000000000}", "1000000")).assumptions())
                .containsExactly("Compiling took 20 % of the processor time while the program was profiled, so that it was slower than it "
                        + "will be. Profile it later: --profile-after=1m, for example.");
        for (String process : List.of("{\"cpu\":4000000000,\"compiler\":400000000}", "{\"compiler\":400000000}", "{\"cpu\":4000000000}")) {
            assertThat(ServerModel.of(analysis, profile(analysis, process, "1000000")).assumptions()).as(process).isEmpty();
        }
    }

    /** Between the nodes, on a core, before them all; the process's time for it is not looked for elsewhere. */
    @Test
    void flowsTakeTimeOutsideOfTheirNodes() throws Exception {
        Analysis analysis = analysis(PROGRAM);
        ServerModel model = ServerModel.of(analysis, ProfileReader.read(new ProfileText(analysis).source("Listen", "Serve", 1000, 5e5)
                .path("Serve", 1000, "completed", "Serve Look Miss Fetch Store Answer").node("Look", 1e6).node("Fetch", 4e6, "1000000")
                .node("Store", 2e6).node("Answer", 1e6).text("{\"cpu\":6500000000,\"compiler\":0}")));
        assertThat(steps(model, model.sources().getFirst().paths().getFirst())).startsWith("work outside the nodes",
                "runtime overhead of Listen", "cache!Look");
        assertThat(model.nodes()).filteredOn(node -> !node.isOfProgram()).satisfiesExactly(
                overhead -> assertThat(overhead).extracting(ModelNode::place, node -> node.time().mean(), ModelNode::coreShare)
                        .containsExactly(Place.RUNTIME, 5e5, 1.0),
                outside -> assertThat(outside.time().mean()).isCloseTo(6.5e6 - 5.5e6, within(1.0)));
    }

    @Test
    void profilesOfOtherProgramsAreRefused() throws Exception {
        Analysis analysis = analysis(PROGRAM);
        Profile profile = profile(analysis, "{}", "");
        assertThatThrownBy(() -> ServerModel.of(analysis(PROGRAM.replace("Look", "Peek")), profile))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("`Look`");
        Profile empty = ProfileReader.read(new ProfileText(analysis).text("{}"));
        assertThatThrownBy(() -> ServerModel.of(analysis, empty)).hasMessageContaining("no flows");
    }

    /** A profile that was taken of the image server, on one core under little load: it is told back what was measured. */
    @Test
    void theImageServerIsPredictedAsItWasMeasured() throws Exception {
        Analysis analysis = Analysis.of(Programs.graph("image-server.flux",
                Files.readString(Path.of("../examples/image-server/src/main/flux/image-server.flux"))));
        Profile profile = ProfileReader.read(example());
        ServerModel model = ServerModel.of(analysis, profile);
        Prediction found = Simulation.run(model, Scenario.standard().withRuntime(RuntimeKind.EVENT).withEffort(100_000), Progress.NONE);
        Profile.Source measured = profile.sources().getFirst();
        assertThat(found.throughput().value()).isCloseTo(measured.flows() / profile.seconds(), within(1.0));
        double latency = measured.latency().orElseThrow().mean();
        assertThat(found.latency().mean().value()).isCloseTo(latency, within(0.1 * latency));
        double p99 = measured.latency().orElseThrow().quantile(0.99);
        // Twelve flows took longer than that.
        assertThat(found.latency().p99().value()).isCloseTo(p99, within(0.25 * p99));
        assertThat(found.sources().getFirst().completed().value()).isCloseTo(1227 / 1249.0, within(0.003));
    }

    private static String example() throws IOException {
        try (InputStream in = Profile.class.getResourceAsStream("image-server.profile.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
