// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flux.generator.random.Model.Entry;
import org.flux.generator.random.Model.Marker;
import org.flux.generator.random.Model.Node;
import org.flux.generator.random.Model.Pattern;
import org.flux.generator.random.Model.Rule;
import org.flux.generator.random.Model.Test;
import org.flux.generator.random.Model.Type;
import org.flux.generator.random.Model.Use;
import org.flux.generator.random.Model.Variant;

/** A model in the language, one declaration a line. */
final class ModelText {
    private ModelText() {}

    static String of(Model model) {
        List<String> lines = new ArrayList<>();
        if (model.settings().infersOrder()) {
            lines.add("pragma lockorder = inferred;");
        }
        if (model.settings().dropsWithoutMatch()) {
            lines.add("pragma nomatch = drop;");
        }
        Arrays.stream(Test.values()).filter(t -> isUsed(model, t))
                .forEach(t -> lines.add("typedef " + word(t) + " " + function(t) + ";"));
        model.entries().forEach(e -> lines.add(source(e)));
        model.nodes().forEach(n -> node(model, n, lines));
        model.rules().forEach(r -> lines.add(rule(r)));
        List<String> order = model.settings().order().stream().filter(lockNames(model)::contains).toList();
        if (order.size() > 1) {
            lines.add("order " + String.join(" < ", order) + ";");
        }
        return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
    }

    /** The name of a predicate's method. */
    static String function(Test test) {
        return "is" + test.name().charAt(0) + test.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String word(Test test) {
        return test.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isUsed(Model model, Test test) {
        return model.nodes().stream().flatMap(n -> n.variants().stream()).flatMap(v -> v.patterns().stream())
                .anyMatch(p -> p.test().filter(test::equals).isPresent());
    }

    private static Set<String> lockNames(Model model) {
        return model.nodes().stream().flatMap(n -> n.locks().stream()).map(u -> u.lock().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String source(Entry entry) {
        return "source " + entry.node() + entry.session().map(s -> " {session: " + s + "}").orElse("") + " => " + entry.target() + ";";
    }

    private static void node(Model model, Node node, List<String> lines) {
        if (node.isDeclared()) {
            boolean pushes = model.entries().stream().anyMatch(e -> e.isPush() && e.node().equals(node.name()));
            String marker = pushes ? "push " : node.marker() == Marker.NONE ? "" : node.marker().name().toLowerCase(Locale.ROOT) + " ";
            lines.add(marker + node.name() + " (" + types(node.inputs()) + ") => (" + types(node.outputs()) + ");");
        }
        for (Variant variant : node.variants()) {
            String patterns = variant.patterns().stream().map(ModelText::pattern).collect(Collectors.joining(", ", ":[", "]"));
            String steps = variant.steps().isEmpty() ? "" : " " + String.join(" -> ", variant.steps());
            lines.add(node.name() + (variant.patterns().isEmpty() ? "" : patterns) + " =" + steps + ";");
        }
        if (!node.locks().isEmpty()) {
            lines.add("atomic " + node.name() + ":{" + node.locks().stream().map(ModelText::use).collect(Collectors.joining(", ")) + "};");
        }
    }

    private static String types(List<Type> types) {
        return types.stream().map(t -> t.java).collect(Collectors.joining(", "));
    }

    private static String pattern(Pattern pattern) {
        return pattern.test().map(t -> (pattern.negated() ? "!" : "") + word(t)).orElse("_");
    }

    private static String use(Use use) {
        return use.lock().name() + (use.write() ? "" : "?") + (use.lock().ofSession() ? "(session)" : "");
    }

    private static String rule(Rule rule) {
        return Stream.of("handle error", String.join(" -> ", rule.path()), "=>", rule.handler()).collect(Collectors.joining(" ")) + ";";
    }
}
