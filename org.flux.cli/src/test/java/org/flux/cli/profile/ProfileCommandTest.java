// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flux.cli.Golden;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {
    private static final Path EXAMPLE = Path.of("../org.flux.graph/src/test/resources/org/flux/graph/profile/image-server.profile.json");
    private static final Path PROGRAM = Path.of("../examples/image-server/src/main/flux/image-server.flux");

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws Exception {
        Files.copy(EXAMPLE, folder.resolve("p.json"));
        Files.copy(PROGRAM, folder.resolve("image-server.flux"));
    }

    private Invocation profile(String... args) {
        return Invocation.of("profile", folder, args);
    }

    @Test
    void tellsPathsNodesAndLocks() throws Exception {
        Invocation told = profile("p.json", "image-server.flux");
        assertThat(told.exit()).isZero();
        assertThat(told.err()).isEmpty();
        Golden.assertMatches("image-server.profile.txt", told.out());
        Golden.assertMatches("image-server.profile.json", profile("p.json", "image-server.flux", "--json").out());
    }

    @Test
    void callsAndSharesComeFromThePaths() {
        JsonObject costs = JsonParser.parseString(profile("p.json", ".", "--json").out()).getAsJsonObject();
        List<JsonObject> nodes = costs.getAsJsonArray("nodes").asList().stream().map(JsonElement::getAsJsonObject).toList();
        assertThat(nodes.getFirst().get("node").getAsString()).isEqualTo("Compress");
        assertThat(nodes.stream().mapToDouble(n -> n.get("share").getAsDouble()).sum()).isBetween(0.999, 1.001);
        assertThat(nodes.stream().filter(n -> n.get("node").getAsString().equals("ReadRequest")).findFirst().orElseThrow()
                .get("calls").getAsLong()).isEqualTo(877 + 290 + 12 + 7 + 3);
    }

    @Test
    void showsNoMoreThanIsAskedFor() {
        assertThat(profile("p.json", "image-server.flux", "--top=1").out()).contains("hot paths (1 of 9):", "expensive nodes (1 of 14):",
                "contended locks (1 of 5):").contains("Compress").doesNotContain("ShowPage");
        assertThat(profile("p.json", "image-server.flux", "--top=0").err()).contains("--top is at least 1, not 0");
    }

    @Test
    void warnsOfWhatTheProgramDoesNotHave() throws Exception {
        Path program = folder.resolve("image-server.flux");
        Files.writeString(program, Files.readString(program).replace("Compress", "Squeeze"));
        Path file = folder.resolve("p.json");
        Files.writeString(file, Files.readString(file).replace("\"15\"", "\"99\""));
        Invocation told = profile("p.json", "image-server.flux");
        assertThat(told.exit()).isZero();
        assertThat(told.err()).contains("p.json: the profile says something of a node `Compress`, which the program does not have");
        assertThat(told.out()).contains("Serve 99 (the program has no such path)").contains("Compress");
        Invocation.write(folder, "other.flux", "Listen () => (int n);\nShow (int n) => ();\nsource Listen => Show;\n");
        assertThat(profile("p.json", "other.flux").err()).hasLineCount(6).containsPattern("flux: p.json: and \\d+ more\n$");
    }

    @Test
    void tellsWhatBecameOfAllFlowsAndWhatIsNotKnown() throws Exception {
        Path file = folder.resolve("p.json");
        Files.writeString(file, Files.readString(file)
                .replace("\"handled\": 22, \"failed\": 0, \"dropped\": 0, \"refused\": 0, \"timed\": 1249",
                        "\"handled\": 15, \"failed\": 1, \"dropped\": 2, \"refused\": 5, \"timed\": 1000")
                .replace("\"number\": \"4\", \"count\": 7, \"outcome\": \"failed\"",
                        "\"number\": \"4\", \"count\": 7, \"outcome\": \"dropped\"")
                .replace("\"unknownPaths\": 0", "\"unknownPaths\": 3")
                .replace("\"flows\": 1249", "\"flows\": 1249, \"sessions\": {\"distinct\": 2000, \"share\": 0.5, \"flows\": [[1, 1000]]}"));
        assertThat(profile("p.json", "image-server.flux").out()).contains(
                "flows: 1,227 completed, 15 handled, 1 failed, 2 dropped, 4 still in flight, 5 refused\n",
                "timed: 1,000 flows, which stand for all; paths are of all flows\n",
                "paths without a number: 3 flows; the program has too many\n", "Serve[2] > ReadRequest: dropped\n",
                "about 2,000\n");
    }

    /** Flows of which none was timed have paths, but no times. */
    @Test
    void pathsWithoutTimesHaveNoShareOfThem() throws Exception {
        Path file = folder.resolve("p.json");
        Files.writeString(file, Files.readString(file).replaceAll("(?s)\"nodes\": \\[.*\"locks\"", "\"nodes\": [], \"locks\""));
        Invocation told = profile("p.json", "image-server.flux");
        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.out()).containsPattern("877 +70 % +0 .* Serve\\[2\\] > ReadRequest").doesNotContain("NaN");
        JsonObject costs = JsonParser.parseString(profile("p.json", "image-server.flux", "--json").out()).getAsJsonObject();
        assertThat(costs.getAsJsonArray("paths").get(0).getAsJsonObject().get("timeShare").getAsDouble()).isZero();
    }

    @Test
    void aFileThatIsNoProfileIsOneClearMessage() throws Exception {
        Invocation.write(folder, "other.json", "{\"nodes\": []}");
        Invocation told = profile("other.json", "image-server.flux");
        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("other.json:1:1: this is no profile").doesNotContain("\tat ");
        assertThat(profile("none.json", "image-server.flux").err()).contains("none.json").doesNotContain("\tat ");
        assertThat(profile("p.json", "none.flux").err()).contains("none.flux").doesNotContain("\tat ");
    }

    @Test
    void aProfileWithoutFlowsSaysSo() throws Exception {
        Invocation.write(folder, "empty.json", """
                {"format": "flux-profile", "version": 1, "program": "image-server.flux", "runtime": "event", "cores": 2, "maxFlows": 10,
                "java": "25", "seconds": 1.5, "flows": {"started": 0, "completed": 0, "handled": 0, "failed": 0, "dropped": 0, "refused": 0,
                "timed": 0}, "process": {}, "sources": [{"node": "Listen", "root": "Serve", "flows": 0}], "paths": [], "unknownPaths": 0,
                "nodes": [], "locks": []}
                """);
        Invocation told = profile("empty.json", "image-server.flux");
        assertThat(told.exit()).isZero();
        assertThat(told.out()).contains("no flow ended while the server was measured").contains("Listen").doesNotContain("NaN");
        String text = Files.readString(folder.resolve("empty.json"));
        Invocation.write(folder, "empty.json", text.replace("\"seconds\": 1.5", "\"seconds\": 0"));
        assertThat(profile("empty.json", "image-server.flux").out()).containsPattern("Listen +0 +0/s ");
    }
}
