// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.syntax.Name;

/** Parameter names that Java cannot take as they are. */
final class ParameterFindings {
    private ParameterFindings() {}

    static List<Diagnostic> of(List<Parameter> parameters) {
        List<Diagnostic> findings = new ArrayList<>();
        Map<String, Name> seen = new HashMap<>();
        for (Parameter parameter : parameters) {
            Name name = parameter.name().orElse(null);
            if (name == null) {
                continue;
            }
            String usable = ParameterNames.usable(name.text());
            Name first = seen.putIfAbsent(name.text(), name);
            if (first != null) {
                findings.add(Diagnostic.of(Code.DUPLICATE_PARAMETER, name.range(), "Two parameters are named `" + name + "`")
                        .related(first.range(), "named `" + name + "` first")
                        .fix("Rename to `" + free(name.text(), parameters) + "`", name.range(), free(name.text(), parameters)));
            } else if (!usable.equals(name.text())) {
                findings.add(Diagnostic.of(Code.PARAMETER_NAME_UNUSABLE, name.range(),
                        "Parameter `" + name + "` is named `" + usable + "` in Java, where its name is taken")
                        .fix("Rename to `" + usable + "`", name.range(), usable));
            }
        }
        return findings;
    }

    private static String free(String name, List<Parameter> parameters) {
        for (int i = 2;; i++) {
            String numbered = name + i;
            if (parameters.stream().noneMatch(p -> p.name().isPresent() && p.name().get().text().equals(numbered))) {
                return numbered;
            }
        }
    }
}
