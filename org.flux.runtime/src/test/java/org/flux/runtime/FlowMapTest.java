// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FlowMapTest {

    /**
     * A random program, and an interpreter that walks it as generated code would, with numbers worked out another way: by listing paths.
     */
    private static final class Program {
        private final Random random;
        private final List<List<List<Integer>>> nodes = new ArrayList<>(); // node -> variants -> steps; no variants: concrete
        private final List<Boolean> errorEdge = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();
        private long completed;

        private record Failure(List<String> trail, List<String> stack) {}

        Program(long seed) {
            random = new Random(seed);
            int count = 3 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                List<List<Integer>> variants = new ArrayList<>();
                if (i >= 2) {
                    int most = 1 + random.nextInt(3);
                    for (int v = 0; v < most; v++) {
                        List<Integer> steps = new ArrayList<>();
                        int length = random.nextInt(4);
                        for (int s = 0; s < length; s++) {
                            steps.add(random.nextInt(i));
                        }
                        variants.add(steps);
                    }
                }
                nodes.add(variants);
                errorEdge.add(i < 2 || variants.size() > 1 || random.nextBoolean());
            }
        }

        FlowMap map() {
            FlowMap.Builder builder = FlowMap.of("random.flux");
            for (int i = 0; i < nodes.size(); i++) {
                if (nodes.get(i).isEmpty()) {
                    builder.concrete("N" + i, i + 1);
                } else {
                    builder.abstractNode("N" + i, i + 1);
                    if (errorEdge.get(i)) {
                        builder.acquiresLocks();
                    }
                    for (List<Integer> steps : nodes.get(i)) {
                        builder.variant(i + 1, steps.stream().map(s -> "N" + s).toArray(String[]::new));
                    }
                }
            }
            return builder.build();
        }

        String root() {
            return "N" + (nodes.size() - 1);
        }

        /**
         * Lists all paths in the order of the numbering: depth first, error edges first. A null failure stands for a path that completes.
         */
        List<Failure> paths() {
            visit(nodes.size() - 1, new ArrayList<>(), new ArrayList<>(), trail -> {
                failures.add(null);
                completed++;
            });
            return failures;
        }

        private void visit(int node, List<String> trail, List<String> stack, Consumer<List<String>> then) {
            if (failures.size() > 20_000) {
                return;
            }
            List<String> entered = with(trail, "N" + node);
            List<String> around = with(stack, "N" + node);
            if (errorEdge.get(node)) {
                failures.add(new Failure(entered, around));
            }
            if (nodes.get(node).isEmpty()) {
                then.accept(entered);
            }
            for (List<Integer> steps : nodes.get(node)) {
                steps(steps, 0, entered, around, then);
            }
        }

        private void steps(List<Integer> steps, int from, List<String> trail, List<String> stack, Consumer<List<String>> then) {
            if (from == steps.size()) {
                then.accept(trail);
            } else {
                visit(steps.get(from), trail, stack, entered -> steps(steps, from + 1, entered, stack, then));
            }
        }

        private static List<String> with(List<String> list, String last) {
            List<String> longer = new ArrayList<>(list);
            longer.add(last);
            return longer;
        }
    }

    @Test
    void everyNumberOfRandomProgramsIsDecodedToItsPath() {
        long decoded = 0;
        for (int seed = 0; seed < 300; seed++) {
            Program program = new Program(seed);
            List<Program.Failure> paths = program.paths();
            if (paths.size() > 20_000) {
                continue;
            }
            FlowMap map = program.map();
            assertThat(map.paths(program.root())).as("paths of seed %s", seed).isEqualTo(paths.size());
            for (int number = 0; number < paths.size(); number++) {
                FlowPath path = map.decode(program.root(), false, number);
                Program.Failure expected = paths.get(number);
                if (expected == null) {
                    assertThat(path.trail()).as("seed %s number %s", seed, number).isEmpty();
                } else {
                    assertThat(path.trail()).as("seed %s number %s", seed, number).isEqualTo(expected.trail());
                    assertThat(path.stack().stream().map(path.trail()::get)).as("seed %s number %s", seed, number)
                            .isEqualTo(expected.stack());
                }
                decoded++;
            }
        }
        assertThat(decoded).isGreaterThan(20_000);
    }

    @Test
    void numbersBeyondCountingGiveAnUnknownPath() throws FlowTimeout {
        FlowMap.Builder builder = FlowMap.of("large.flux").abstractNode("N0", 1).chosenByPatterns().variant(1, "X", "Y").variant(1, "Y");
        for (int i = 1; i <= 80; i++) {
            builder.abstractNode("N" + i, i).variant(i, "N" + (i - 1), "N" + (i - 1));
        }
        FlowMap map = builder.build();
        assertThat(map.paths("N80")).isEqualTo(1L << 62);
        assertThat(map.decode("N80", false, 1L << 62).text()).isEqualTo("large.flux N80 (path unknown)");
        assertThat(map.decode("N80", false, 1).trail()).endsWith("N0", "X").hasSize(82);
        Flow flow = new Flow(map);
        flow.start("N80");
        flow.at(1L << 61);
        flow.advance(1L << 62);
        flow.advance(1L << 62);
        flow.advance(1L << 62);
        assertThat(flow.failed(new IllegalStateException()).path()).endsWith("(path unknown)");
    }

    @Test
    void nodesOfImportedFilesAreNamedWithTheirFile() {
        FlowMap map = FlowMap.of("main.flux").abstractNode("A", 3).variant(3, "B")
                .inFile("other.flux").abstractNode("B", 7).variant(8, "C").build();
        assertThat(map.decode("A", false, 0).text()).isEqualTo("other.flux:8 A > B > C");
    }

    @Test
    void aRootThatIsNotDescribedCountsAsAConcreteNode() {
        assertThat(ImageServer.MAP.decode("Listen", false, 0).text()).isEqualTo("image-server.flux Listen");
    }

    @Test
    void patternsMatchConsecutiveEntriesAndGaps() {
        FlowPath path = ImageServer.MAP.decode("Image", false, 7); // Compress
        assertThat(path.trail()).containsExactly("Image", "ReadRequest", "CheckCache", "Handler", "ReadFromDisk", "Compress");
        for (String matching : List.of("Compress", "ReadFromDisk Compress", "Handler ReadFromDisk Compress", "* Compress",
                "Image * Compress", "CheckCache * Compress", "ReadRequest * Handler * Compress", "Handler", "CheckCache Handler",
                "Image * Handler", "Image", "*", "* *", "CheckCache *", "Compress *", "* Image", "Image * ReadRequest * Compress")) {
            assertThat(path.matches(List.of(matching.split(" ")))).as(matching).isTrue();
        }
        for (String other : List.of("ReadFromDisk", "CheckCache", "Handler Compress", "Image Handler", "CheckCache Compress", "Write *",
                "Compress Handler", "Handler * ReadFromDisk", "Handler Image", "Image Image", "Compress Compress", "Compress * Compress")) {
            assertThat(path.matches(List.of(other.split(" ")))).as(other).isFalse();
        }
    }
}
