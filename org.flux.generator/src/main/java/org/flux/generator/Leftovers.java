// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The hidden files beside those that are being replaced; a process that is killed leaves them behind. */
final class Leftovers {
    static final String NEW = ".new";
    static final String OLD = ".old";
    private static final Pattern HIDDEN = Pattern.compile("\\.(.+)\\.(\\d{1,18})\\.(?:new|old)");

    private Leftovers() {}

    /** A name in the same directory, so on the same disk, that no other process takes. */
    static Path beside(Path target, String ending) {
        return target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ending);
    }

    /** Deletes what processes that no longer live left beside some files. What cannot be deleted stays: it is hidden and of no use. */
    static void remove(Collection<Path> targets) {
        Map<Path, Set<String>> names = new HashMap<>();
        targets.forEach(t -> names.computeIfAbsent(t.toAbsolutePath().getParent(), p -> new HashSet<>()).add(t.getFileName().toString()));
        names.forEach((directory, files) -> {
            try (Stream<Path> entries = Files.isDirectory(directory) ? Files.list(directory) : Stream.empty()) {
                for (Path entry : entries.filter(e -> isLeftover(e.getFileName().toString(), files)).toList()) {
                    Files.deleteIfExists(entry);
                }
            } catch (IOException | UncheckedIOException e) {
                // nobody needs that
            }
        });
    }

    private static boolean isLeftover(String name, Set<String> files) {
        Matcher hidden = HIDDEN.matcher(name);
        return hidden.matches() && files.contains(hidden.group(1))
                && ProcessHandle.of(Long.parseLong(hidden.group(2))).filter(ProcessHandle::isAlive).isEmpty();
    }
}
