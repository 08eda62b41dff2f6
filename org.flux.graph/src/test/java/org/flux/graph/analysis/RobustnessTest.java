// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.link.Linker;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.testing.Corpus;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;

/** Whatever is on the screen while someone types, every analysis ends with a result, and twice with the same. */
class RobustnessTest {
    private static final List<String> PROGRAMS = List.of("image-server.slides-a", "image-server.slides-b", "fragments.slides-a",
            "web-server.slides-b", "deadlock.slides-a", "session", "soft-keywords", "long-arrows", "abstract-source");

    private final Random random = new Random(42);

    @Test
    void mutilatedProgramsAreAnalysed() {
        List<Declaration> all = new ArrayList<>();
        PROGRAMS.forEach(p -> all.addAll(Programs.file(p, Corpus.text(p)).declarations()));
        List<Name> names = all.stream()
                .flatMap(d -> d instanceof FlowDefinition f ? f.steps().stream() : Stream.of()).toList();
        for (int round = 0; round < 1_500; round++) {
            List<Declaration> declarations = new ArrayList<>();
            for (int i = random.nextInt(25); i > 0; i--) {
                declarations.add(mutilate(all.get(random.nextInt(all.size())), names));
            }
            SourceFile file = new SourceFile("x.flux", Optional.empty(), List.of(), declarations, List.of());
            Analysis analysis = Analysis.of(Linker.link(List.of(file)));
            assertThat(Analysis.of(Linker.link(List.of(file))).diagnostics()).isEqualTo(analysis.diagnostics());
            assertThat(analysis.diagnostics()).extracting(Diagnostic::message).noneMatch(m -> m.contains("\n") || m.contains("null"));
        }
    }

    private Declaration mutilate(Declaration declaration, List<Name> names) {
        if (random.nextBoolean()) {
            return declaration;
        }
        Name other = names.get(random.nextInt(names.size()));
        return switch (declaration) {
            case FlowDefinition f -> new FlowDefinition(random.nextBoolean() ? other : f.name(),
                    random.nextBoolean() ? f.patterns() : Optional.of(List.of()),
                    f.steps().stream().map(s -> random.nextInt(3) == 0 ? other : s).toList(), f.range(), f.documentation());
            case SourceDecl s -> new SourceDecl(random.nextBoolean() ? other : s.source(), s.session(),
                    random.nextBoolean() ? Optional.empty() : Optional.of(other), s.range(), s.documentation());
            case ConstraintDecl c -> new ConstraintDecl(other, random.nextBoolean() ? List.of() : c.locks(), c.range());
            case HandlerDecl h -> new HandlerDecl(random.nextBoolean() ? List.of() : List.of(new Name("*", h.range()), other),
                    random.nextBoolean() ? Optional.empty() : Optional.of(other), h.binding(), h.range());
            default -> declaration;
        };
    }
}
