// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reduced search against the plain one: it meets the same classes of equivalent schedules, each exactly once. */
class ReductionTest {
    private static final int ANY = 1_000_000;

    /** Notes for each schedule in which order dependent operations were done, and how choices turned out. */
    private static final class Noting implements Search {
        private final Search search;
        private final Map<Integer, List<String>> order = new TreeMap<>();
        private final Map<Integer, String> choices = new TreeMap<>();
        private final int[] counts = new int[Options.MOST_FLOWS];

        Noting(Search search) {
            this.search = search;
        }

        @Override
        public void begin() {
            order.clear();
            choices.clear();
            Arrays.fill(counts, 0);
            search.begin();
        }

        @Override
        public int pick(int able, int current, Operation[] operations) {
            int flow = search.pick(able, current, operations);
            if (flow != NOBODY) {
                Operation operation = operations[flow];
                List<String> done = order.computeIfAbsent(operation.object(), o -> new ArrayList<>(List.of("")));
                String name = Schedule.letter(flow) + "" + ++counts[flow];
                if (operation.writes()) {
                    done.add(name);
                    done.add("");
                } else { // readers between two writers, whatever their order
                    Set<String> readers = new TreeSet<>(List.of(done.removeLast().split(" ")));
                    readers.add(name);
                    done.add(String.join(" ", readers));
                }
            }
            return flow;
        }

        @Override
        public int choose(int flow, int alternatives, boolean rarely) {
            int taken = search.choose(flow, alternatives, rarely);
            if (!rarely || taken != 0) { // whether it was asked at all depends on whether others have failed before
                choices.merge(flow, rarely ? "fails after " + counts[flow] : "" + taken, String::concat);
            }
            return taken;
        }

        @Override
        public void acquired(int flow, int object, boolean write) {
            search.acquired(flow, object, write);
        }

        @Override
        public void released(int flow, int object, boolean write) {
            search.released(flow, object, write);
        }

        @Override
        public boolean next() {
            return search.next();
        }

        @Override
        public long repeated() {
            return search.repeated();
        }

        String equivalenceClass() {
            // numbers of objects depend on who came first
            return order.values().stream().map(Object::toString).sorted().toList() + " " + choices;
        }
    }

    private static List<String> classes(Explorer explorer, Search search, Shape shape, List<String> sources, int failures) {
        Noting noting = new Noting(search);
        List<String> classes = new ArrayList<>();
        do {
            long repeated = noting.repeated();
            boolean found = explorer.execution(noting, shape, sources, failures, false).run().isPresent();
            if (noting.repeated() == repeated) {
                classes.add(noting.equivalenceClass() + (found ? " bad" : ""));
            }
        } while (noting.next());
        return classes;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        // a lock, taken once by each
        "A () => (); atomic A:{x};",
        // readers and a writer
        "A = R -> W; R () => (); W () => (); atomic R:{x?}; atomic W:{x};",
        // two locks, one in the other
        "A = B; B () => (); atomic A:{x}; atomic B:{y};",
        // two locks in opposite order, as declared
        "A = B; B () => (); C () => (); T = C; atomic A:{y}; atomic B:{x}; atomic T:{x}; atomic C:{y}; source U => T; U () => ();",
        // a reader that becomes a writer, as declared
        "A = B; B () => (); atomic A:{x?}; atomic B:{x};",
        // choices
        "typedef p P; A:[p] = B; A:[_] = C; B (int n) => (); C (int n) => (); atomic B:{x}; atomic C:{y};",
    })
    void meetsEveryClassOfSchedulesOnce(String text) {
        boolean typed = text.contains("typedef");
        String program = "source S => A; S () => (" + (typed ? "int n" : "") + ");" + text;
        Explorer explorer = new Explorer(Compiled.subject(AsDeclared.of(Compiled.analysis("test.flux", program))));
        for (Shape shape : Shape.values()) {
            for (int failures : new int[] {0, 1}) {
                List<String> sources = text.contains("source U") ? List.of("S", "U") : List.of("S", "S");
                List<String> all = classes(explorer, new Preemptions(ANY), shape, sources, failures);
                List<String> reduced = classes(explorer, new Reduction(2), shape, sources, failures);
                assertThat(reduced).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(new TreeSet<>(all));
                assertThat(all.size()).isGreaterThan(reduced.size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "A () => (); atomic A:{x};", "A () => (); atomic A:{x?};",
    })
    void ofThreeFlowsToo(String text) {
        Explorer explorer = new Explorer(Compiled.subject("source S => A; S () => ();" + text));
        List<String> sources = List.of("S", "S", "S");
        List<String> all = classes(explorer, new Preemptions(ANY), Shape.DIRECT, sources, 0);
        List<String> reduced = classes(explorer, new Reduction(3), Shape.DIRECT, sources, 0);
        assertThat(reduced).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(new TreeSet<>(all));
        assertThat(reduced).hasSize(text.contains("?") ? 1 : 6);
    }
}
