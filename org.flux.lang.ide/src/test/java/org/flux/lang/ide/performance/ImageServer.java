// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CodeLensParams;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.flux.lang.ide.diagram.DiagramParams;

/** The image server, and a profile that it has written. */
final class ImageServer {
    static final String PROGRAM = text("../examples/image-server/src/main/flux/image-server.flux");
    static final String PROFILE = text("../org.flux.graph/src/test/resources/org/flux/graph/profile/image-server.profile.json");

    private ImageServer() {}

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program in {@code src} of a folder of the workspace. */
    static OpenText open(LspSession session, Path folder) {
        Path program = LspSession.write(folder.resolve("src/image-server.flux"), PROGRAM);
        return session.open(program, PROGRAM);
    }

    static ProfileAnswer profile(LspSession session, OpenText document) {
        return LspSession.get(session.server().profile(new ProfileParams(document.id(), null)));
    }

    /** What stands above the lines of a program, each as {@code line: text}. */
    static List<String> lenses(LspSession session, OpenText document) {
        return LspSession.get(session.server().getTextDocumentService().codeLens(new CodeLensParams(document.id()))).stream()
                .map(lens -> lens.getRange().getStart().getLine() + 1 + ": " + lens.getCommand().getTitle()).toList();
    }

    /** The number of the line that begins so. */
    static int line(String beginning) {
        return PROGRAM.lines().toList().indexOf(PROGRAM.lines().filter(line -> line.startsWith(beginning)).findFirst().orElseThrow()) + 1;
    }

    /** The picture of a program, with all that it contains. */
    static String drawn(LspSession session, OpenText document, String overlay) {
        return LspSession.get(session.server().diagram(new DiagramParams(document.id(), null, null, List.of("*"), null, overlay))).model()
                .toString();
    }
}
