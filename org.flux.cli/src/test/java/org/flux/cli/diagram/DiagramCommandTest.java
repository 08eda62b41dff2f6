// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pictures look like is tested where they are made. */
class DiagramCommandTest {
    private static final String PROGRAM = """
            Listen () => (int number);
            Tick () => (int number);
            source Listen => Serve;
            source Tick => Note;
            Serve = Admit -> Answer;
            Admit = Look -> Note;
            Look (int number) => (int number);
            Note (int number) => (int number);
            Answer (int number) => ();
            atomic Answer:{log};
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeProgram() throws IOException {
        write("server.flux", PROGRAM);
    }

    @ParameterizedTest
    @CsvSource({"svg, <?xml", "json, {", "mmd, flowchart", "dot, digraph"})
    void writesEachFormatToAFileOrToStandardOutput(String format, String beginning) throws IOException {
        Invocation written = diagram("server.flux", "-o", "server." + format);
        assertThat(written.exit()).as(written.err()).isZero();
        assertThat(written.out()).isEmpty();
        assertThat(written.err()).matches("wrote server\\." + format + " \\(\\d+ KiB\\)\n");
        String text = Files.readString(folder.resolve("server." + format));
        assertThat(text).contains(beginning).contains("Serve").endsWith("\n");
        assertThat(diagram("server.flux", "-o", "-", "--format", format))
                .isEqualTo(new Invocation(0, text.replace(folder + "/", ""), ""));
    }

    @Test
    void writesAnSvgThatIsXmlAndAPngThatIsAPicture() throws Exception {
        assertThat(diagram("server.flux", "-o", "server.svg").exit()).isZero();
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve("server.svg").toFile());
        assertThat(diagram("server.flux", "-o", "one.png", "--scale", "1").exit()).isZero();
        assertThat(diagram("server.flux", "-o", "two.png", "--theme", "dark").exit()).isZero();
        assertThat(width("two.png")).isBetween(2 * width("one.png") - 2, 2 * width("one.png") + 2);
        assertThat(diagram("server.flux", "-o", "picture", "--format", "png").exit()).isZero();
        assertThat(folder.resolve("picture")).exists();
    }

    private int width(String file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(file)))).getWidth();
    }

    @Test
    void leavesAFileAloneThatWouldNotChange() throws IOException {
        diagram("server.flux", "-o", "server.svg");
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(folder.resolve("server.svg"), old);
        assertThat(diagram("server.flux", "-o", "server.svg").err()).startsWith("unchanged: server.svg");
        assertThat(Files.getLastModifiedTime(folder.resolve("server.svg"))).isEqualTo(old);
    }

    @Test
    void drawsEachProgramOfADirectoryIntoOne() throws IOException {
        write("src/other.flux", PROGRAM);
        write("src/deep/third.flux", PROGRAM);
        Invocation drawn = diagram("src", "server.flux", "-o", "pictures/");
        assertThat(drawn.exit()).as(drawn.err()).isZero();
        assertThat(folder.resolve("pictures/other.svg")).exists();
        assertThat(folder.resolve("pictures/third.svg")).exists();
        assertThat(folder.resolve("pictures/server.svg")).exists();
        assertThat(diagram("src", "-o", "pictures", "--format=dot").err()).contains("pictures/other.dot", "pictures/third.dot");
    }

    @Test
    void showsWhatIsSelected() {
        assertThat(ids()).contains("Listen", "Tick", "Serve", "Serve/Admit", "Serve/Admit/Look");
        assertThat(ids("--flow", "Tick")).contains("Tick", "Note").doesNotContain("Listen", "Serve");
        assertThat(ids("--collapse", "Admit")).contains("Serve/Admit").doesNotContain("Serve/Admit/Look");
        assertThat(ids("--collapse", "Serve/Admit")).contains("Serve/Admit").doesNotContain("Serve/Admit/Look");
        assertThat(ids("--collapse=*")).contains("Serve").doesNotContain("Serve/Admit");
        assertThat(ids("--collapse=*", "--expand", "Serve")).contains("Serve/Admit").doesNotContain("Serve/Admit/Look");
        assertThat(ids("--collapse=*", "--expand", "Serve,Admit")).contains("Serve/Admit/Look");
        assertThat(ids("--collapse=*", "--expand", "Serve", "--expand", "Admit")).contains("Serve/Admit/Look");
    }

    private List<String> ids(String... options) {
        List<String> arguments = new ArrayList<>(List.of("server.flux", "-o", "-", "--format", "json"));
        arguments.addAll(List.of(options));
        Invocation drawn = diagram(arguments.toArray(String[]::new));
        assertThat(drawn.exit()).as(drawn.err()).isZero();
        List<String> ids = new ArrayList<>();
        collect(JsonParser.parseString(drawn.out()).getAsJsonObject(), ids);
        return ids;
    }

    private static void collect(JsonObject element, List<String> ids) {
        if (element.get("type").getAsString().equals("node")) {
            ids.add(element.get("id").getAsString());
        }
        if (element.has("children")) {
            for (JsonElement child : element.getAsJsonArray("children")) {
                collect(child.getAsJsonObject(), ids);
            }
        }
    }

    @Test
    void goesAsDeepAsIsWanted() throws IOException {
        StringBuilder text = new StringBuilder("Listen () => (int x);\nE (int x) => ();\nsource Listen => N0;\n");
        IntStream.range(0, 300).forEach(i -> text.append("N").append(i).append(" = N").append(i + 1).append(";\n"));
        write("deep.flux", text.append("N300 = E;\n").toString());
        for (String format : List.of("svg", "json", "dot", "mmd")) {
            Invocation drawn = diagram("deep.flux", "-o", "deep." + format, "--expand=*");
            assertThat(drawn.exit()).as(drawn.err()).isZero();
        }
    }

    @Test
    void paintsAnOverlay() throws IOException {
        String plain = drawn();
        assertThat(drawn("--overlay", "locks")).isNotEqualTo(plain).contains("log");
        write("profile.json", "{\"title\": \"a busy day\", \"nodes\": {\"Answer\": {\"text\": \"42 ms\", \"color\": \"#aa0000\"}}}");
        assertThat(drawn("--overlay", "profile.json")).contains("a busy day", "42 ms", "#aa0000");
        write("profile.json", "{\"nodes\": {\"Answr\": {\"text\": \"42 ms\"}}}");
        Invocation strange = diagram("server.flux", "-o", "server.svg", "--overlay", "profile.json");
        assertThat(strange.exit()).isZero();
        assertThat(strange.err()).startsWith("flux: profile.json: ").contains("Answr").hasLineCount(2);
    }

    /** What a profile looks like is said by who writes it; that it is one, by its first key. */
    @Test
    void paintsAProfile() throws IOException {
        String distribution = "{\"count\": 10, \"mean\": 2000000, \"deviation\": 0, \"min\": 2000000, \"max\": 2000000, "
                + "\"buckets\": [[2000000, 2000000, 10]]}";
        write("server.profile.json", """
                {"format": "flux-profile", "version": 1, "program": "server.flux", "runtime": "virtual", "cores": 1, "maxFlows": 100,
                 "java": "25", "seconds": 1.0, "process": {},
                 "flows": {"started": 10, "completed": 10, "handled": 0, "failed": 0, "dropped": 0, "refused": 0, "timed": 10},
                 "sources": [{"node": "Listen", "root": "Serve", "flows": 10}], "paths": [], "unknownPaths": 10,
                 "nodes": [{"node": "Answer", "wall": DISTRIBUTION}, {"node": "Lok", "wall": DISTRIBUTION}], "locks": []}
                """.replace("DISTRIBUTION", distribution));
        assertThat(drawn("--overlay", "server.profile.json")).contains("bottleneck · 2.00 ms · 50 %", "10.0/s", "class=\"heat-5\"")
                .isEqualTo(drawn("--overlay", "server.profile.json"));
        Invocation strange = diagram("server.flux", "-o", "server.svg", "--overlay", "server.profile.json");
        assertThat(strange.exit()).isZero();
        assertThat(strange.err()).startsWith("flux: server.profile.json: the profile says something of a node `Lok`, which the program "
                + "does not have, did you mean `Look`?\n").hasLineCount(2);
    }

    private String drawn(String... options) {
        List<String> arguments = new ArrayList<>(List.of("server.flux", "-o", "-", "--format", "svg"));
        arguments.addAll(List.of(options));
        Invocation drawn = diagram(arguments.toArray(String[]::new));
        assertThat(drawn.exit()).as(drawn.err()).isZero();
        return drawn.out();
    }

    @Test
    void drawsWhatThereIsOfAProgramWithErrorsAndSaysSo() throws IOException {
        write("open.flux", PROGRAM + "Serve = Admit -> \n");
        Invocation drawn = diagram("open.flux", "-o", "open.svg");
        assertThat(drawn.exit()).isEqualTo(1);
        assertThat(drawn.out()).isEmpty();
        assertThat(drawn.err()).contains("error[FLUX001]", "open.flux:11:",
                "1 error in 1 program: open.svg shows what can be read of it\n");
        assertThat(folder.resolve("open.svg")).content().contains("Serve", "Look");
        Invocation printed = diagram("open.flux", "-o", "-", "--format=dot");
        assertThat(printed.exit()).isEqualTo(1);
        assertThat(printed.out()).startsWith("digraph").endsWith("}\n");
        assertThat(printed.err()).contains("the picture shows what can be read of it");
    }

    @Test
    void heedsTheSeveritiesOfSettings() throws IOException {
        write("odd.flux", PROGRAM + "Idle () => ();\n");
        assertThat(diagram("odd.flux", "-o", "odd.svg").exit()).isZero();
        write("flux.settings.json", "{\"severities\": {\"FLUX110\": \"error\"}}");
        assertThat(diagram("odd.flux", "-o", "odd.svg").exit()).isEqualTo(1);
        assertThat(diagram("odd.flux", "-o", "odd.svg", "--no-settings").exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            server.gif; server.gif: 'gif' is no format of pictures; there are svg, png, json, mmd, dot
            server.sgv; server.sgv: 'sgv' is no format of pictures; there are svg, png, json, mmd, dot; did you mean 'svg'?
            server; server: which format? Let the name end in one of svg, png, json, mmd, dot, or add --format
            -; -o -: which format is standard output to have? Add --format and one of svg, png, json, mmd, dot
            ""; -o: the name of the file is empty
            x.svg --format gif; --format gif: 'gif' is no format of pictures; there are svg, png, json, mmd, dot
            x.svg --flow Lisen; --flow Lisen: no source and no node of server.flux is called so; did you mean 'Listen'?
            x.svg --expand Servve; --expand Servve: no node is called 'Servve'; did you mean 'Serve'?
            x.svg --collapse Serve/Admt; --collapse Serve/Admt: no node is called 'Admt'; did you mean 'Admit'?
            x.svg --collapse Look; --collapse Look: contains nothing that could be shown; name an abstract node
            x.svg --expand Serve --collapse Serve; --expand and --collapse both name Serve; keep one of them
            x.svg --theme drak; Invalid value for option '--theme'
            x.dot --theme dark; --theme is for svg and png, not for dot; leave it out
            x.svg --scale 2; --scale is for png; svg can be shown in any size, leave it out
            x.png --scale 0; --scale is between 0.1 and 16, not 0.0
            x.png --scale NaN; --scale is between 0.1 and 16, not NaN
            x.png --scale many; Invalid value for option '--scale'
            x.svg --overlay lokcs; --overlay lokcs: no such file or directory; check the path, or write 'locks' for the lock schedule
            x.svg --overlay wrong.json; wrong.json:2:
            wrong.json --overlay wrong.json; -o wrong.json: this is the overlay; name another file
            server.flux/x.svg; server.flux/x.svg: cannot be written:
            """)
    void refusesInOneLine(String options, String message) throws IOException {
        write("wrong.json", "{\"nodes\":\n 7}\n");
        List<String> arguments = new ArrayList<>(List.of("server.flux", "-o"));
        arguments.addAll(options.isEmpty() ? List.of("") : List.of(options.split(" ")));
        Invocation refused = diagram(arguments.toArray(String[]::new));
        assertThat(refused.exit()).as(refused.err()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).startsWith("flux: " + message).hasLineCount(1);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("server.flux", "wrong.json");
        }
    }

    @Test
    void refusesTwoProgramsForOneFile() throws IOException {
        write("a/server.flux", PROGRAM);
        assertThat(diagram("server.flux", "a/server.flux", "-o", "x.svg")).isEqualTo(new Invocation(2, "", "flux: x.svg takes one picture, "
                + "but here are 2 programs: server.flux, a/server.flux; name one of them, or a directory, as in -o pictures/\n"));
        assertThat(diagram("server.flux", "a/server.flux", "-o", "-", "--format=svg").err()).startsWith("flux: standard output takes one");
        assertThat(diagram("server.flux", "a/server.flux", "-o", "pictures/")).isEqualTo(new Invocation(2, "", "flux: a/server.flux: would "
                + "be drawn into pictures/server.svg as server.flux is; draw them one by one\n"));
        assertThat(folder.resolve("pictures")).doesNotExist();
    }

    @Test
    void refusesAPngThatNoMachineCouldHold() throws IOException {
        StringBuilder text = new StringBuilder("Listen () => (int x);\nA (int x) => (int x);\nsource Listen => N;\nN = A");
        text.append(" -> A".repeat(2000)).append(";\n");
        write("long.flux", text.toString());
        Invocation refused = diagram("long.flux", "-o", "long.png", "--expand=*", "--scale=16");
        assertThat(refused.exit()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err()).startsWith("flux: long.flux: an image of ").contains("take a smaller scale").hasLineCount(1);
        assertThat(folder.resolve("long.png")).doesNotExist();
    }

    private Invocation diagram(String... args) {
        return Invocation.of("diagram", folder, args);
    }

    private void write(String name, String text) throws IOException {
        Invocation.write(folder, name, text);
    }
}
