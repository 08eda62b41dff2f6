// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.diagram.model.Box.Badge;
import org.flux.diagram.overlay.Value;
import org.flux.graph.Node;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.types.Signature;

/** What is said of a node to who points at it, in plain lines. */
final class Titles {
    private final Analysis analysis;
    private final Map<String, String> documentation = new HashMap<>();

    Titles(Analysis analysis) {
        this.analysis = analysis;
        for (SourceFile file : analysis.graph().files()) {
            for (Declaration declaration : file.declarations()) {
                switch (declaration) {
                    case Declaration.NodeSignature signature -> note(signature.name().text(), signature);
                    case Declaration.FlowDefinition flow -> note(flow.name().text(), flow);
                    case Declaration.SourceDecl source -> note(source.source().text(), source);
                    default -> { }
                }
            }
        }
    }

    /** A signature's documentation counts more than a definition's. */
    private void note(String node, Declaration declaration) {
        declaration.documentation().ifPresent(comment -> {
            if (declaration instanceof Declaration.NodeSignature) {
                documentation.put(node, comment.text());
            } else {
                documentation.putIfAbsent(node, comment.text());
            }
        });
    }

    String of(Node node, List<Badge> badges, List<Diagnostic> findings, Optional<Value> overlay) {
        Signature signature = analysis.types().signature(node.name());
        List<String> lines = new ArrayList<>();
        lines.add(node.name() + " " + signature.inputs().map(Signature::declare).orElse("(?)") + " => "
                + signature.outputs().map(Signature::declare).orElse("(?)"));
        switch (node.modifier()) {
            case BLOCKING -> lines.add("blocks: runs where it holds up nobody else");
            case ASYNC -> lines.add("answers later, without a thread of its own");
            case PUSH, NONE -> { }
        }
        Optional.ofNullable(documentation.get(node.name())).ifPresent(text -> lines.addAll(text.lines().toList()));
        for (Source source : analysis.graph().sources()) {
            if (source.node().equals(node.name())) {
                lines.add("a source" + source.target().map(target -> " of " + target).orElse("")
                        + source.session().map(session -> ", sessions by " + session.name()).orElse(""));
            }
        }
        if (node instanceof Node.ExternalFunction) {
            lines.add("a Java function that handles errors; it also gets the exception");
        }
        if (!analysis.reachable().contains(node.name())) {
            lines.add("no source reaches it");
        }
        badges.forEach(badge -> lines.add(badge.title()));
        overlay.map(Value::detail).filter(detail -> !detail.isEmpty()).ifPresent(detail -> lines.addAll(detail.lines().toList()));
        findings.forEach(finding -> lines.add(finding.severity() + " " + finding.code().id() + ": " + finding.message()));
        return String.join("\n", lines);
    }
}
