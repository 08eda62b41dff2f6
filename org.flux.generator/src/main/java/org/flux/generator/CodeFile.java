// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.List;
import org.flux.graph.Lock;
import org.flux.graph.names.Imports;
import org.flux.graph.types.JavaType;

/** A file with flows while it is written: how its code, in one shape or the other, says what both have to say. */
abstract class CodeFile {
    final Program program;
    final Imports imports;
    /** The names of fields; those of parameters and locals are taken in scopes inside. */
    final Scope fields;
    final Handling handling = new Handling(this);

    CodeFile(Program program, Imports imports, Scope fields) {
        this.program = program;
        this.imports = imports;
        this.fields = fields;
    }

    /** How the flow's code calls what is written in Java. */
    abstract Components components();

    /** A call on the flow itself: {@code at(3)}. */
    abstract String onFlow(String call);

    /** The flow as an argument. */
    abstract String flow();

    /** A member of the program, which has the components, the locks and the methods that are fused with their callers. */
    abstract String ofProgram(String member);

    /** The variable of a method with the paths that remain after it. */
    abstract String rest(Context context);

    /** What runs a declared node as a handler. */
    abstract String callOfHandler(String node, List<String> inputs);

    String lock(Lock lock) {
        return ofProgram(program.names().locks().get(lock.toString()));
    }

    String runtime(String simpleName) {
        return imports.use(Program.RUNTIME + simpleName);
    }

    List<String> declarations(List<JavaType> types, List<String> names) {
        return declarations(imports, types, names);
    }

    static List<String> declarations(Imports imports, List<JavaType> types, List<String> names) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            result.add(imports.type(types.get(i)) + " " + names.get(i));
        }
        return result;
    }

    /** {@code first} and all the others. */
    static List<String> with(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }
}
