// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.List;
import java.util.Optional;
import org.flux.generator.ComponentMethod.Kind;
import org.flux.graph.analysis.Analysis;

/** A first implementation of a program's components, for a user to fill in. */
public final class ComponentStub {
    private ComponentStub() {}

    /**
     * A class that implements the components interface of a program and compiles as it is; each method throws
     * {@link UnsupportedOperationException} with the name of its node.
     *
     * @param className simple name of the class, which lands in the package of the generated code
     * @return one file, without the generator's header, since it belongs to the user from now on
     */
    public static Generated generate(Analysis analysis, GeneratorOptions options, String className) {
        Optional<Generated.Refusal> refusal = JavaGenerator.refusal(analysis);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Program program = new Program(analysis, options);
        Imports imports = program.importsOfComponents(className);
        JavaWriter out = new JavaWriter();
        out.javadoc(List.of("The components of " + program.fileName() + "."));
        out.open("public final class " + className + " implements " + program.names().components() + " {");
        for (ComponentMethod method : ComponentMethod.of(program)) {
            if (method.kind() != Kind.OPEN && method.kind() != Kind.CLOSE) {
                out.blank().line("@Override");
                out.open("public " + method.header(program, imports) + " {");
                out.line("throw new UnsupportedOperationException(" + Names.quoted(method.subject() + " is not implemented yet") + ");");
                out.close();
            }
        }
        out.close();
        return new GeneratedFiles(List.of(SourceText.file(program, "", className, imports, out)));
    }
}
