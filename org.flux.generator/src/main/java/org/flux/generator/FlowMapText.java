// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Node.Variant;
import org.flux.graph.Source;

/** The description of the program that its failure messages are made from. */
final class FlowMapText {
    /** As much as one method describes, see {@link #weight}. */
    private static final int PART = 150;

    private final FlowFile file;
    private final Program program;

    FlowMapText(FlowFile file) {
        this.file = file;
        this.program = file.program;
    }

    /** The constant, and whatever methods it needs. */
    void write() {
        String start = file.runtime("FlowMap") + ".of(" + Names.quoted(program.fileName()) + ")";
        List<List<String>> nodes = nodes();
        file.out.line("/** What messages about failures are made from: the nodes, their lines and variants. */");
        if (nodes.stream().flatMap(List::stream).mapToInt(FlowMapText::weight).sum() <= PART) {
            file.out.line("private static final " + file.runtime("FlowMap") + " MAP = " + start);
            lines(nodes);
            file.out.line("        .build();");
            return;
        }
        List<String> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        int weight = 0;
        for (String call : nodes.stream().flatMap(List::stream).toList()) {
            if (weight > PART) {
                parts.add(part(part));
                part = new ArrayList<>();
                weight = 0;
            }
            part.add(call);
            weight += weight(call);
        }
        parts.add(part(part));
        file.out.line("private static final " + file.runtime("FlowMap") + " MAP = describe();");
        file.later(() -> {
            file.out.blank().open("private static " + file.runtime("FlowMap") + " describe() {");
            file.out.line(file.runtime("FlowMap") + ".Builder map = " + start + ";");
            parts.forEach(p -> file.out.line(p + "(map);"));
            file.out.line("return map.build();");
            file.out.close();
        });
    }

    /** Asks for a method that makes some of the calls; returns its name. */
    private String part(List<String> calls) {
        String method = file.methodName("describeNodes");
        file.later(() -> {
            file.out.blank().open("private static void " + method + "(" + file.runtime("FlowMap") + ".Builder map) {");
            calls.forEach(call -> file.out.line("map" + call + ";"));
            file.out.close();
        });
        return method;
    }

    /** How much of a method a call takes: a variant as much as it has steps. */
    private static int weight(String call) {
        return 1 + (int) call.chars().filter(c -> c == ',').count() / 4;
    }

    private void lines(List<List<String>> nodes) {
        for (List<String> node : nodes) {
            file.out.line("        " + node.getFirst());
            node.stream().skip(1).forEach(variant -> file.out.line("            " + variant));
        }
    }

    /** For each node the calls that describe it: the node itself, then its variants; for each source the one that does. */
    private List<List<String>> nodes() {
        List<List<String>> result = new ArrayList<>();
        String current = program.fileName();
        for (String name : program.nodes().keySet()) {
            if (!program.contexts.entered().contains(name)) {
                continue;
            }
            String fileAndLine = program.definition(name).fileAndLine();
            String in = fileAndLine.substring(0, fileAndLine.lastIndexOf(':'));
            String line = fileAndLine.substring(fileAndLine.lastIndexOf(':') + 1);
            List<String> calls = new ArrayList<>();
            String first = in.equals(current) ? "" : ".inFile(" + Names.quoted(in) + ")";
            current = in;
            if (program.node(name) instanceof AbstractNode node) {
                calls.add(first + ".abstractNode(" + Names.quoted(name) + ", " + line + ")" + edge(node));
                node.variants().forEach(v -> calls.add(variant(v)));
            } else {
                calls.add(first + ".concrete(" + Names.quoted(name) + ", " + line + ")");
            }
            result.add(calls);
        }
        program.analysis.graph().sources().forEach(source -> result.add(List.of(source(source))));
        return result;
    }

    private static String source(Source source) {
        return (source.session().isPresent() ? ".sourceWithSession(" : ".source(") + Names.quoted(source.node()) + ", "
                + Names.quoted(source.target().orElseThrow()) + ")";
    }

    private String edge(AbstractNode node) {
        return !program.paths.hasErrorEdge(node.name()) ? "" : node.isTyped() ? ".chosenByPatterns()" : ".acquiresLocks()";
    }

    private static String variant(Variant variant) {
        String steps = variant.steps().stream().map(s -> ", " + Names.quoted(s.text())).collect(Collectors.joining());
        return ".variant(" + variant.definition().range().line() + steps + ")";
    }
}
