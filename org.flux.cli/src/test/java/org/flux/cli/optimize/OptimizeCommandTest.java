// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.flux.cli.Invocation;
import org.flux.graph.quantities.Quantities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptimizeCommandTest {
    /** Look needs the table for long, but might as well share it. */
    private static final String PROGRAM = """
            Listen () => (int n);
            Look (int n) => (int n);
            Show (int n) => ();
            source Listen => Serve;
            Serve = Look -> Show;
            atomic   Look:{
                table };
            """;
    private static final String PROFILE = """
            {"format": "flux-profile", "version": 1, "program": "table.flux", "runtime": "threads", "cores": 1, "maxFlows": 1000,
             "java": "25", "seconds": 10,
             "flows": {"started": 1000, "completed": 1000, "handled": 0, "failed": 0, "dropped": 0, "refused": 0, "timed": 1000},
             "process": {},
             "sources": [{"node": "Listen", "root": "Serve", "flows": 1000,
               "interarrival": {"count": 999, "mean": 1e7, "deviation": 0, "min": 1e7, "max": 1e7, "buckets": [[1e7, 1e7, 999]]}}],
             "paths": [{"root": "Serve", "number": "2", "count": 1000, "outcome": "completed"}], "unknownPaths": 0,
             "nodes": [
               {"node": "Look", "wall":
                   {"count": 1000, "mean": 1e6, "deviation": 0, "min": 1e6, "max": 1e6, "buckets": [[1e6, 1e6, 1000]]}},
               {"node": "Show", "wall":
                   {"count": 1000, "mean": 1e5, "deviation": 0, "min": 1e5, "max": 1e5, "buckets": [[1e5, 1e5, 1000]]}}],
             "locks": []}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Invocation.write(folder, "table.flux", PROGRAM);
        Invocation.write(folder, "p.json", PROFILE);
    }

    @Test
    void showsWhichLineWouldBecomeWhat() {
        Invocation told = optimize("--cores=4");
        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.err()).isEmpty();
        assertThat(told.out()).startsWith("table.flux from p.json: 1,000 flows in 10.0 s on 1 core, threads\nthreads, 4 cores, ")
                .containsPattern("\\d\\. Look as a reader of table: if Look only reads what table guards, .*\n"
                        + " {3}table.flux:6:\n {5}- atomic Look:\\{ table };\n {5}\\+ atomic Look:\\{table\\?};\n"
                        + " {3}predicted: mean latency -\\d.* %, 99th percentile -\\d.* %, the most that it can do \\+\\d.* %\n"
                        + " {3}look first whether the program stays right");
    }

    @Test
    void machinesReadTheSame() {
        Invocation told = optimize("--cores=4", "--json");
        assertThat(told).isEqualTo(optimize("--cores=4", "--json", "--rate=80%"));
        JsonObject json = JsonParser.parseString(told.out()).getAsJsonObject();
        assertThat(json.keySet()).containsExactly("format", "version", "file", "profile", "runtime", "cores", "seed", "load",
                "suggestions");
        assertThat(json.getAsJsonArray("suggestions")).anySatisfy(one -> {
            JsonObject suggestion = one.getAsJsonObject();
            assertThat(suggestion.keySet()).containsExactly("kind", "written", "reason", "verify", "edits", "change", "capacity");
            assertThat(suggestion.get("kind").getAsString()).isEqualTo("reader");
            assertThat(suggestion.getAsJsonArray("edits").toString()).isEqualTo("[{\"file\":\"table.flux\",\"line\":6,"
                    + "\"before\":\"atomic Look:{ table };\",\"after\":\"atomic Look:{table?};\"}]");
            assertThat(suggestion.get("verify").getAsBoolean()).isTrue();
            JsonObject change = suggestion.getAsJsonObject("change");
            assertThat(optimize("--cores=4").out()).as("people read the same").contains("predicted: mean latency "
                    + change(change, "mean") + ", 99th percentile " + change(change, "p99") + ", the most that it can do "
                    + change(suggestion, "capacity"));
        });
    }

    private static String change(JsonObject of, String name) {
        JsonObject estimate = of.getAsJsonObject(name);
        return Quantities.change(estimate.get("value").getAsDouble(), estimate.get("halfWidth").getAsDouble());
    }

    /** With one thread, four cores and no lock. */
    @Test
    void anOptionOfTheServerIsSafeToFollow() throws Exception {
        Invocation.write(folder, "table.flux", PROGRAM.replaceAll("atomic[^;]*;", ""));
        assertThat(optimize("--cores=4", "--runtime=pool", "--pool-size=1").out()).containsPattern(
                ": 1 suggestion\n\n1\\. a pool of 4 threads: flows wait less for a thread\n {3}start the server with --pool-size=4\n"
                        + " {3}predicted: mean latency -\\d.*, the most that it can do \\+\\d.* %.*\n(?! {3})");
    }

    /** What is promised is what a simulation of the program with the suggested line predicts, sign and size. */
    @Test
    void promisesWhatTheChangedProgramKeeps() throws Exception {
        JsonObject told = JsonParser.parseString(optimize("--cores=4", "--rate=700", "--json").out()).getAsJsonObject();
        JsonObject reader = told.getAsJsonArray("suggestions").asList().stream().map(JsonElement::getAsJsonObject)
                .filter(one -> one.get("kind").getAsString().equals("reader")).findFirst().orElseThrow();
        double promised = estimate(reader.getAsJsonObject("change"), "mean");
        double capacity = estimate(reader, "capacity");
        double before = latency("--rate=700");
        double most = throughput();
        Invocation.write(folder, "table.flux", PROGRAM.replaceAll("atomic[^;]*;", "atomic Look:{table?};"));
        assertThat(promised).isCloseTo(latency("--rate=700") / before - 1, within(0.1)).isLessThan(-0.3);
        assertThat(capacity).isCloseTo(throughput() / most - 1, within(0.3)).isGreaterThan(1);
    }

    private double latency(String... load) {
        return estimate(prediction(load).getAsJsonObject("latency"), "mean");
    }

    /** Far more is offered than can be done. */
    private double throughput() {
        return estimate(prediction("--rate=100000", "--max-flows=100"), "throughput");
    }

    private JsonObject prediction(String... load) {
        Invocation told = Invocation.of("simulate", folder, Stream.concat(Stream.of("table.flux", "--profile=p.json", "--seconds=4",
                "--replications=4", "--cores=4", "--json"), Stream.of(load)).toArray(String[]::new));
        return JsonParser.parseString(told.out()).getAsJsonObject().getAsJsonArray("curves").get(0).getAsJsonObject()
                .getAsJsonArray("predictions").get(0).getAsJsonObject();
    }

    private static double estimate(JsonObject of, String name) {
        return of.getAsJsonObject(name).get("value").getAsDouble();
    }

    @Test
    void theAdviceCanBeFollowed() throws Exception {
        Invocation.write(folder, "table.flux", PROGRAM.replaceAll("atomic[^;]*;", "atomic Look:{table?};"));
        assertThat(optimize("--cores=4").out()).doesNotContain("as a reader");
        assertThat(Invocation.of("check", folder, "table.flux").exit()).isZero();
    }

    @Test
    void oneCoreHasNothingToGainOfReaders() {
        assertThat(optimize("--cores=1", "--rate=100").out())
                .contains("threads, 1 core, 100/s: no other order of locks, reader or limit promises more than 1 %");
    }

    @Test
    void isAboutOneMachineUnderOneLoad() {
        assertThat(optimize("--cores=1,2")).isEqualTo(new Invocation(2, "",
                "flux: suggestions are for one machine under one load; name one with --runtime, --cores and --rate\n"));
    }

    private Invocation optimize(String... options) {
        return Invocation.of("optimize", folder, Stream.concat(Stream.of("table.flux", "--profile=p.json", "--seconds=4",
                "--replications=4"), Stream.of(options)).toArray(String[]::new));
    }
}
