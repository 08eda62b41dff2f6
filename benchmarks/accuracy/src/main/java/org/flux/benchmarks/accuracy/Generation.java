// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flux.benchmarks.accuracy.emulation.Roles;
import org.flux.benchmarks.accuracy.emulation.Roles.Kind;
import org.flux.benchmarks.accuracy.emulation.Roles.Role;
import org.flux.benchmarks.accuracy.emulation.Workload;
import org.flux.cli.compile.JavaCompilation;
import org.flux.cli.compile.JavaText;
import org.flux.explore.Unbound;
import org.flux.generator.GeneratedFiles;
import org.flux.generator.GeneratorOptions;
import org.flux.generator.JavaGenerator;
import org.flux.graph.Node;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.names.JavaNames;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramLoader;
import org.flux.lang.SourceException;

/**
 * A program made ready for emulation.
 *
 * @param analysis of the program, its types made {@code Object}
 * @param classes folder of the generated classes
 */
record Generation(Analysis analysis, Path classes) {

    /**
     * Reads the program of a workload, generates it and compiles it into {@code folder}.
     *
     * @param root of the checkout
     * @throws IOException if the program cannot be read or has errors
     */
    static Generation of(Workload workload, Path root, Path folder) throws IOException {
        Analysis analysis = Unbound.erased(load(root.resolve(workload.file())).analysis());
        if (!(JavaGenerator.generate(analysis, GeneratorOptions.DEFAULT) instanceof GeneratedFiles files)) {
            throw new IOException("cannot generate " + workload.file());
        }
        JavaCompilation compiled = JavaCompilation.compile(
                files.files().stream().map(f -> JavaText.generated(f.relativePath(), f.text())).toList(), List.of());
        if (!compiled.errors().isEmpty()) {
            throw new IOException("cannot compile what is generated of " + workload.file() + ": " + compiled.errors());
        }
        for (Map.Entry<String, byte[]> type : compiled.classes().entrySet()) {
            Path file = folder.resolve(type.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, type.getValue());
        }
        roles(analysis).write(folder);
        check(workload, analysis);
        return new Generation(analysis, folder);
    }

    /** @throws IOException if it cannot be read or has errors */
    static LoadedProgram load(Path file) throws IOException {
        try {
            LoadedProgram program = ProgramLoader.create().load(file);
            if (program.hasErrors()) {
                throw new IOException(file + " has errors: " + program.diagnostics().getFirst());
            }
            return program;
        } catch (SourceException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }

    private static Roles roles(Analysis analysis) {
        JavaNames names = analysis.names();
        Map<String, Role> methods = new TreeMap<>();
        names.methods().forEach((node, method) -> {
            Modifier modifier = analysis.graph().nodes().get(node).modifier();
            methods.put(method, new Role(switch (modifier) {
                case BLOCKING, ASYNC -> Kind.BLOCKING;
                default -> Kind.NODE;
            }, node));
        });
        names.predicates().forEach((predicate, method) -> methods.put(method, new Role(Kind.PREDICATE, predicate)));
        for (Source source : analysis.graph().sources()) {
            boolean push = analysis.graph().nodes().get(source.node()).modifier() == Modifier.PUSH;
            methods.put(names.methods().get(source.node()), new Role(push ? Kind.PUSH : Kind.PULL, source.node()));
            if (names.sessions().containsKey(source.node())) {
                methods.put(names.sessions().get(source.node()), new Role(Kind.SESSION, source.node()));
            }
        }
        String folder = names.packageName().isEmpty() ? "" : names.packageName() + ".";
        return new Roles(folder + names.program(), folder + names.components(), methods);
    }

    /** A node or predicate of the program that the workload forgets would take no time, or fail. */
    private static void check(Workload workload, Analysis analysis) throws IOException {
        for (Node node : analysis.graph().nodes().values()) {
            boolean source = analysis.graph().sources().stream().anyMatch(s -> s.node().equals(node.name()));
            boolean pull = source && node.modifier() != Modifier.PUSH;
            if (analysis.names().methods().containsKey(node.name()) && !source && !workload.services().containsKey(node.name())
                    || pull && !workload.periods().containsKey(node.name())) {
                System.err.println("accuracy: " + workload.name() + ": nobody says how long " + node.name() + " takes");
            }
        }
        for (String node : workload.services().keySet()) {
            if (!analysis.names().methods().containsKey(node)) {
                throw new IOException(workload.file() + " has no node " + node);
            }
        }
        for (String predicate : analysis.names().predicates().keySet()) {
            if (!workload.choices().containsKey(predicate)) {
                throw new IOException(workload.file() + ": nobody says how often " + predicate + " holds");
            }
        }
    }
}
