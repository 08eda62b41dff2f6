// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flux.generator.GeneratedFile;
import org.flux.generator.GeneratorOptions;
import org.flux.generator.testing.Compilation;
import org.flux.generator.testing.Programs;
import org.flux.graph.analysis.Analysis;
import org.flux.runtime.FluxProgram;

/** A generated and compiled program. */
final class Candidate {
    private final Model model;
    private final String packageName;
    private final Compilation compilation;

    private Candidate(Model model, String packageName, Compilation compilation) {
        this.model = model;
        this.packageName = packageName;
        this.compilation = compilation;
    }

    /**
     * Compiles many programs at a time, which is much faster than one by one.
     *
     * @throws Harness.Mismatch if one of them has errors or does not compile without a warning
     */
    static List<Candidate> of(List<Model> models) {
        try {
            return compile(models);
        } catch (AssertionError refused) {
            throw new Harness.Mismatch("one of the programs\n\n" + models + "\n" + refused.getMessage());
        }
    }

    private static List<Candidate> compile(List<Model> models) {
        List<GeneratedFile> files = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            files.addAll(generate(ModelText.of(models.get(i)), "p" + i));
        }
        Compilation compilation = Compilation.of(files);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            candidates.add(new Candidate(models.get(i), "p" + i, compilation));
        }
        return candidates;
    }

    /** The program of a text that is, rightly or not, believed to be the model's. */
    static Candidate believed(Model model, String text) {
        return new Candidate(model, "p0", Compilation.of(generate(text, "p0")));
    }

    /** The model's program, but with other code in the event shape. */
    static Candidate tampered(Model model, UnaryOperator<String> events) {
        List<GeneratedFile> files = generate(ModelText.of(model), "p0").stream().map(f -> f.relativePath().endsWith("Events.java")
                ? new GeneratedFile(f.relativePath(), events.apply(f.text())) : f).toList();
        return new Candidate(model, "p0", Compilation.of(files));
    }

    private static List<GeneratedFile> generate(String text, String packageName) {
        Analysis analysis = Programs.analyse("random.flux", text);
        return Programs.generate(analysis, new GeneratorOptions(Optional.of(packageName), Optional.empty(),
                GeneratorOptions.DEFAULT.bindings()));
    }

    Model model() {
        return model;
    }

    /** The record of a node with several outputs. */
    Class<?> result(String node) {
        return compilation.load(packageName + ".RandomComponents$" + node + "Result");
    }

    FluxProgram program(Components components) {
        Class<?> type = compilation.load(packageName + ".RandomComponents");
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, components);
        try {
            return (FluxProgram) compilation.load(packageName + ".Random").getConstructor(type).newInstance(proxy);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
