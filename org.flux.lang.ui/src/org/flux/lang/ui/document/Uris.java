// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;

/** Files as the protocol names them; each has one spelling here, however a server or the platform spells it. */
public final class Uris {
    private Uris() {}

    /** The path of a {@code file:} URI; empty for all else. */
    public static Optional<Path> path(String uri) {
        try {
            URI parsed = URI.create(uri);
            return "file".equalsIgnoreCase(parsed.getScheme()) ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
                    : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException notOfAFile) {
            return Optional.empty();
        }
    }

    /** The one spelling of a URI. */
    public static String normal(String uri) {
        return path(uri).map(Uris::of).orElse(uri);
    }

    /** Without the slash at the end that folders would get otherwise, depending on whether they exist at the moment. */
    public static String of(Path path) {
        String uri = path.toAbsolutePath().normalize().toUri().toString();
        return uri.endsWith("/") && uri.length() > "file:///".length() ? uri.substring(0, uri.length() - 1) : uri;
    }

    /** Empty if it has no place in a file system of this machine. */
    public static Optional<String> of(IResource resource) {
        return Optional.ofNullable(resource.getLocation()).map(location -> of(location.toPath()));
    }

    /** The file in the workspace; of several, which links can make, the one with the shortest path. It need not exist. */
    public static Optional<IFile> file(String uri) {
        try {
            IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(URI.create(normal(uri)));
            return Stream.of(files).filter(file -> file.getProject().isOpen())
                    .min(Comparator.comparing((IFile file) -> !file.exists()).thenComparing(file -> file.getFullPath().segmentCount()));
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }
}
