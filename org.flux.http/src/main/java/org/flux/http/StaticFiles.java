// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.flux.runtime.FluxOptions;

/**
 * A node that maps the path of a GET or HEAD request to a file below a root directory:
 * {@code Serve (Request request) => (Response response) by org.flux.http.StaticFiles::serve;}.
 *
 * <p>Nothing outside the root is ever served, whether asked for by {@code ..}, encoded or not, by a symbolic link, or by an absolute name:
 * all that is answered 404, as is everything that is no regular file. Hidden files (a name that begins with a dot) are not served either. A
 * directory is answered with its {@code index.html}; its name must end in {@code /}, to which the client is redirected. Files are sent with
 * ETag and Last-Modified; a client that has the same is answered 304, and one that asks for a part gets it ({@link Representation}).
 */
public final class StaticFiles {
    private static final String INDEX = "index.html";

    private final SafePaths paths;

    /** Serves the directory of option {@code --root}; the current one by default. */
    public StaticFiles(FluxOptions options) {
        this(options.path("root", Path.of("."), "directory of the files to serve"));
    }

    /** Serves {@code root}; whether it exists is seen at the first request. */
    public StaticFiles(Path root) {
        paths = new SafePaths(root);
    }

    /**
     * The answer to the request: 200, 206, 304, 412, 416, 308 for a directory without the slash, 404, or 405 for other methods than GET
     * and HEAD.
     *
     * @throws IOException if the file system fails
     */
    public Response serve(Request request) throws IOException {
        if (!request.method().equals("GET") && !request.isHead()) {
            return Response.status(405, "Method not allowed\n").header("Allow", "GET, HEAD");
        }
        SafePaths.Found found = paths.find(request.path());
        if (found != null && found.isDirectory()) {
            if (!request.path().endsWith("/")) {
                return redirectToDirectory(request);
            }
            found = paths.find(request.path() + INDEX);
        }
        return found != null && found.isFile() ? Representation.of(found).answer(request) : Response.notFound();
    }

    /**
     * Whether the request's path names a file that would be served; for a predicate type.
     *
     * @throws UncheckedIOException if the file system fails
     */
    public boolean exists(Request request) {
        try {
            SafePaths.Found found = paths.find(request.path());
            if (found != null && found.isDirectory()) {
                found = paths.find(request.path() + "/" + INDEX);
            }
            return found != null && found.isFile();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The answer to a request for a directory without the slash at the end: with it links in a page there lead where they should. */
    public static Response redirectToDirectory(Request request) {
        return Response.movedPermanently(directory(request));
    }

    /** The path as sent, so that it stays encoded, and the query; two leading slashes would name another host. */
    private static String directory(Request request) {
        String target = request.target();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark);
        int origin = 0;
        while (origin + 1 < path.length() && path.charAt(origin) == '/'
                && (path.charAt(origin + 1) == '/' || path.charAt(origin + 1) == '\\')) {
            origin++;
        }
        return path.substring(origin) + "/" + query;
    }
}
