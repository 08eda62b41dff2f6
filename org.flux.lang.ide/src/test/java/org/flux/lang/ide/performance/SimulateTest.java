// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flux.lang.ide.performance.ImageServer.PROFILE;
import static org.flux.lang.ide.performance.ImageServer.PROGRAM;
import static org.flux.lang.ide.performance.ImageServer.drawn;
import static org.flux.lang.ide.performance.ImageServer.open;
import static org.flux.lang.ide.performance.ImageServer.profile;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkDoneProgressKind;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.flux.diagram.overlay.KeyedOverlay;
import org.flux.diagram.overlay.OverlayFile;
import org.flux.diagram.overlay.Value;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.ProfileReader;
import org.flux.graph.quantities.Quantities;
import org.flux.lang.ProgramLoader;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Predictions, from a profile that the image server has written. */
class SimulateTest {
    @TempDir
    Path folder;

    private static SimulateParams simulation(OpenText document, Integer cores, Double rate, Map<String, Double> speeds,
            List<String> whatIfs, boolean curve, String token) {
        return new SimulateParams(document.id(), null, cores, rate, null, speeds, whatIfs, curve, false,
                token == null ? null : Either.forLeft(token));
    }

    @Test
    void theRateOfTheProfileIsTheLoadThatIsTakenUnlessAnotherIsNamed() {
        // The server has been idle for as long as it has worked.
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE.replace("\"seconds\": 30.02", "\"seconds\": 60.04"));
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            double rate = profile(session, document).rate();
            assertThat(rate).isBetween(41.0, 42.0);
            SimulateAnswer asProfiled = LspSession.get(
                    session.server().simulate(simulation(document, null, null, null, null, false, null)));
            assertThat(asProfiled).isEqualTo(
                    LspSession.get(session.server().simulate(simulation(document, null, rate, null, null, false, null))));
            assertThat(asProfiled.figures().offered().value()).isBetween(rate * 0.95, rate * 1.05);
        }
    }

    @Test
    void whyNothingCanBePredictedFromAProfileIsSaid() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE.replace("\"Compress\"", "\"Squeeze\""));
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            ProfileAnswer answer = profile(session, document);
            assertThat(answer.unfit()).isEqualTo("the profile says something of a node `Squeeze`, which the program does not have");
            assertThat(answer.rate()).isNull();
            assertThatThrownBy(() -> session.server().simulate(simulation(document, 1, null, null, null, false, null)).get())
                    .hasMessageContaining(answer.unfit());
        }
    }

    @Test
    void aPredictionHasFiguresAndAnOverlay() throws Exception {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            SimulateAnswer one = LspSession.get(session.server().simulate(simulation(document, 1, 150.0, null, null, false, null)));
            SimulateAnswer again = LspSession.get(session.server().simulate(simulation(document, 1, 150.0, null, null, false, null)));
            assertThat(again).as("the same question has the same answer").isEqualTo(one);
            assertThat(one.figures().throughput().value()).isBetween(140.0, 160.0);
            SimulateAnswer faster = LspSession.get(session.server().simulate(
                    simulation(document, 1, 150.0, Map.of("Compress", 4.0), null, false, null)));
            assertThat(faster.figures().mean().value()).isLessThan(one.figures().mean().value() * 0.8);
            KeyedOverlay overlay = OverlayFile.read(one.overlay());
            assertThat(overlay.title()).startsWith("Prediction: ").contains("on event, 1 core");
            assertThat(overlay.nodes().get("Serve/Image/Handler/Compress").text()).contains("12.");
            assertThat(overlay.nodes().get("Serve").text()).as("all that nodes take").endsWith("100 %");
            assertThat(drawn(session, document, one.overlay())).contains("Prediction: ", "\"heat\":5");
            String rate = Quantities.rate(one.figures().throughput().value());
            assertThat(overlay.arcs().get("Listen -> Serve").text()).as("so many flows as are predicted").isEqualTo(rate);
            assertThat(overlay.nodes().get("Listen").text()).startsWith(rate + " · p99 ");
            assertThat(overlay.nodes().get("Serve/Image/Handler/Compress").marked()).isTrue();
            assertThat(overlay.nodes().values().stream().filter(Value::marked)).hasSize(1);
        }
    }

    /** Four cores, and a lock that is held for 20 ms by 45 flows a second. */
    @Test
    void aPredictionPaintsTheLockThatIsTheBottleneck() throws Exception {
        String text = """
                Listen () => (int item);
                Page (int item) => (int item);
                source Listen => Serve;
                Make (int item) => ();
                Serve = Page -> Make;
                atomic Make:{stock};
                """;
        LspSession.write(folder.resolve("shop.profile.json"), """
                {"format": "flux-profile", "version": 1, "program": "shop.flux", "runtime": "virtual", "cores": 4, "maxFlows": 100,
                 "java": "25", "seconds": 10, "flows": {"started": 450, "completed": 450, "handled": 0, "failed": 0, "dropped": 0,
                 "refused": 0, "timed": 450}, "process": {}, "sources": [{"node": "Listen", "root": "Serve", "flows": 450}],
                 "paths": [{"root": "Serve", "number": "2", "count": 450, "outcome": "completed"}], "unknownPaths": 0, "nodes": [
                 {"node": "Page", "wall": {"count": 450, "mean": 1000000, "deviation": 0, "min": 1000000, "max": 1000000,
                 "buckets": [[1000000, 1000000, 450]]}}, {"node": "Make", "wall": {"count": 450, "mean": 20000000, "deviation": 0,
                 "min": 20000000, "max": 20000000, "buckets": [[20000000, 20000000, 450]]}}],
                 "locks": [{"lock": "stock", "scope": "program", "uses": [
                 {"node": "Make", "mode": "write", "acquired": 450, "contended": 0}]}]}
                """);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = session.open(LspSession.write(folder.resolve("shop.flux"), text), text);
            KeyedOverlay overlay = OverlayFile.read(
                    LspSession.get(session.server().simulate(simulation(document, null, null, null, null, false, null))).overlay());
            assertThat(overlay.title()).startsWith("Prediction: 4").endsWith(" on virtual, 4 cores · bottleneck: stock");
            assertThat(overlay.locks().get("Make: stock").text()).startsWith("waits ").endsWith(" ms · bottleneck");
            assertThat(overlay.locks().get("Make: stock").detail()).contains(" % contended: waits ", "held for 20.0 ms on average");
            assertThat(overlay.nodes().get("Serve/Make").marked()).isTrue();
            assertThat(drawn(session, document, OverlayFile.write(overlay))).contains("stock ! waits ", "\"marked\":true");
            KeyedOverlay without = OverlayFile.read(LspSession.get(session.server().simulate(
                    simulation(document, null, null, null, List.of("lock=stock:removed"), false, null))).overlay());
            assertThat(without.title()).as("nothing is short; it would be first").endsWith("bottleneck: Make");
            assertThat(without.locks().values().stream().map(Value::text)).allMatch(String::isEmpty);
        }
    }

    /** One of the program for 1 ms and one of the only session for 20 ms, 45 times a second. */
    @Test
    void aBottleneckSaysWhichOfTwoLocksOfOneNameItIs() throws Exception {
        String text = """
                Listen () => (int item);
                Page (int item) => (int item);
                source Listen {session: ClientOf} => Serve;
                Make (int item) => ();
                Serve = Page -> Make;
                atomic Page:{room};
                atomic Make:{room(session)};
                """;
        LspSession.write(folder.resolve("shop.profile.json"), """
                {"format": "flux-profile", "version": 1, "program": "shop.flux", "runtime": "virtual", "cores": 4, "maxFlows": 100,
                 "java": "25", "seconds": 10, "flows": {"started": 450, "completed": 450, "handled": 0, "failed": 0, "dropped": 0,
                 "refused": 0, "timed": 450}, "process": {}, "sources": [{"node": "Listen", "root": "Serve", "flows": 450,
                 "sessions": {"distinct": 1, "share": 1, "flows": [[450, 1]]}}],
                 "paths": [{"root": "Serve", "number": "3", "count": 450, "outcome": "completed"}], "unknownPaths": 0, "nodes": [
                 {"node": "Page", "wall": {"count": 450, "mean": 1000000, "deviation": 0, "min": 1000000, "max": 1000000,
                 "buckets": [[1000000, 1000000, 450]]}}, {"node": "Make", "wall": {"count": 450, "mean": 20000000, "deviation": 0,
                 "min": 20000000, "max": 20000000, "buckets": [[20000000, 20000000, 450]]}}],
                 "locks": [{"lock": "room", "scope": "program", "uses": [
                 {"node": "Page", "mode": "write", "acquired": 450, "contended": 0}]}, {"lock": "room", "scope": "session", "uses": [
                 {"node": "Make", "mode": "write", "acquired": 450, "contended": 0}]}]}
                """);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = session.open(LspSession.write(folder.resolve("shop.flux"), text), text);
            SimulateAnswer answer = LspSession.get(session.server().simulate(simulation(document, null, null, null, null, false, null)));
            assertThat(answer.figures().bottleneck()).isEqualTo("room(session)");
            KeyedOverlay overlay = OverlayFile.read(answer.overlay());
            assertThat(overlay.title()).endsWith("bottleneck: room(session)");
            assertThat(overlay.locks().get("Make: room(session)").text()).endsWith(" · bottleneck");
            assertThat(overlay.locks().get("Page: room").text()).doesNotContain("bottleneck");
            answer = LspSession.get(session.server().simulate(
                    simulation(document, null, null, Map.of("Make", 100.0, "Page", 0.05), null, false, null)));
            assertThat(answer.figures().bottleneck()).isEqualTo("room(program)");
            overlay = OverlayFile.read(answer.overlay());
            assertThat(overlay.title()).endsWith("bottleneck: room(program)");
            assertThat(overlay.locks().get("Make: room(session)").text()).doesNotContain("bottleneck");
            assertThat(overlay.locks().get("Page: room").text()).endsWith("bottleneck");
        }
    }

    @Test
    void aCurveHasAKnee() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            SimulateAnswer answer = LspSession.get(session.server().simulate(simulation(open(session, folder), 2, null, null,
                    List.of("node=Compress:-50%", "lock=cacheLock:removed"), true, "token")));
            List<SimulateAnswer.Point> points = answer.curve().points();
            assertThat(points).hasSize(10).isSortedAccordingTo((a, b) -> Double.compare(a.rate(), b.rate()));
            assertThat(answer.curve().knee()).isBetween(points.getFirst().rate(), points.getLast().rate());
            assertThat(points.getLast().mean()).isGreaterThan(points.getFirst().mean());
            assertThat(session.progress().stream().filter(told -> told.getToken().equals(Either.forLeft("token")))
                    .map(told -> told.getValue().getLeft().getKind()))
                    .startsWith(WorkDoneProgressKind.begin, WorkDoneProgressKind.report).endsWith(WorkDoneProgressKind.end);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            node=Squeeze:-50% | Squeeze
            lock=cacheLock:gone | neither removed, reader nor a change
            cores=0 | less than 1
            """)
    void whatIsAskedForWronglyIsSaid(String whatIf, String message) {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            assertThatThrownBy(() -> session.server().simulate(simulation(document, 1, null, null, List.of(whatIf), false, null)).get())
                    .isInstanceOfSatisfying(ExecutionException.class, wrong -> {
                        ResponseErrorException answer = (ResponseErrorException) wrong.getCause();
                        assertThat(answer.getResponseError().getCode()).isEqualTo(ResponseErrorCode.InvalidParams.getValue());
                        assertThat(answer.getMessage()).contains(message);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-300, 1e7})
    void aNodeIsNotAnyNumberOfTimesAsFast(double speed) {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            assertThatThrownBy(() -> session.server().simulate(simulation(document, 1, null, Map.of("Compress", speed), null, false, null))
                    .get()).hasMessageEndingWith("speeds: Compress is so many times as fast, from 1e-6 to 1e6, not " + speed);
        }
    }

    /** As a client in JavaScript may send it. */
    @Test
    void aSpeedThatIsMissingIsSaidToBeWrong() throws Exception {
        Analysis analysis = ProgramLoader.create().load("image-server.flux", PROGRAM, path -> Optional.empty()).analysis();
        Map<String, Double> speeds = new HashMap<>();
        speeds.put("Compress", null);
        SimulateParams params = new SimulateParams(null, null, 1, null, null, speeds, null, false, false, null);
        assertThatThrownBy(() -> new Simulating(analysis, ProfileReader.read(PROFILE), params))
                .isInstanceOf(ResponseErrorException.class)
                .hasMessage("speeds: Compress is so many times as fast, from 1e-6 to 1e6, not null");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-300, 1e10})
    void aRateThatNobodyCouldWaitForIsRefused(double rate) {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            String message = "a rate is from 1e-9 to 1e9 flows per second, not " + rate;
            assertThatThrownBy(() -> session.server().simulate(simulation(document, 1, rate, null, null, false, null)).get())
                    .hasMessageEndingWith(message);
            assertThatThrownBy(() -> session.server().simulate(simulation(document, 1, null, null, List.of("rate=" + rate), true, null))
                    .get()).hasMessageContaining(message);
        }
    }

    @Test
    void whoDoesNotWantItAnyMoreCancelsIt() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            List<CompletableFuture<SimulateAnswer>> many = Stream.of(1, 2, 3, 4, 5, 6, 7, 8).map(cores ->
                    session.server().simulate(simulation(document, cores, null, null, null, true, null))).toList();
            many.forEach(one -> one.cancel(true));
            SimulateAnswer last = LspSession.get(session.server().simulate(simulation(document, 4, 100.0, null, null, false, null)));
            assertThat(last.figures().throughput().value()).isBetween(90.0, 110.0);
            assertThat(new TextDocumentIdentifier(last.uri())).isEqualTo(document.id());
        }
    }

    @Test
    void whatIsCancelledEndsAtOnce() {
        LspSession.write(folder.resolve("image-server.profile.json"), PROFILE);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = open(session, folder);
            CompletableFuture<SimulateAnswer> curve = session.server().simulate(simulation(document, 4, null, null, null, true, "curve"));
            session.awaitProgressOf("curve");
            curve.cancel(true);
            // One comes after the other: this one's answer comes when the other one has ended.
            LspSession.get(session.server().simulate(simulation(document, 4, 100.0, null, null, false, "figures")));
            assertThat(told(session, "curve")).endsWith("end").doesNotContain("100");
            assertThat(told(session, "figures")).endsWith("100", "end");
        }
    }

    /** How far the client has been told that a simulation is, in percent; at last {@code end}. */
    private static List<String> told(LspSession session, String token) {
        return session.progress().stream().filter(told -> told.getToken().equals(Either.forLeft(token)))
                .map(told -> told.getValue().getLeft()).map(told -> told instanceof WorkDoneProgressReport report
                        ? String.valueOf(report.getPercentage()) : told.getKind().name()).toList();
    }
}
