// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flux.generator.testing.Programs;
import org.flux.generator.testing.Server;
import org.flux.generator.testing.Shape;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.types.JavaType;
import org.flux.runtime.FlowOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of the examples do the same in both shapes, whatever their predicates answer and wherever they fail. */
class ExamplesTest {
    private static final int FLOWS = 40;

    static Stream<Path> programs() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../examples"))) {
            return files.filter(f -> f.toString().matches(".*/src/main/flux/[^/]*[.]flux")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void flowsLeaveTheSameTraces(Path program) throws IOException {
        String text = Files.readString(program).replaceAll("(?m)^package .*;", "").replaceAll("\\bby [\\w.]+::\\w+", "");
        Analysis analysis = Programs.analyse("server.flux", text);
        List<GeneratedFile> types = types(analysis);
        Server direct = Server.of(text, Shape.DIRECT, types);
        Server event = Server.of(text, Shape.EVENT, types);
        for (Source source : analysis.graph().sources()) {
            for (int i = 0; i < FLOWS; i++) {
                assertThat(account(event, source, i)).as("flow %d of %s", i, source.node()).isEqualTo(account(direct, source, i));
            }
        }
    }

    /** What a flow does, if predicates answer and components fail as the number says. */
    private static List<Object> account(Server server, Source source, int number) {
        Random random = new Random(number);
        Map<String, Object> answers = new TreeMap<>();
        int failing = random.nextInt(12);
        int[] calls = {0};
        server.always((method, standard) -> {
            if (calls[0]++ == failing) {
                throw new IllegalStateException(method + " is broken");
            }
            return standard instanceof Boolean ? answers.computeIfAbsent(method, m -> random.nextBoolean())
                    : standard == null && method.matches("\\w+Of|\\w*[sS]ession\\w*") ? "session" : standard;
        });
        FlowOutcome outcome = server.run(Names.lower(source.node()),
                new Object[server.analysis().names().outputs().get(source.node()).size()]);
        return List.of(server.trace(), outcome.status(), outcome.failure() == null ? "" : outcome.failure().getMessage());
    }

    /** Empty classes in place of the types that the program mentions and nobody has here. */
    private static List<GeneratedFile> types(Analysis analysis) {
        Map<String, GeneratedFile> files = new TreeMap<>();
        analysis.types().signatures().values().forEach(s -> Stream.concat(s.inputs().stream(), s.outputs().stream()).flatMap(List::stream)
                .forEach(slot -> type(slot.type().orElseThrow(), files)));
        return new ArrayList<>(files.values());
    }

    private static void type(JavaType type, Map<String, GeneratedFile> files) {
        type.arguments().forEach(a -> type(a, files));
        String name = type.name();
        if (!new JavaType(name, List.of(), 0).isPrimitive() && !type.isWildcard() && !name.startsWith("java.")) {
            int dot = name.lastIndexOf('.');
            files.put(name, new GeneratedFile(name.replace('.', '/') + ".java", (dot < 0 ? "" : "package " + name.substring(0, dot) + ";\n")
                    + "public final class " + name.substring(dot + 1) + " {}\n"));
        }
    }
}
