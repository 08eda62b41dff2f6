// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.flux.examples.webserver.php.Script;
import org.flux.http.MimeTypes;
import org.flux.http.Representation;
import org.flux.http.Response;
import org.flux.http.SafePaths;
import org.flux.http.SafePaths.Found;

/** The document root: finds out what there is by some path, and reads it. */
final class Site {
    private static final String SCRIPT_SUFFIX = ".php";
    private static final List<String> INDEXES = List.of("index.html", "index.php");
    /** Up to here a response is copied anyway; beyond, memory outside of the heap saves a copy each time it is sent. */
    private static final int SMALL = 8 << 10;

    private final SafePaths paths;
    private final long mostInMemory;
    private final boolean lists;

    /**
     * @param mostInMemory the size of the largest file that is read into memory
     * @param lists whether a directory without an index is listed
     */
    Site(Path root, long mostInMemory, boolean lists) {
        this.paths = new SafePaths(root);
        this.mostInMemory = mostInMemory;
        this.lists = lists;
    }

    /**
     * Finds out what there is.
     *
     * @param known what there was, or null; returned if nothing has changed
     * @throws NoSuchFileException if there is nothing, or nothing that may be served
     * @throws Refusal if there is a directory that may not be listed
     * @throws IOException if the disk fails
     */
    Resource read(String path, Resource known) throws IOException, Refusal {
        Optional<Script> script = script(path);
        if (script.isPresent()) {
            return new Resource.Runnable(script.get());
        }
        Found found = paths.find(path);
        if (found == null) {
            throw new NoSuchFileException(path);
        }
        return found.isDirectory() ? directory(path, found, known) : file(found, known);
    }

    /**
     * The script that the path leads through: its first part that names a file ending in {@code .php}. What follows is for the script.
     * Whatever the file before that is called, it is not run: {@code /cat.jpg/x.php} is nothing.
     */
    private Optional<Script> script(String path) throws IOException {
        for (int slash = 0; slash >= 0 && slash < path.length(); ) {
            int next = path.indexOf('/', slash + 1);
            int end = next < 0 ? path.length() : next;
            String name = path.substring(0, end);
            if (endsLikeAScript(name)) {
                Found found = paths.find(name);
                if (found != null && found.isFile()) {
                    if ((path.substring(end) + "/").contains("/../")) {
                        throw new NoSuchFileException(path); // scripts take the rest of a path for a file's name
                    }
                    return Optional.of(new Script(found.path(), name, path.substring(end)));
                }
            }
            slash = next;
        }
        return Optional.empty();
    }

    private Resource directory(String path, Found directory, Resource known) throws IOException, Refusal {
        if (!path.endsWith("/")) {
            return new Resource.Unslashed();
        }
        for (String index : INDEXES) {
            Found found = paths.find(path + index);
            if (found != null && found.isFile()) {
                return index.endsWith(SCRIPT_SUFFIX) ? new Resource.Runnable(new Script(found.path(), path + index, ""))
                        : file(found, known);
            }
        }
        if (!lists) {
            throw new Refusal(403, "This directory is not for looking at.");
        }
        return new Resource.Listing(Response.html(Listing.page(path, children(path, directory))));
    }

    /** What can be had below a directory; the rest is not shown either. */
    private List<Listing.Child> children(String path, Found directory) throws IOException {
        List<Listing.Child> children = new ArrayList<>();
        try (DirectoryStream<Path> names = Files.newDirectoryStream(directory.path())) {
            for (Path child : names) {
                String name = child.getFileName().toString();
                Found found = paths.find(path + name);
                if (found != null && (found.isDirectory() || found.isFile() && !isCopyOfAScript(name))) {
                    children.add(new Listing.Child(name, found.isDirectory(), found.size(), found.modified()));
                }
                if (children.size() > Listing.MOST) {
                    break;
                }
            }
        }
        return children;
    }

    private Resource file(Found found, Resource known) throws IOException {
        String name = found.path().getFileName().toString();
        // A link by another name may have led to a script.
        if (!found.isFile() || endsLikeAScript(name) || isCopyOfAScript(name)) {
            throw new NoSuchFileException(found.path().toString());
        }
        if (known instanceof Resource.File file && file.found().equals(found)) {
            return known;
        }
        if (found.size() > mostInMemory) {
            return new Resource.File(found, Representation.of(found), false);
        }
        return new Resource.File(found, Representation.of(MimeTypes.of(found.path()), bytes(found), found.modified()), true);
    }

    /** What editors and people leave beside scripts: {@code x.php~}, {@code x.php.bak}. Its source may hold what nobody is to know. */
    private static boolean isCopyOfAScript(String name) {
        return name.endsWith("~") || !endsLikeAScript(name) && name.toLowerCase(Locale.ROOT).contains(SCRIPT_SUFFIX);
    }

    private static boolean endsLikeAScript(String name) {
        return name.regionMatches(true, name.length() - SCRIPT_SUFFIX.length(), SCRIPT_SUFFIX, 0, SCRIPT_SUFFIX.length());
    }

    private static ByteBuffer bytes(Found found) throws IOException {
        int size = Math.toIntExact(found.size());
        ByteBuffer bytes = size <= SMALL ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
        try (FileChannel file = FileChannel.open(found.path(), StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                continue;
            }
        }
        return bytes.flip();
    }
}
