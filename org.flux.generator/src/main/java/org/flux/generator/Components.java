// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flux.graph.Handler;
import org.flux.graph.Source;
import org.flux.graph.names.Imports;
import org.flux.graph.syntax.Declaration.Binding;

/** How the flow class calls what is written in Java: methods of the components, and methods that the program binds. */
final class Components {
    private final Program program;
    private final Imports imports;
    private final Map<String, String> objects;
    private final String prefix;

    /** @param fields where the fields of bound objects take their names */
    Components(Program program, Imports imports, Scope fields) {
        this(program, imports, new LinkedHashMap<>(), "");
        bindings(program).filter(program::isInstance).map(program::boundClass).forEach(type -> {
            if (!objects.containsKey(type)) {
                String name = Names.lower(type.substring(type.lastIndexOf('.') + 1));
                objects.put(type, fields.take(name, name + "_"));
            }
        });
    }

    private Components(Program program, Imports imports, Map<String, String> objects, String prefix) {
        this.program = program;
        this.imports = imports;
        this.objects = objects;
        this.prefix = prefix;
    }

    /** The same as another class calls it, where {@code prefix} stands before the fields. */
    Components seenFrom(Imports itsImports, String itsPrefix) {
        return new Components(program, itsImports, objects, itsPrefix);
    }

    /** Every binding of the program, in the order of nodes, predicates, session functions, handlers. */
    private static Stream<Binding> bindings(Program program) {
        List<Optional<Binding>> result = new ArrayList<>();
        program.nodes().values().forEach(n -> result.add(program.binding(n)));
        program.analysis.graph().predicates().values().forEach(p -> result.add(p.declaration().binding()));
        program.analysis.graph().sources().forEach(s -> result.add(s.session().flatMap(f -> f.binding())));
        program.analysis.graph().handlers().forEach(h -> result.add(h.binding()));
        return result.stream().flatMap(Optional::stream);
    }

    /** The fields of the objects whose methods are bound, by qualified class name. */
    Map<String, String> objects() {
        return objects;
    }

    String node(String node, List<String> arguments) {
        return call(program.binding(program.node(node)), program.method(node), arguments);
    }

    String reference(String node) {
        Optional<Binding> binding = program.binding(program.node(node));
        return binding.map(b -> receiver(b) + "::" + b.method().text()).orElse(prefix + "components::" + program.method(node));
    }

    String predicate(String predicate, String argument) {
        return call(program.analysis.graph().predicates().get(predicate).declaration().binding(),
                program.names().predicates().get(predicate), List.of(argument));
    }

    String session(Source source, List<String> arguments) {
        return call(source.session().orElseThrow().binding(), program.names().sessions().get(source.node()), arguments);
    }

    /** A handler that is an external function. */
    String external(Handler handler, List<String> arguments) {
        return call(handler.binding(), program.names().methods().get(handler.handler().orElseThrow()), arguments);
    }

    private String call(Optional<Binding> binding, String method, List<String> arguments) {
        String target = binding.map(b -> receiver(b) + "." + b.method().text()).orElse(prefix + "components." + method);
        return target + "(" + String.join(", ", arguments) + ")";
    }

    private String receiver(Binding binding) {
        String type = program.boundClass(binding);
        String object = objects.get(type);
        return object != null && program.isInstance(binding) ? prefix + object : imports.use(type);
    }
}
