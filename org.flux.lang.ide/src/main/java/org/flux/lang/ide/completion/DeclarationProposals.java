// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.CompletionItemKind;
import org.flux.graph.Node;
import org.flux.graph.Source;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.types.Signature;
import org.flux.lang.ide.completion.Proposal.Subject;

/** The beginnings of declarations: keywords, and what the program lacks. */
final class DeclarationProposals {
    private static final int LACKING = 0;
    private static final int VARIANT = 1;
    private static final int KEYWORD = 3;

    private final Situation situation;
    private final List<Proposal> proposals = new ArrayList<>();

    DeclarationProposals(Situation situation) {
        this.situation = situation;
    }

    /** Everything that a declaration can begin with. */
    List<Proposal> declaration() {
        lacking();
        variants();
        keyword("source", "source ${1:Listen} => ${2:Page};$0");
        keyword("typedef", "typedef ${1:hit} ${2:IsHit};$0");
        keyword("atomic", "atomic ${1:Node}:{${2:lock}};$0");
        keyword("handle", "handle error ${1:Node} => ${2:Handler};$0");
        keyword("session", "session ${1:Listen} => ${2:ClientOf};$0");
        keyword("order", "order ${1:first} < ${2:second};$0");
        keyword("pragma", "pragma ${1|lockorder = inferred,nomatch = drop|};$0");
        keyword("blocking", "blocking ${1:Node} (${2}) => (${3});$0");
        keyword("async", "async ${1:Node} (${2}) => (${3});$0");
        keyword("push", "push ${1:Listen} () => (${2});$0");
        snippet("node", "signature of a node", "${1:Node} (${2}) => (${3});$0");
        snippet("flow", "steps one after the other", "${1:Page} = ${2:First} -> ${3:Second};$0");
        SourceFile file = situation.view().file();
        boolean first = file.declarations().stream().allMatch(d -> d.range().offset() >= situation.offset());
        if (first) {
            keyword("import", "import ${1};$0");
        }
        if (first && file.packageName().isEmpty() && file.imports().stream().allMatch(i -> i.range().offset() >= situation.offset())) {
            keyword("package", "package ${1:com.example};$0");
        }
        return proposals;
    }

    private void keyword(String word, String snippet) {
        Proposal plain = Proposal.of(word, CompletionItemKind.Keyword, KEYWORD).about(Subject.Kind.KEYWORD, word);
        proposals.add(situation.snippets() ? plain.snippet(snippet) : plain.inserting(word + " ").thenMore());
    }

    /** What begins with no word of the language can only be offered as a whole. */
    private void snippet(String label, String what, String snippet) {
        if (situation.snippets()) {
            proposals.add(Proposal.of(label, CompletionItemKind.Snippet, KEYWORD + 1).about(Subject.Kind.KEYWORD, label)
                    .shown("", what).snippet(snippet));
        }
    }

    /** Declarations of nodes that are used without one. */
    private void lacking() {
        Set<String> targets = situation.graph().sources().stream().flatMap(s -> s.target().stream()).collect(Collectors.toSet());
        Set<String> sources = situation.graph().sources().stream().map(Source::node).collect(Collectors.toSet());
        for (Node node : situation.graph().nodes().values()) {
            boolean own = node.range().offset() == situation.place().wordStart()
                    && node.range().file().equals(situation.view().document().name());
            if (!own && node instanceof Node.ConcreteNode && node.signature().isEmpty()) {
                Signature signature = situation.signature(node.name());
                if (signature.isDetermined()) {
                    String inputs = Signature.declare(signature.inputs().orElseThrow());
                    String outputs = Signature.declare(signature.outputs().orElseThrow());
                    String lists = " " + inputs + " => " + outputs;
                    proposals.add(Proposal.of(node.name(), CompletionItemKind.Function, LACKING).about(Subject.Kind.NODE, node.name())
                            .shown(lists, "declare").inserting(node.name() + lists + ";"));
                }
                boolean flow = targets.contains(node.name());
                if (!sources.contains(node.name())) {
                    proposals.add(Proposal.of(node.name() + " =", CompletionItemKind.Module, flow ? LACKING : VARIANT)
                            .about(Subject.Kind.NODE, node.name()).shown("", "define as a flow").inserting(node.name() + " = ").thenMore());
                }
            }
        }
    }

    /** A further variant of a node that has some. */
    private void variants() {
        for (Node node : situation.graph().nodes().values()) {
            if (node instanceof Node.AbstractNode flow && flow.isTyped()) {
                int length = Optional.ofNullable(flow.variants().getFirst().patterns().orElse(null)).map(List::size).orElse(1);
                Proposal plain = Proposal.of(node.name() + ":[…]", CompletionItemKind.Module, VARIANT).foundBy(node.name())
                        .about(Subject.Kind.NODE, node.name()).shown("", "a further variant").inserting(node.name() + ":[").thenMore();
                String patterns = IntStream.rangeClosed(1, length).mapToObj(i -> "${" + i + ":_}").collect(Collectors.joining(", "));
                proposals.add(situation.snippets()
                        ? plain.snippet(Proposal.escaped(node.name()) + ":[" + patterns + "] = ${" + (length + 1) + "};$0") : plain);
            }
        }
    }

    /** What can follow a modifier: the name of a node that has no signature yet. */
    List<Proposal> afterModifier() {
        return situation.graph().nodes().values().stream()
                .filter(node -> node instanceof Node.ConcreteNode && node.signature().isEmpty()
                        && node.range().offset() != situation.place().wordStart())
                .map(node -> {
                    Signature signature = situation.signature(node.name());
                    String text = signature.isDetermined() ? node.name() + " " + Signature.declare(signature.inputs().orElseThrow())
                            + " => "
                            + Signature.declare(signature.outputs().orElseThrow()) + ";" : node.name() + " (";
                    return Proposal.of(node.name(), CompletionItemKind.Function, LACKING).about(Subject.Kind.NODE, node.name())
                            .shown(" " + signature, "declare").inserting(text);
                }).toList();
    }
}
