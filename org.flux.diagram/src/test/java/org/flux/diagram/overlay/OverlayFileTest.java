// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Optional;
import org.flux.diagram.TestPrograms;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayFileTest {
    private static final String PROFILE = """
            {
              "title": "Profile of last night",
              "legend": [{"color": "#d55e00", "text": "more than 10 ms"}, {"heat": 3, "text": "hot"}],
              "nodes": {
                "Read": {"heat": 3, "marked": true},
                "Compress": {"text": "12 ms", "color": "#D50", "detail": "p99\\n31 ms"},
                "Serve/Image/Compress.2": {"text": "1 ms"}
              },
              "arcs": {
                "Read -> Compress": {"text": "80/s"},
                "Image: Read->Compress": {"text": "60/s"},
                "Serve/Image.2: Read => Compress": {"text": "20/s"}
              },
              "locks": {"cache": {"detail": "waited 3 %"}, "room(session)": {"color": "#0072b2"}}
            }
            """;
    private static final Analysis PROGRAM = TestPrograms.analysis("test.flux", """
            source Listen => Serve;
            Serve = Image -> Image;
            Image = Read -> Compress -> Compress;
            atomic Compress:{cache};
            """);

    @Test
    void saysSomethingOfNodesArcsAndLocks() throws JsonMistake {
        KeyedOverlay overlay = OverlayFile.read(PROFILE);
        assertThat(overlay.title()).isEqualTo("Profile of last night");
        assertThat(overlay.legend()).containsExactly(new Overlay.Entry("#d55e00", "more than 10 ms"), new Overlay.Entry(3, "hot"));
        assertThat(overlay.ofBox("Serve/Image/Compress", "Compress"))
                .contains(new Value("12 ms", Optional.of("#dd5500"), "p99\n31 ms"));
        assertThat(overlay.ofBox("Serve/Image/Compress.2", "Compress")).map(Value::text).as("an id counts more").contains("1 ms");
        assertThat(overlay.ofBox("Serve/Image/Write", "Write")).isEmpty();
        assertThat(overlay.ofLock("Image/Compress", "Compress", new Lock("cache", LockScope.SESSION))).map(Value::detail)
                .contains("waited 3 %");
        assertThat(overlay.ofLock("Image/Compress", "Compress", new Lock("room", LockScope.SESSION))).isPresent();
        assertThat(overlay.ofLock("Image/Compress", "Compress", new Lock("room", LockScope.PROGRAM))).isEmpty();
    }

    @Test
    void anArcOfOneFlowCountsMore() throws JsonMistake {
        KeyedOverlay overlay = OverlayFile.read(PROFILE);
        Types.Arc arc = PROGRAM.types().arcs().stream().filter(any -> any.to().equals("Compress")).findFirst().orElseThrow();
        assertThat(overlay.ofArc(ends("Serve/Image"), arc)).map(Value::text).contains("60/s");
        assertThat(overlay.ofArc(ends("Serve/Image.2"), arc)).map(Value::text).contains("20/s");
        assertThat(OverlayFile.read("{'arcs': {'Read -> Compress': {'text': '80/s'}}}".replace('\'', '"')).ofArc(ends("Serve/Image"), arc))
                .map(Value::text).contains("80/s");
    }

    private static Overlay.Ends ends(String around) {
        return new Overlay.Ends(around, around + "/Read", around + "/Compress");
    }

    @Test
    void theIdsOfBoxesCountMost() throws JsonMistake {
        KeyedOverlay overlay = OverlayFile.read("""
                {"arcs": {"Serve/Image/Read -> Serve/Image/Compress": {"text": "1/s"}, "Serve/Image: Read -> Compress": {"text": "2/s"},
                          "Serve -> Serve/Image": {"text": "3/s"}},
                 "locks": {"Compress:cache": {"text": "4 ms"}, "Serve/Image/Compress.2: cache": {"text": "5 ms"},
                           "cache": {"text": "6 ms"}}}
                """);
        Types.Arc arc = PROGRAM.types().arcs().stream().filter(any -> any.to().equals("Compress")).findFirst().orElseThrow();
        assertThat(overlay.ofArc(ends("Serve/Image"), arc)).map(Value::text).contains("1/s");
        assertThat(overlay.ofPassage(new Overlay.Ends("Serve", "Serve", "Serve/Image"))).map(Value::text).contains("3/s");
        Lock cache = new Lock("cache", LockScope.PROGRAM);
        assertThat(overlay.ofLock("Serve/Image/Compress", "Compress", cache)).map(Value::text).contains("4 ms");
        assertThat(overlay.ofLock("Serve/Image/Compress.2", "Compress", cache)).map(Value::text).contains("5 ms");
        assertThat(overlay.ofLock("Serve/Image/Write", "Write", cache)).map(Value::text).contains("6 ms");
        assertThat(overlay.strangers(PROGRAM)).isEmpty();
    }

    @Test
    void isWrittenAsItIsRead() throws JsonMistake {
        KeyedOverlay overlay = OverlayFile.read(PROFILE);
        assertThat(overlay.nodes()).containsEntry("Read", new Value("", Optional.empty(), 3, true, ""));
        assertThat(OverlayFile.read(OverlayFile.write(overlay))).isEqualTo(overlay);
    }

    @Test
    void tellsWhatTheProgramDoesNotHave() throws JsonMistake {
        KeyedOverlay overlay = OverlayFile.read("""
                {"nodes": {"Compres": {}, "Image": {}, "Serve/Imag/Read": {}},
                 "arcs": {"Read -> Compress": {}, "Read -> Write": {}, "Serv: Image -> Image": {}}, "locks": {"cach": {}, "cache": {}}}
                """);
        assertThat(overlay.strangers(PROGRAM)).containsExactly(
                "the overlay says something of a node `Compres`, which the program does not have, did you mean `Compress`?",
                "the overlay says something of a node `Serve/Imag/Read`, which the program does not have, did you mean `Image`?",
                "the overlay says something of an arc `Read -> Write`, which the program does not have",
                "the overlay says something of an arc `Serv: Image -> Image`, which the program does not have, "
                        + "did you mean `Image -> Image`?",
                "the overlay says something of a lock `cach`, which the program does not have, did you mean `cache`?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                      | 1:1  | an overlay is an object, as in {"nodes": {}}, not a list
            {"nodes": []}                           | 1:11 | "nodes" is an object, as in {"Compress": {"text": "12 ms"}}, not a list
            {"node": {}}                            | 1:2  | unknown key "node"; did you mean "nodes"?
            {"x": {}}                               | 1:2  | unknown key "x"; there are "title", "legend", "nodes", "arcs" and "locks"
            {"nodes": {"A": "x"}}                   | 1:17 | a value is an object, as in {"text": "12 ms", "color": "#d55e00"}, not a string
            {"nodes": {"A": {"colour": "#123456"}}} | 1:18 | unknown key "colour"; did you mean "color"?
            {"nodes": {"A": {"color": "red"}}}      | 1:27 | a colour is "#rrggbb" or "#rgb" in hexadecimal digits, not "red"
            {"nodes": {"A": {"text": 12}}}          | 1:26 | "text" is a string, not 12
            {"nodes": {"A": {}, "A": {}}}           | 1:21 | "A" is set twice, first in line 1; remove one of them
            {"arcs": {"A": {}}}                     | 1:11 | "A" is no arc; write "From -> To", or "Flow: From -> To" for those of one \
            abstract node
            {"arcs": {"A->B": {}, "A => B": {}}}    | 1:23 | the arc "A -> B" is given twice; remove one of them
            {"nodes": {"A:x": {}, "A : x": {}}}     | 1:23 | the node "A: x" is given twice; remove one of them
            {"legend": [{"text": "x"}]}             | 1:13 | an entry of the legend has a "text", and a "color" or a "heat"
            {"nodes": {"A": {"heat": 6}}}           | 1:26 | "heat" is a number from 1 to 5, not 6
            {"nodes": {"A": {"marked": "x"}}}       | 1:28 | "marked" is true or false, not a string
            {"title": "x"                           | 1:1  | this `{` is never closed; the file ends before `}`
            """)
    void saysWhereAndWhatIsWrong(String text, String place, String reason) {
        assertThatThrownBy(() -> OverlayFile.read(text)).isInstanceOfSatisfying(JsonMistake.class,
                wrong -> assertThat(wrong.message("o.json")).isEqualTo("o.json:" + place + ": " + reason));
    }

    @Test
    void theSchemaSaysTheSame() throws Exception {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(OverlayFile.class.getResourceAsStream("overlay.schema.json"));
        ObjectMapper mapper = new ObjectMapper();
        assertThat(schema.validate(mapper.readTree(PROFILE))).isEmpty();
        for (String wrong : List.of("[]", "{\"nodes\": []}", "{\"x\": 1}", "{\"nodes\": {\"A\": {\"color\": \"red\"}}}",
                "{\"locks\": {\"A\": {\"text\": 1}}}", "{\"arcs\": {\"A\": {}}}", "{\"legend\": [{\"text\": \"x\"}]}")) {
            assertThat(schema.validate(mapper.readTree(wrong))).as(wrong).isNotEmpty();
        }
    }
}
