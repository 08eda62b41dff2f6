// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flux.generator.random.Interpreter.Account;
import org.flux.generator.random.Interpreter.End;
import org.flux.runtime.RuntimeKind;

/** How much has been compared with the interpreter on each runtime, and found equal. */
final class Conformance {
    private final Map<RuntimeKind, Row> rows = new EnumMap<>(RuntimeKind.class);

    private record Row(long programs, long waiting, long flows, long calls, Map<End, Long> ends) {}

    /** A program has done on a runtime what it has to do. */
    synchronized void add(RuntimeKind kind, Model model, List<Account> accounts) {
        Row row = rows.getOrDefault(kind, new Row(0, 0, 0, 0, Map.of()));
        Map<End, Long> ends = new EnumMap<>(End.class);
        ends.putAll(row.ends());
        accounts.forEach(a -> ends.merge(a.end(), 1L, Long::sum));
        boolean waits = model.nodes().stream().anyMatch(n -> n.marker() != Model.Marker.NONE);
        rows.put(kind, new Row(row.programs() + 1, row.waiting() + (waits ? 1 : 0), row.flows() + accounts.size(),
                row.calls() + accounts.stream().mapToLong(a -> a.calls().size()).sum(), ends));
    }

    /** Writes a table, the same whenever the same programs are tried. */
    synchronized void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("""
                # Conformance of the runtimes

                Random programs, each of whose flows made the calls that an interpreter of the language expects, in order and with
                the same arguments, and ended in the same way; the counters under each lock, which are not atomic, were exact in the
                end.

                | runtime | programs | with blocking or async nodes | flows | calls compared | completed | handled | failed | dropped |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|
                """);
        rows.forEach((kind, row) -> text.append("| `%s` | %d | %d | %d | %d | %d | %d | %d | %d |%n".formatted(
                kind.name().toLowerCase(Locale.ROOT), row.programs(), row.waiting(), row.flows(), row.calls(),
                row.ends().getOrDefault(End.COMPLETED, 0L), row.ends().getOrDefault(End.HANDLED, 0L),
                row.ends().getOrDefault(End.FAILED, 0L), row.ends().getOrDefault(End.DROPPED, 0L))));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.toString());
    }
}
