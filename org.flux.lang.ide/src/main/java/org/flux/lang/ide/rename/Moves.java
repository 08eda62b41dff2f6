// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.FileRename;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ImportPaths;
import org.flux.lang.SourceException;
import org.flux.lang.ide.protocol.Uris;
import org.flux.lang.ide.symbols.ImportTargets;
import org.flux.lang.ide.workspace.Workspace;
import org.flux.lang.syntax.ParsedFile;

/** Files and folders that are to get other paths, and what that means for imports. */
final class Moves {
    private final Map<Path, Path> moves = new LinkedHashMap<>();

    Moves(Workspace workspace, List<FileRename> renames) {
        for (FileRename rename : renames) {
            Optional<Path> before = Uris.file(rename.getOldUri()).map(file -> Path.of(workspace.name(rename.getOldUri())));
            Optional<Path> after = Uris.file(rename.getNewUri());
            if (before.isPresent() && after.isPresent()) {
                moves.put(before.get(), after.get());
            }
        }
    }

    /** Whether a file or something that it imports is moved. */
    boolean concern(String importer, Collection<String> imported) {
        return !Uris.isUri(importer) && (isMoved(importer) || imported.stream().anyMatch(this::isMoved));
    }

    private boolean isMoved(String name) {
        return !after(Path.of(name)).equals(Path.of(name));
    }

    private Path after(Path file) {
        for (Map.Entry<Path, Path> move : moves.entrySet()) {
            if (file.startsWith(move.getKey())) {
                return file.equals(move.getKey()) ? move.getValue() : move.getValue().resolve(move.getKey().relativize(file));
            }
        }
        return file;
    }

    /** What is to stand between the quotes of imports that would lead elsewhere otherwise, by place. */
    Map<SourceRange, String> targets(ParsedFile importer) {
        Map<SourceRange, String> targets = new LinkedHashMap<>();
        for (Import statement : importer.file().imports()) {
            if (statement instanceof Import.OfFile file && file.resolved().isPresent()) {
                target(importer.file().path(), file.target().text()).ifPresent(text ->
                        targets.put(ImportTargets.betweenQuotes(importer.text(), file.target().range()), text));
            }
        }
        return targets;
    }

    private Optional<String> target(String importer, String text) {
        try {
            Path own = after(Path.of(importer));
            Path wanted = after(ImportPaths.file(importer, text));
            if (ImportPaths.file(own.toString(), text).equals(wanted)) {
                return Optional.empty();
            }
            return Optional.of(Path.of(text).isAbsolute() ? wanted.toString() : relative(own, wanted, text.startsWith("./")))
                    .filter(target -> target.indexOf('"') < 0);
        } catch (SourceException noPath) {
            return Optional.empty();
        }
    }

    private static String relative(Path importer, Path target, boolean dotted) {
        String path = importer.getParent().relativize(target).toString().replace(File.separatorChar, '/');
        return dotted && !path.startsWith("../") ? "./" + path : path;
    }
}
