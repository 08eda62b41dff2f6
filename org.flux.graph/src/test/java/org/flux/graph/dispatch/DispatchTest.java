// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.dispatch.Cube.Literal;
import org.flux.graph.testing.Programs;
import org.flux.graph.types.Inference;
import org.junit.jupiter.api.Test;

class DispatchTest {

    private static List<Diagnostic> check(String variants) {
        ProgramGraph graph = Programs.graph("typedef p IsP; typedef q IsQ; " + variants);
        return DispatchChecks.of(graph, Inference.infer(graph).types());
    }

    private static List<String> findings(String variants) {
        return check(variants).stream().map(d -> d.code() + " " + d.message()).toList();
    }

    @Test
    void aPredicateAndItsNegationTogetherMatchEverything() {
        assertThat(findings("H:[p, _] = A; H:[!p, _] = B;")).isEmpty();
        assertThat(findings("H:[p, q] = A; H:[!p, _] = B;"))
                .containsExactly("NOT_EXHAUSTIVE No variant of `H` matches when value 1 is `p` and value 2 is not `q`");
        assertThat(findings("H:[p, q] = A; H:[!p, _] = B; H:[_, !q] = C;")).isEmpty();
        assertThat(findings("H:[p, _] = A; H:[_, !p] = B;")).hasSize(1);
    }

    /** What is missing is only known once every predicate is. */
    @Test
    void nothingIsMissingBesideAnUnknownPredicate() {
        assertThat(findings("H:[p] = A; H:[unknown] = B;")).isEmpty();
    }

    @Test
    void droppingWhatMatchesNothingIsADecision() {
        assertThat(findings("pragma nomatch = drop; H:[p] = A;")).isEmpty();
    }

    @Test
    void variantsBehindOthersAreFoundOnce() {
        assertThat(codes("H:[p] = A; H:[_] = B; H:[q] = C; H:[_] = D;")).containsExactly(Code.CATCH_ALL_NOT_LAST);
        assertThat(codes("H:[p, q] = A; H:[p, q] = B; H:[_, _] = C;")).containsExactly(Code.DUPLICATE_VARIANT);
        assertThat(codes("H:[p, _] = A; H:[p, q] = B; H:[_, _] = C;")).containsExactly(Code.VARIANT_UNREACHABLE);
        assertThat(codes("H:[p, _] = A; H:[!p, q] = B; H:[_, q] = C; H:[_, _] = D;")).containsExactly(Code.VARIANT_UNREACHABLE);
    }

    private static List<Code> codes(String variants) {
        return check(variants).stream().map(Diagnostic::code).toList();
    }

    @Test
    void theCoverAgreesWithTheTruthTable() {
        Random random = new Random(7);
        List<Literal> literals = List.of(new Literal(0, "p"), new Literal(0, "q"), new Literal(1, "p"), new Literal(2, "r"));
        for (int round = 0; round < 5_000; round++) {
            List<Cube> cubes = new ArrayList<>();
            for (int i = random.nextInt(7); i > 0; i--) {
                cubes.add(cube(random, literals));
            }
            Cube last = cube(random, literals);
            boolean covered = true;
            boolean everything = true;
            for (int row = 0; row < 16; row++) {
                int inputs = row;
                boolean matched = cubes.stream().anyMatch(c -> matches(c, literals, inputs));
                everything &= matched;
                covered &= matched || !matches(last, literals, inputs);
            }
            assertThat(new Cover().covers(cubes, last)).as("%s %s", cubes, last).isEqualTo(covered);
            assertThat(coveredByEarlier(cubes, last)).as("earlier %s %s", cubes, last).isEqualTo(covered);
            assertThat(new Cover().missing(cubes).isEmpty()).as("%s", cubes).isEqualTo(everything);
        }
    }

    /** As the checks ask: by what the index finds. */
    private static boolean coveredByEarlier(List<Cube> cubes, Cube cube) {
        EarlierCubes earlier = new EarlierCubes();
        cubes.forEach(earlier::add);
        List<Cube> wider = cubes.stream().filter(c -> cube.literals().entrySet().containsAll(c.literals().entrySet())).toList();
        assertThat(earlier.wider(cube).map(earlier::get)).isEqualTo(wider.stream().findFirst());
        assertThat(earlier.same(cube).map(earlier::get)).isEqualTo(cubes.stream().filter(cube::equals).findFirst());
        assertThat(earlier.overlapping(cube, 100).stream().map(earlier::get)).isEqualTo(cubes.stream().filter(cube::overlaps).toList());
        return new Cover().covers(earlier.relevant(cube), cube);
    }

    private static Cube cube(Random random, List<Literal> literals) {
        Map<Literal, Boolean> chosen = new TreeMap<>();
        literals.stream().filter(l -> random.nextBoolean()).forEach(l -> chosen.put(l, random.nextBoolean()));
        return new Cube(chosen);
    }

    private static boolean matches(Cube cube, List<Literal> literals, int inputs) {
        return cube.literals().entrySet().stream().allMatch(e -> e.getValue() == ((inputs >> literals.indexOf(e.getKey()) & 1) == 1));
    }
}
