// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;

/** Texts of files by their URIs, to be looked at. */
public final class Texts {
    private Texts() {}

    /** As it is in the editor, else as it is on the disk; empty if there is no such file. */
    public static String of(String uri) {
        Optional<FluxDocument> open = FluxDocument.of(uri);
        if (open.isPresent()) {
            return open.get().document().get();
        }
        try {
            Optional<Path> path = Uris.path(uri);
            return path.isPresent() ? new String(Files.readAllBytes(path.get()), charset(Uris.file(uri))) : "";
        } catch (IOException gone) {
            return "";
        }
    }

    /** What people call a file: by its path in the workspace if it has one. */
    public static String name(String uri) {
        return Uris.file(uri).map(file -> file.getFullPath().makeRelative().toString())
                .orElseGet(() -> Uris.path(uri).map(Path::toString).orElse(uri));
    }

    static Charset charset(Optional<IFile> file) {
        try {
            String name = file.isPresent() ? file.get().getCharset(true) : null;
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (CoreException | IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
