// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.DeleteFile;
import org.eclipse.lsp4j.RenameFile;

/** Makes, moves or removes a file or folder on the disk, and lets the workspace see it. */
final class FileStep implements Step {
    private final String uri;
    private final Work work;

    /** What is done, with paths. */
    @FunctionalInterface
    private interface Work {
        Undo perform() throws IOException, CannotEditException;
    }

    private FileStep(String uri, Work work) {
        this.uri = uri;
        this.work = work;
    }

    static FileStep create(CreateFile create) throws CannotEditException {
        Path file = path(create.getUri());
        boolean overwrite = create.getOptions() != null && Boolean.TRUE.equals(create.getOptions().getOverwrite());
        boolean ignore = create.getOptions() != null && Boolean.TRUE.equals(create.getOptions().getIgnoreIfExists());
        return new FileStep(create.getUri(), () -> {
            if (Files.exists(file) && !overwrite) {
                return nothing(ignore, file);
            }
            Undo undo = saved(file);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[0]);
            refresh(file);
            return undo;
        });
    }

    static FileStep rename(RenameFile rename) throws CannotEditException {
        Path from = path(rename.getOldUri());
        Path to = path(rename.getNewUri());
        boolean overwrite = rename.getOptions() != null && Boolean.TRUE.equals(rename.getOptions().getOverwrite());
        boolean ignore = rename.getOptions() != null && Boolean.TRUE.equals(rename.getOptions().getIgnoreIfExists());
        return new FileStep(rename.getOldUri(), () -> {
            if (Files.exists(to) && !overwrite) {
                return nothing(ignore, to);
            }
            Undo old = saved(to);
            Files.createDirectories(to.getParent());
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
            refresh(from);
            refresh(to);
            return () -> {
                move(to, from);
                old.run();
            };
        });
    }

    /** A folder goes aside first, so that it can come back. */
    static FileStep delete(DeleteFile delete) throws CannotEditException {
        Path file = path(delete.getUri());
        boolean ignore = delete.getOptions() != null && Boolean.TRUE.equals(delete.getOptions().getIgnoreIfNotExists());
        return new FileStep(delete.getUri(), () -> {
            if (!Files.exists(file)) {
                if (ignore) {
                    return () -> { };
                }
                throw new CannotEditException(file.getFileName() + " does not exist.");
            }
            Undo undo = saved(file);
            remove(file);
            refresh(file);
            return undo;
        });
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public boolean isInEditor() {
        return false;
    }

    @Override
    public Undo perform() throws CannotEditException, CoreException {
        try {
            return work.perform();
        } catch (IOException e) {
            throw new CannotEditException(Texts.name(uri) + ": " + e.getMessage() + ".", e);
        }
    }

    private static Path path(String uri) throws CannotEditException {
        return Uris.path(uri).orElseThrow(() -> new CannotEditException(uri + " is not in the file system."));
    }

    private static Undo nothing(boolean ignore, Path file) throws CannotEditException {
        if (!ignore) {
            throw new CannotEditException(file.getFileName() + " exists already.");
        }
        return () -> { };
    }

    /** Brings back what there is now: a file with its content, a folder with all of it, or nothing. */
    private static Undo saved(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            Path aside = Files.createTempDirectory("flux").resolve(file.getFileName());
            copy(file, aside);
            return () -> {
                try {
                    copy(aside, file);
                    remove(aside.getParent());
                    refresh(file);
                } catch (IOException e) {
                    throw new CannotEditException(file + " is still in " + aside + ".", e);
                }
            };
        }
        byte[] content = Files.exists(file) ? Files.readAllBytes(file) : null;
        return () -> {
            try {
                if (content == null) {
                    Files.deleteIfExists(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.write(file, content);
                }
                refresh(file);
            } catch (IOException e) {
                throw new CannotEditException(file + " cannot be brought back.", e);
            }
        };
    }

    private static void move(Path from, Path to) throws CannotEditException {
        try {
            Files.move(from, to);
            refresh(from);
            refresh(to);
        } catch (IOException e) {
            throw new CannotEditException(from + " cannot be moved back.", e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void remove(Path file) throws IOException {
        try (Stream<Path> files = Files.walk(file)) {
            List<Path> deepest = files.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepest) {
                Files.delete(one);
            }
        }
    }

    /** Lets the workspace see what has happened to a file and to the nearest folder that it knows already. */
    private static void refresh(Path file) {
        for (IContainer parent : ResourcesPlugin.getWorkspace().getRoot().findContainersForLocationURI(file.getParent().toUri())) {
            IContainer known = parent;
            while (!known.exists() && known.getParent() != null) {
                known = known.getParent();
            }
            try {
                known.refreshLocal(known == parent ? IResource.DEPTH_ONE : IResource.DEPTH_INFINITE, new NullProgressMonitor());
            } catch (CoreException outOfSight) {
                // the workspace sees it with its next refresh
            }
        }
    }
}
