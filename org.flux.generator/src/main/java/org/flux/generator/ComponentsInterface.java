// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.List;
import org.flux.graph.Node;
import org.flux.graph.Node.ExternalFunction;
import org.flux.graph.components.ComponentMethod;
import org.flux.graph.components.ComponentMethods;
import org.flux.graph.names.Imports;

/** The interface between a program and what is written in Java. */
final class ComponentsInterface {
    private ComponentsInterface() {}

    static GeneratedFile of(Program program) {
        JavaWriter out = new JavaWriter();
        Imports imports = program.importsOfComponents(program.names().components());
        String name = program.names().components();
        out.javadoc(List.of("What " + program.fileName()
                + " leaves to Java. Many flows call these methods at a time: what they share is guarded"
                + " where the program has constraints, and is up to the methods elsewhere."));
        out.open("public interface " + name + " {");
        for (ComponentMethod method : ComponentMethods.of(program.analysis, program.packageName).distinct()) {
            out.blank().javadoc(method.javadoc());
            String header = method.header(imports);
            out.line(method.isOptional() ? "default " + header + " {}" : header + ";");
        }
        for (Node node : program.nodes().values()) {
            if (!(node instanceof ExternalFunction) && program.outputs(node.name()).size() > 1) {
                record(program, node.name(), imports, out);
            }
        }
        out.close();
        return SourceText.file(program, name, imports, out);
    }

    private static void record(Program program, String node, Imports imports, JavaWriter out) {
        List<String> components = new ArrayList<>();
        var types = program.outputs(node);
        for (int i = 0; i < types.size(); i++) {
            components.add(imports.type(types.get(i)) + " " + program.outputNames(node).get(i));
        }
        out.blank().javadoc(List.of("The outputs of {@code " + node + "}."));
        out.line("record " + program.names().results().get(node) + "(" + String.join(", ", components) + ") {}");
    }
}
