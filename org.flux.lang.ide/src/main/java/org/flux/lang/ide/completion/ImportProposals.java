// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;
import org.flux.graph.syntax.Import;
import org.flux.lang.ProgramFiles;
import org.flux.lang.ide.protocol.Uris;

/** What can be imported: Flux files near this one, Java packages and types. */
final class ImportProposals {
    private static final int DEPTH = 4;
    private static final int MOST = 200;

    private final Situation situation;

    ImportProposals(Situation situation) {
        this.situation = situation;
    }

    /** Behind {@code import}. */
    List<Proposal> path(TypeProposals types) {
        if (situation.before(0).equals("package")) {
            return List.of();
        }
        if (situation.place().last().equals(".")) {
            return types.members(true);
        }
        List<Proposal> proposals = new ArrayList<>(types.packages());
        files("").forEach(file -> proposals.add(Proposal.of("\"" + file + "\"", CompletionItemKind.File, 0)
                .inserting("\"" + file + "\";").foundBy(file)));
        return proposals;
    }

    /** Between the quotes of an import. */
    List<Proposal> file() {
        boolean closed = situation.view().document().text().startsWith("\"", situation.place().wordEnd());
        String typed = situation.prefix();
        return files(typed.substring(0, typed.lastIndexOf("../") < 0 ? 0 : typed.lastIndexOf("../") + 3)).stream()
                .map(file -> Proposal.of(file, CompletionItemKind.File, 0).inserting(closed ? file : file + "\"")).toList();
    }

    /** The Flux files below a folder, as an import would write them, without those that are imported. */
    private List<String> files(String folder) {
        String own = situation.view().document().name();
        if (Uris.isUri(own)) {
            return List.of();
        }
        Set<String> imported = situation.view().file().imports().stream().filter(Import.OfFile.class::isInstance)
                .map(statement -> (Import.OfFile) statement).filter(file -> file.target().range().offset() + 1 != situation.place()
                .wordStart())
                .map(file -> file.target().text()).collect(Collectors.toSet());
        try {
            Path base = Path.of(own).resolveSibling(folder).normalize();
            try (Stream<Path> files = Files.walk(base, DEPTH)) {
                return files.filter(file -> ProgramFiles.isFlux(file) && !file.equals(Path.of(own))).limit(MOST)
                        .map(file -> folder + base.relativize(file).toString().replace('\\', '/'))
                        .filter(file -> !imported.contains(file)).sorted().toList();
            }
        } catch (InvalidPathException | IOException | UncheckedIOException cannotBeRead) {
            return List.of();
        }
    }
}
