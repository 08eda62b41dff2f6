// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import org.flux.generator.testing.Programs;

/** Programs that are tried together, since compiling many at a time is cheap. A batch that fails shrinks to one of them, then that one. */
record Batch(List<Model> models) {
    static Arbitrary<Batch> ofSize(int size) {
        return Arbitraries.fromGenerator(random ->
                new Shrinking(new Batch(IntStream.range(0, size).mapToObj(i -> Drawing.draw(random)).toList())));
    }

    private record Shrinking(Batch value) implements Shrinkable<Batch> {
        @Override
        public Stream<Shrinkable<Batch>> shrink() {
            Stream<Model> smaller = value.models().size() > 1 ? value.models().stream()
                    : Reductions.of(value.models().getFirst()).filter(Batch::isProgram);
            return smaller.map(m -> new Shrinking(new Batch(List.of(m))));
        }

        @Override
        public ShrinkingDistance distance() {
            return value.models().stream().map(Batch::size).reduce(ShrinkingDistance.of(0, 0), ShrinkingDistance::plus);
        }
    }

    /** A reduction may have gone too far. */
    static boolean isProgram(Model model) {
        return !Programs.analyseAnything("random.flux", ModelText.of(model)).hasErrors();
    }

    /** First in declarations, then in letters. */
    static ShrinkingDistance size(Model model) {
        String text = ModelText.of(model);
        return ShrinkingDistance.of(text.lines().count(), text.length());
    }

    @Override
    public String toString() {
        return models.size() == 1 ? "\n" + models.getFirst() : models.size() + " programs";
    }
}
