// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {
    static final Path PROFILE = Path.of("../org.flux.graph/src/test/resources/org/flux/graph/profile/image-server.profile.json");
    static final Path PROGRAM = Path.of("../examples/image-server/src/main/flux/image-server.flux");
    /** Little effort: these tests are not about precision. */
    private static final List<String> QUICK = List.of("--seconds=4", "--replications=4");

    @TempDir
    Path folder;

    @Test
    void tellsOneMachineUnderOneLoadInDetail() throws Exception {
        Invocation told = simulate("--rate=100/s");
        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.err()).isEmpty();
        assertThat(told.out()).startsWith("image-server.flux from p.json: 1,249 flows in 30.0 s on 1 core, event\nruntime  cores  load");
        assertThat(told.out().lines()).anyMatch(l -> l.matches("event    1      100/s  .*/s .* % .* ms .*"))
                .anyMatch(l -> l.startsWith("Compress ")).anyMatch(l -> l.matches("cacheLock  .* CheckCache! .*"));
    }

    @Test
    void theSameQuestionHasTheSameAnswer() throws Exception {
        String[] question = {"--rate=50%,80%", "--cores=1,2", "--runtime=virtual,event", "--seed=3", "--json"};
        Invocation first = simulate(question);
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(simulate(question)).isEqualTo(first);
        question[3] = "--seed=4";
        assertThat(simulate(question).out()).isNotEqualTo(first.out());
        JsonObject json = JsonParser.parseString(first.out()).getAsJsonObject();
        assertThat(json.keySet()).containsExactly("format", "version", "file", "profile", "seed", "replications", "maxFlows", "whatIf",
                "assumptions", "complete", "curves");
        assertThat(json.getAsJsonArray("curves")).hasSize(4).allSatisfy(curve -> {
            assertThat(curve.getAsJsonObject().keySet()).startsWith("runtime", "cores", "capacity").endsWith("predictions");
            assertThat(curve.getAsJsonObject().getAsJsonArray("predictions")).hasSize(2)
                    .allSatisfy(p -> assertThat(p.getAsJsonObject().keySet()).startsWith("load", "offered", "throughput", "latency"));
        });
    }

    /** Each replication by itself, of the server as it is and of the changed one; together they are the prediction. */
    @Test
    void machinesAreToldTheSingleRuns() throws Exception {
        JsonObject prediction = JsonParser.parseString(simulate("--rate=200", "--what-if=node=Compress:-50%", "--json").out())
                .getAsJsonObject().getAsJsonArray("curves").get(0).getAsJsonObject().getAsJsonArray("predictions").get(0).getAsJsonObject();
        for (JsonObject told : List.of(prediction, prediction.getAsJsonObject("after"))) {
            List<JsonObject> runs = told.getAsJsonArray("runs").asList().stream().map(JsonElement::getAsJsonObject).toList();
            assertThat(runs).hasSize(4).doesNotHaveDuplicates()
                    .allSatisfy(run -> assertThat(run.keySet()).containsExactly("throughput", "mean", "p50", "p99"))
                    .allSatisfy(run -> assertThat(run.get("p50").getAsDouble()).isLessThan(run.get("p99").getAsDouble()));
            assertThat(mean(runs, "throughput")).isCloseTo(value(told.getAsJsonObject("throughput")), withinPercentage(0.001));
            assertThat(mean(runs, "mean")).isCloseTo(value(told.getAsJsonObject("latency").getAsJsonObject("mean")),
                    withinPercentage(0.001));
        }
    }

    private static double mean(List<JsonObject> runs, String name) {
        return runs.stream().mapToDouble(run -> run.get(name).getAsDouble()).average().orElseThrow();
    }

    private static double value(JsonObject estimate) {
        return estimate.get("value").getAsDouble();
    }

    @Test
    void drawsFromLittleLoadToOverload() throws Exception {
        Invocation drawn = simulate("--cores=1,2", "--chart=load.svg");
        assertThat(drawn.exit()).as(drawn.err()).isZero();
        assertThat(drawn.err()).isEqualTo("wrote load.svg\n");
        assertThat(drawn.out()).contains("event, 1 core: the knee is at ", "event, 2 cores: the knee is at ", "overloaded: ");
        assertThat(Files.readString(folder.resolve("load.svg"))).contains("image-server.flux, predicted", "event, 1 core: knee ",
                "99th percentile of the latency").doesNotContain("<script");
        assertThat(simulate("--cores=1,2", "--chart=load.svg").err()).isEqualTo("unchanged: load.svg\n");
    }

    @Test
    void drawsOverCoresWhereThereIsOneLoad() throws Exception {
        assertThat(simulate("--cores=1..4", "--rate=60%", "--chart=cores.svg").exit()).isZero();
        assertThat(Files.readString(folder.resolve("cores.svg"))).contains(">cores<", ">4<", "at 60 % of what each can do")
                .doesNotContain("knee");
    }

    @Test
    void comparesWithAChangedServer() throws Exception {
        Invocation compared = simulate("--rate=80%", "--what-if=node=Compress:-50%", "--what-if=cores=2");
        assertThat(compared.exit()).as(compared.err()).isZero();
        assertThat(compared.out().lines())
                .anyMatch(l -> l.matches("event, 1 core, .*/s \\(80 %\\) +now +node=Compress:-50%, cores=2 +difference"))
                .anyMatch(l -> l.matches(" {2}99th percentile .* ms .* ms +-\\d.* %"));
        assertThat(simulate("--rate=200", "--what-if=lock=cacheLock:reader", "--json").out())
                .contains("\"whatIf\":[\"lock=cacheLock:reader\"]", "\"after\":{", "\"change\":{\"throughput\":");
    }

    @Test
    void ranksWhatIsWorthMakingFaster() throws Exception {
        Invocation ranked = simulate("--rate=80%", "--speed-ups", "--chart=faster.svg");
        assertThat(ranked.exit()).as(ranked.err()).isZero();
        assertThat(ranked.out().lines().dropWhile(l -> !l.startsWith("faster by")).skip(1).findFirst()).hasValueSatisfying(
                best -> assertThat(best).startsWith("  node Compress "));
        assertThat(ranked.out()).contains("no effect of 1 % or more: ");
        assertThat(Files.readString(folder.resolve("faster.svg"))).contains("what is worth making faster", "node Compress");
    }

    @Test
    void ranksWhatIsWorthMakingFasterNext() throws Exception {
        Invocation ranked = simulate("--rate=20", "--speed-ups", "--what-if=node=Compress:-100%");
        assertThat(ranked.exit()).as(ranked.err()).isZero();
        assertThat(ranked.out()).contains("what is worth making faster (event, 1 core, 20.0/s, node=Compress:-100%), by ");
        assertThat(ranked.out().lines().filter(l -> l.startsWith("  node "))).isNotEmpty().noneMatch(l -> l.contains("Compress"));
    }

    @Test
    void clientsMayWaitForTheirAnswers() throws Exception {
        Invocation told = simulate("--closed=1..4", "--think=5ms");
        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.out()).contains("1 client ", "2 clients ", "4 clients ").doesNotContain("knee");
    }

    @Test
    void writesAnOverlayThatDiagramsTake() throws Exception {
        assertThat(simulate("--rate=80%", "--overlay=o.json").exit()).isZero();
        Invocation drawn = Invocation.of("diagram", folder, "image-server.flux", "--overlay", "o.json", "-o", "d.svg");
        assertThat(drawn.exit()).as(drawn.err()).isZero();
        assertThat(drawn.err()).startsWith("wrote d.svg");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--what-if=node=Compres:-50%|--what-if node=Compres:-50%: the profile has not seen a node \"Compres\"; did you mean \"Compress\"?",
        "--what-if=lock=cachelock:removed|has not seen a lock \"cachelock\"; did you mean",
        "--what-if=Compress|--what-if \"Compress\": it has no \"=\"; the forms are node=NAME:-50%",
        "--runtime=evnt|--runtime evnt: no runtime \"evnt\": use virtual, threads, pool or event; did you mean 'event'?",
        "--rate=Listn=5|--rate Listn=5: the profile has no flows of a source 'Listn', but of Listen; did you mean 'Listen'?",
        "--rate=fast|--rate fast: 'fast' is no rate;", "--cores=0|--cores 0: 0 is not from 1 to 4096",
        "--closed=4 --rate=5|--closed and --rate exclude each other", "--think=5ms|--think is about clients that wait",
        "--replications=1|--replications is between 2 and 1000, not 1", "--seconds=0|--seconds is more than 0",
        "--chart=load.png|--chart load.png: charts are SVG", "--overlay=o.svg|--overlay o.svg: overlays are JSON",
        "--speed-ups --cores=1,2|--speed-ups is about one machine under one load; name one with --runtime, --cores and --rate",
        "--overlay=o.json --rate=1,2|--overlay shows one machine under one load", "--max-flows=0|--max-flows is at least 1, not 0",
        "--rate=9999999999|--rate 9999999999: a rate is from 1e-9 to 1e9 flows per second, not 9.999999999E9; write flows per second as",
        "--rate=Listen=9999999999|--rate Listen=9999999999: a rate is from 1e-9 to 1e9 flows per second, not 9.999999999E9;",
        "--what-if=rate=1e300|--what-if \"rate=1e300\": a rate is from 1e-9 to 1e9 flows per second, not 1.0E300; the forms are",
        "--rate=1,900000000 --what-if=rate=+20%|--what-if rate=+20%: a rate is from 1e-9 to 1e9 flows per second, not 1.08E9",
        "--closed=1000001|--closed 1000001: 1000001 is not from 1 to 1000000;",
        "--closed=2,900000 --what-if=rate=+20%|--what-if rate=+20%: a closed load has 1 to 1000000 clients",
        "--overlay=p.json|--overlay p.json: this is the profile; name another file",
        "--overlay=./p.json --rate=1|--overlay ./p.json: this is the profile", "--chart=image-server.flux/a.svg|cannot be written: not a",
        "--chart=.|--chart .: charts are SVG", "--cores=4..2|--cores 4..2: the range '4..2' runs backwards",
        "--arrivals=often|Invalid value for option '--arrivals'"})
    void saysWhatIsWrongInOneLine(String options, String reason) throws Exception {
        Invocation refused = simulate(options.split(" "));
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).startsWith("flux: ").contains(reason).hasLineCount(1);
        assertThat(folder.resolve("o.json")).doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithTheProfile() throws Exception {
        Files.copy(PROFILE, folder.resolve("p.json"));
        Invocation.write(folder, "other.flux", "Listen () => (int n);\nShow (int n) => ();\nsource Listen => Show;\n");
        Invocation strange = Invocation.of("simulate", folder, "other.flux", "--profile=p.json");
        assertThat(strange.exit()).isEqualTo(2);
        assertThat(strange.err()).startsWith("flux: p.json: is a profile of another program than other.flux, or that has been changed"
                + " since; profile it anew: flux run DIR --profile=p.json\n  the profile says something of a node `").hasLineCount(7)
                .contains("\n  and ");
        assertThat(Invocation.of("simulate", folder, "other.flux", "--profile=.").err()).isEqualTo(
                "flux: .: is a directory; name the file that a server wrote, started with --profile=FILE\n");
        Invocation.write(folder, "q.json", "{\"format\": 3}");
        assertThat(Invocation.of("simulate", folder, "other.flux", "--profile=q.json").err())
                .startsWith("flux: q.json:1:1: this is no profile, ").hasLineCount(1);
        assertThat(Invocation.of("simulate", folder, "other.flux", "--profile=none.json").err()).startsWith("flux: none.json: ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"runtime\": \"event\"|\"runtime\": \"evnt\"|p.json: the runtime that it was taken on: no runtime \"evnt\": use",
        "\"cores\": 1,|\"cores\": 0,|p.json: says that it was taken on 0 cores; tell how many to simulate with --cores",
        "\"seconds\": 30.02|\"seconds\": 0|p.json: the profile says that it was taken for 0.0 seconds; profile it anew, under load: flux"})
    void saysWhatIsImpossibleInTheProfile(String right, String wrong, String reason) throws Exception {
        Invocation.write(folder, "p.json", Files.readString(PROFILE).replace(right, wrong));
        Invocation refused = simulate("--rate=10");
        assertThat(refused).isEqualTo(new Invocation(2, "", refused.err()));
        assertThat(refused.err()).startsWith("flux: " + reason).hasLineCount(1);
    }

    /** It would be a pity to simulate for minutes first. */
    @Test
    @Timeout(60)
    void filesThatCannotBeWrittenAreToldAtOnce() throws Exception {
        Files.createDirectory(folder.resolve("dir.svg"));
        assertThat(simulate("--chart=dir.svg", "--replications=1000", "--seconds=10000")).isEqualTo(new Invocation(2, "",
                "flux: dir.svg: cannot be written: it is a directory; choose another path, nothing was changed\n"));
    }

    @Test
    void warnsOfProfilesOfFewFlows() throws Exception {
        Invocation.write(folder, "p.json", Files.readString(PROFILE).replaceFirst("\"timed\": \\d+", "\"timed\": 12"));
        assertThat(simulate("--rate=10").err()).isEqualTo("flux: p.json: only 12 flows were timed, so that high percentiles rest on a"
                + " few of them; profile for longer or under more load\n");
    }

    @Test
    void programsWithErrorsAreNotSimulated() throws Exception {
        Files.copy(PROFILE, folder.resolve("p.json"));
        Invocation.write(folder, "wrong.flux", "source Listen => Nowhere\nhandle error Anwser => Log;\n");
        Invocation refused = Invocation.of("simulate", folder, "wrong.flux", "--profile=p.json");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("error[FLUX");
        assertThat(refused.out()).isEmpty();
    }

    private Invocation simulate(String... options) throws IOException {
        if (!Files.exists(folder.resolve("p.json"))) {
            Files.copy(PROFILE, folder.resolve("p.json"));
        }
        if (!Files.exists(folder.resolve("image-server.flux"))) {
            Files.copy(PROGRAM, folder.resolve("image-server.flux"));
        }
        return Invocation.of("simulate", folder, Stream.of(Stream.of("image-server.flux", "--profile=p.json"), QUICK.stream()
                .filter(quick -> Stream.of(options).noneMatch(o -> o.startsWith(quick.substring(0, 6)))),
                Stream.of(options)).flatMap(s -> s).toArray(String[]::new));
    }
}
