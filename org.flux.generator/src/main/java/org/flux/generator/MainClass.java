// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.List;
import org.flux.graph.names.Imports;

/** The class with a {@code main} that serves a program with given components. */
final class MainClass {
    private MainClass() {}

    static GeneratedFile of(Program program, String components) {
        String name = program.names().program() + "Main";
        Imports imports = program.imports(name);
        JavaWriter out = new JavaWriter();
        String type = components.indexOf('.') < 0 ? components : imports.use(components);
        String arguments = takesOptions(program, components) ? "options" : "";
        boolean passesOptions = new Components(program, imports, Scope.with(List.of())).objects().keySet().stream()
                .anyMatch(t -> takesOptions(program, t));
        out.javadoc(List.of("Serves " + program.fileName() + " with the components of {@link " + type
                + "}; {@code --help} tells the options."));
        out.open("public final class " + name + " {");
        out.line("private " + name + "() {}");
        out.blank().open("public static void main(String[] args) {");
        out.line(imports.use(Program.RUNTIME + "ServerMain") + ".run(args, " + Names.quoted(program.names().program()) + ", options -> new "
                + program.names().program() + "(new " + type + "(" + arguments + ")" + (passesOptions ? ", options" : "") + "));");
        out.close();
        out.close();
        return SourceText.file(program, name, imports, out);
    }

    private static boolean takesOptions(Program program, String type) {
        return program.options.bindings().find(type).filter(c -> c.takesOptions()).isPresent();
    }
}
