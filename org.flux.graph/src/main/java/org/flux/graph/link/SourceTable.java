// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.ProgramGraph.UnresolvedReference.Kind;
import org.flux.graph.Source;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.syntax.Declaration.SessionDecl;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Name;

/** The sources of a program with their session functions, wherever those are written. */
final class SourceTable {
    private SourceTable() {}

    static List<Source> of(Declarations all, Findings findings) {
        Map<String, Source> sources = new LinkedHashMap<>();
        for (SourceDecl declaration : all.of(SourceDecl.class)) {
            Name name = declaration.source();
            Source source = new Source(name.text(), declaration.target().map(Name::text), declaration.session(), declaration);
            Source first = sources.putIfAbsent(name.text(), source);
            if (first != null) {
                findings.add(Diagnostic.of(Code.DUPLICATE_SOURCE, name.range(), "Source `" + name + "` already has a target"
                        + first.target().map(t -> ", `" + t + "`").orElse(""))
                        .related(first.declaration().range(), "its first target is given here")
                        .suggest("Remove this source", declaration.documentedRange(), ""));
            }
        }
        DidYouMean known = new DidYouMean(sources.keySet());
        for (SessionDecl session : all.of(SessionDecl.class)) {
            attach(session, sources, known, findings);
        }
        return List.copyOf(sources.values());
    }

    private static void attach(SessionDecl session, Map<String, Source> sources, DidYouMean known, Findings findings) {
        Name name = session.source();
        Source source = sources.get(name.text());
        if (source == null) {
            Optional<String> meant = known.closest(name.text());
            Diagnostic finding = Diagnostic.of(Code.SESSION_WITHOUT_SOURCE, name.range(),
                    "`" + name + "` is no source, so it has no sessions" + DidYouMean.suffix(meant));
            if (meant.isPresent()) {
                finding = finding.related(sources.get(meant.get()).declaration().range(), "source `" + meant.get() + "`")
                        .suggest("Change to `" + meant.get() + "`", name.range(), meant.get());
            }
            findings.unresolved(name, Kind.SESSION_SOURCE, meant.isPresent() ? finding
                    : finding.suggest("Remove this session function", session.range(), ""));
        } else if (source.session().isPresent()) {
            findings.add(Diagnostic.of(Code.DUPLICATE_SESSION, session.range(), "Source `" + name + "` already has the session function `"
                    + source.session().get().name() + "`")
                    .related(source.session().get().name().range(), "given here first")
                    .suggest("Remove this session function", session.range(), ""));
        } else {
            sources.put(name.text(), new Source(source.node(), source.target(), Optional.of(session.function()), source.declaration()));
        }
    }
}
