// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.php;

import java.nio.file.Path;

/**
 * A script and how it was asked for.
 *
 * @param file the real file, which exists
 * @param name the part of the request's path that names it, decoded
 * @param pathInfo the rest of the path, decoded: empty, or begins with a slash
 */
public record Script(Path file, String name, String pathInfo) {
}
