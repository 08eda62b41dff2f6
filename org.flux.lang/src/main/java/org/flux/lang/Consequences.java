// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceRange;

/**
 * What may only follow from the parts of a program that could not be read, and is not worth a word until they can be: one slip, one
 * message. That is what a program lacks, for which all of it must be known, and whatever takes part in a declaration that was read in part.
 */
final class Consequences {
    /** Findings that say that something is nowhere, or what the program does as a whole. */
    private static final Set<Code> OF_WHOLE_PROGRAM = EnumSet.of(
            Code.NODE_MISSPELT, Code.NODE_INFERRED, Code.CONSTRAINED_NODE_UNKNOWN, Code.HANDLED_NODE_UNKNOWN, Code.HANDLER_EXTERNAL,
            Code.PREDICATE_UNKNOWN, Code.NODE_UNUSED, Code.PREDICATE_UNUSED, Code.SESSION_WITHOUT_SOURCE,
            Code.OUTPUTS_UNUSED, Code.TYPES_UNDETERMINED, Code.NOT_EXHAUSTIVE,
            Code.FLOW_UNREACHED, Code.NO_SOURCE, Code.HANDLER_NEVER_MATCHES,
            Code.ELEVATED, Code.DEADLOCK_PREVENTED, Code.READER_PROMOTED, Code.LOCK_ALREADY_HELD, Code.SESSION_LOCK_WITHOUT_SESSION,
            Code.SESSION_FUNCTION_UNUSED, Code.READER_WITHOUT_WRITER, Code.ORDER_AGAINST_NESTING, Code.ORDER_COULD_SAVE,
            Code.ORDERED_LOCK_UNKNOWN, Code.CONSTRAINT_ON_FUNCTION,
            Code.COMPONENT_METHOD_MISSING, Code.COMPONENT_METHOD_DIFFERS, Code.COMPONENTS_MISSING, Code.COMPONENTS_AMBIGUOUS);

    /** For each file the ends of its unread places, which do not overlap, by their starts. */
    private final Map<String, NavigableMap<Integer, Integer>> unread = new HashMap<>();

    /** @param unread the places that could not be read, or only in part; imports that cannot be found among them */
    Consequences(List<SourceRange> unread) {
        unread.forEach(place -> this.unread.computeIfAbsent(place.file(), file -> new TreeMap<>()).put(place.offset(), place.endOffset()));
    }

    boolean mayContain(Diagnostic finding) {
        return !unread.isEmpty() && (OF_WHOLE_PROGRAM.contains(finding.code()) || isUnread(finding.range())
                || finding.related().stream().anyMatch(related -> isUnread(related.range())));
    }

    private boolean isUnread(SourceRange place) {
        NavigableMap<Integer, Integer> places = unread.getOrDefault(place.file(), Collections.emptyNavigableMap());
        Map.Entry<Integer, Integer> last = places.lowerEntry(Math.max(place.endOffset(), place.offset() + 1));
        return last != null && last.getValue() > place.offset();
    }
}
