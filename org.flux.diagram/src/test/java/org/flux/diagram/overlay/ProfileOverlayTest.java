// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.diagram.Diagrams;
import org.flux.diagram.TestPrograms;
import org.flux.diagram.model.Selection;
import org.flux.diagram.write.JsonWriter;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.paths.Path;
import org.flux.graph.paths.PathCodec;
import org.flux.graph.profile.Distribution;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.Profile.Flows;
import org.flux.graph.profile.Profile.NodeTimes;
import org.flux.graph.profile.Profile.Outcome;
import org.flux.graph.profile.Profile.PathCount;
import org.flux.graph.profile.Profile.Use;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.junit.jupiter.api.Test;

class ProfileOverlayTest {
    private static final double MS = 1e6;
    private static final Analysis PROGRAM = TestPrograms.analysis("shop.flux", """
            Listen () => (int item);
            source Listen => Serve;
            Serve (int item) => ();
            Page (int item) => (int item);
            Serve:[known] = Page -> Send;
            Serve:[_] = Make -> Page -> Send;
            Make (int item) => (int item);
            Make = Read -> Write;
            Read (int item) => (int item);
            blocking Write (int item) => (int item);
            Send (int item) => ();
            Sorry (int item) => ();
            typedef known IsKnown;
            handle error Make => Sorry;
            atomic Write:{disk};
            """);
    /** Ten seconds: 30 known, 60 others, 10 that fail in Write. */
    private static final List<PathCount> PATHS = paths();

    private static List<PathCount> paths() {
        PathCodec codec = new PathCodec(PROGRAM.graph(), PROGRAM.paths());
        List<PathCount> paths = new ArrayList<>();
        for (int number = 0; number < PROGRAM.paths().roots().get("Serve").intValue(); number++) {
            Path path = codec.decode("Serve", BigInteger.valueOf(number));
            boolean known = path.trail().equals(List.of("Serve", "Page", "Send"));
            if (!path.fails()) {
                paths.add(new PathCount("Serve", BigInteger.valueOf(number), known ? 30 : 60, Outcome.COMPLETED));
            } else if (path.trail().equals(List.of("Serve", "Make", "Read", "Write"))) {
                paths.add(new PathCount("Serve", BigInteger.valueOf(number), 10, Outcome.FAILED));
            }
        }
        paths.add(new PathCount("Sorry", BigInteger.ONE, 10, Outcome.COMPLETED));
        return paths;
    }

    private static NodeTimes times(String node, double mean, double cpu) {
        return new NodeTimes(node, Optional.of(Distribution.constant(mean, 100)),
                cpu < 0 ? Optional.empty() : Optional.of(Distribution.constant(cpu, 100)), Optional.empty());
    }

    private static Profile profile(List<PathCount> paths, double held) {
        return new Profile("shop.flux", "virtual", 1, 100, "25", 10, new Flows(100, 90, 10, 0, 0, 0, 100),
                new Profile.Process(Optional.empty(), Optional.empty()),
                List.of(new Profile.Source("Listen", "Serve", 100, Optional.empty(), Optional.of(Distribution.constant(20 * MS, 100)),
                        Optional.empty(), Optional.empty(), Optional.empty())),
                paths, 0, List.of(times("Listen", 100 * MS, -1), times("Page", 10 * MS, -1), times("Send", 0, -1),
                        times("Read", 5 * MS, -1), times("Write", 20 * MS, -1), times("Sorry", MS, -1)),
                List.of(new Profile.Lock("disk", LockScope.PROGRAM, List.of(new Use("Write", LockMode.WRITE, 70, 7,
                        Optional.of(Distribution.constant(3 * MS, 7)), Optional.of(Distribution.constant(held, 70)))))));
    }

    private static final KeyedOverlay OVERLAY = ProfileOverlay.of(PROGRAM, profile(PATHS, 21 * MS));

    /** Page 90 x 10 ms, Read 70 x 5 ms, Write 70 x 20 ms, Sorry 10 x 1 ms: 2660 ms in all. */
    @Test
    void eachBoxHasItsShareOfTheServiceTime() {
        assertThat(text("Serve/Page")).isEqualTo("10.0 ms · 11 %");
        assertThat(text("Serve/Page.2")).as("the same node, reached on another way").isEqualTo("10.0 ms · 23 %");
        assertThat(text("Serve/Make/Read")).isEqualTo("5.00 ms · 13 %");
        assertThat(text("Serve/Make!Sorry")).isEqualTo("1.00 ms · 0.4 %");
        assertThat(OVERLAY.nodes().get("Serve/Page.2").heat()).isEqualTo(3);
        assertThat(OVERLAY.nodes().get("Serve/Make!Sorry").heat()).isZero();
    }

    @Test
    void anAbstractNodeHasWhatIsInIt() {
        assertThat(text("Serve/Make")).isEqualTo("25.0 ms · 66 %");
        assertThat(OVERLAY.nodes().get("Serve/Make").detail()).startsWith("66 % of the service time: 7.00/s, 25.0 ms each with what it");
        assertThat(text("Serve")).as("all but the handler").isEqualTo("26.5 ms · 100 %");
        assertThat(OVERLAY.nodes().get("Serve").heat()).isEqualTo(Value.HOTTEST);
    }

    @Test
    void aSourceTellsHowManyFlowsThereAreAndWhatTheyTake() {
        assertThat(text("Listen")).as("the time of its own calls is time in which it waits").isEqualTo("10.0/s · p99 20.0 ms");
        assertThat(OVERLAY.title()).isEqualTo("Profile: 10.0/s for 10.0 s on virtual, 1 core · bottleneck: disk");
    }

    @Test
    void eachArcTellsHowManyFlowsPass() {
        assertThat(arc("Listen -> Serve")).isEqualTo("10.0/s");
        assertThat(arc("Serve/? -> Serve/Page")).as("the first variant").isEqualTo("3.00/s");
        assertThat(arc("Serve/? -> Serve/Make")).as("the second one").isEqualTo("7.00/s");
        assertThat(arc("Serve/Make -> Serve/Page.2")).as("but for what fails").isEqualTo("6.00/s");
        assertThat(arc("Serve/Make -> Serve/Make!Sorry")).as("what fails in Write is handled at Make").isEqualTo("1.00/s");
        assertThat(arc("Serve/Make/Read -> Serve/Make/Write")).isEqualTo("7.00/s");
        assertThat(OVERLAY.arcs().get("Serve/Make/Write -> Serve/Make")).as("through an edge, where there is another arc")
                .isEqualTo(new Value("", Optional.empty(), "6.00/s"));
    }

    @Test
    void aLockTellsHowLongOneWaits() {
        Value write = OVERLAY.locks().get("Write: disk");
        assertThat(write.text()).isEqualTo("waits 3.00 ms · bottleneck");
        assertThat(write.detail()).contains("taken 7.00/s, 10 % contended: waits 3.00 ms on average, p99 3.00 ms", "held for 21.0 ms");
    }

    @Test
    void theBottleneckIsWhatIsUsedMost() {
        assertThat(OVERLAY.nodes().get("Serve/Make/Write").marked()).isTrue();
        assertThat(OVERLAY.nodes().get("Serve/Make/Write").detail()).contains("bottleneck: the lock is held 15 % of the time, "
                + "100 % of that by Write; the core is 13 % busy");
        KeyedOverlay shortly = ProfileOverlay.of(PROGRAM, profile(PATHS, MS));
        assertThat(shortly.nodes().get("Serve/Page").text()).isEqualTo("bottleneck · 10.0 ms · 11 %");
        assertThat(shortly.nodes().get("Serve/Page").marked()).isTrue();
        assertThat(shortly.nodes().get("Serve/Make/Write").marked()).as("blocking: it waits elsewhere").isFalse();
        assertThat(shortly.locks().get("Write: disk").text()).isEqualTo("waits 3.00 ms");
    }

    /** Neither in that of the alphabet nor in that of a hash table, whatever that is in this run. */
    @Test
    void boxesOfAHandlerComeInTheOrderOfTheProfile() {
        List<String> names = List.of("Yak", "Ant", "Wolf", "Bee", "Zebu", "Cat", "Vole", "Dog", "Newt", "Elk");
        StringBuilder text = new StringBuilder("Listen () => (int item);\nsource Listen => Serve;\n");
        names.forEach(name -> text.append("%s (int item) => (int item);\nhandle error %s => Sorry;\n".formatted(name, name)));
        text.append("Stop (int item) => ();\nServe = ").append(String.join(" -> ", names)).append(" -> Stop;\n")
                .append("Sorry (int item) => ();\nSorry = Note;\nNote (int item) => ();\n");
        Analysis program = TestPrograms.analysis("many.flux", text.toString());
        PathCodec codec = new PathCodec(program.graph(), program.paths());
        List<PathCount> paths = new ArrayList<>();
        for (int number = 0; number < program.paths().roots().get("Serve").intValue(); number++) {
            BigInteger path = BigInteger.valueOf(number);
            paths.add(new PathCount("Serve", path, 10, codec.decode("Serve", path).fails() ? Outcome.FAILED : Outcome.COMPLETED));
        }
        List<PathCount> handling = new ArrayList<>(paths);
        for (int number = 0; number < program.paths().roots().get("Sorry").intValue(); number++) {
            BigInteger path = BigInteger.valueOf(number);
            if (!codec.decode("Sorry", path).fails()) {
                handling.add(new PathCount("Sorry", path, 80, Outcome.COMPLETED));
            }
        }
        List<String> boxes = ProfileOverlay.of(program, profile(handling, MS)).nodes().keySet().stream()
                .filter(box -> box.contains("!Sorry")).toList();
        List<String> failing = paths.stream().filter(path -> path.outcome() == Outcome.FAILED).map(path -> codec.decode("Serve",
                path.number()).trail().getLast()).filter(names::contains).toList();
        assertThat(failing).hasSameSizeAs(names);
        assertThat(boxes.stream().filter(box -> box.endsWith("/Note"))).containsExactlyElementsOf(
                failing.stream().map(name -> "Serve/" + name + "!Sorry/Note").toList());
    }

    @Test
    void withoutPathsThereAreStillTheTimesOfNodes() {
        KeyedOverlay overlay = ProfileOverlay.of(PROGRAM, profile(List.of(), MS));
        assertThat(overlay.nodes().get("Page").text()).isEqualTo("bottleneck · 10.0 ms · 28 %");
        assertThat(overlay.strangers(PROGRAM)).isEmpty();
    }

    /** What the overlay names is what the diagram has: a count that nobody sees is a fault. */
    @Test
    void everyValueHasItsPlaceInTheDiagram() {
        String drawn = JsonWriter.write(Diagrams.draw(PROGRAM, List.of(), new Selection(Optional.empty(), java.util.Set.of("*"),
                java.util.Set.of()), OVERLAY, () -> false)).toString();
        OVERLAY.nodes().forEach((box, value) -> assertThat(drawn).contains("\"id\":\"" + box + "\""));
        OVERLAY.arcs().entrySet().stream().filter(arc -> !arc.getValue().text().isEmpty()).forEach(arc ->
                assertThat(drawn).contains("\"id\":\"" + arc.getKey().replace(" -> ", ">") + "\""));
        assertThat(drawn).as("through an edge").contains("int item\\n7.00/s", "int item\\n6.00/s");
        assertThat(drawn).contains("error · 1.00/s", "disk ! waits 3.00 ms · bottleneck");
        assertThat(drawn.split("\"marked\":true", -1)).hasSize(2);
    }

    @Test
    void aProfileIsRecognisedByWhatItSaysOfItself() throws JsonMistake {
        assertThat(OverlaySource.read("{\"nodes\": {}}").overlay().apply(PROGRAM)).isInstanceOf(KeyedOverlay.class);
        assertThatThrownBy(() -> OverlaySource.read("{\n  \"format\": \"flux-profile\"\n}")).isInstanceOfSatisfying(JsonMistake.class,
                wrong -> assertThat(wrong.message("p.json")).startsWith("p.json:1:1: ").contains("\"version\""));
        assertThatThrownBy(() -> OverlaySource.read("{\"format\": ")).isInstanceOf(JsonMistake.class);
    }

    private static String text(String box) {
        return OVERLAY.nodes().get(box).text();
    }

    private static String arc(String arc) {
        return OVERLAY.arcs().get(arc).text();
    }
}
