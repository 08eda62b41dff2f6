// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.graph.syntax.SourceRange;

/**
 * One finding, in the user's words.
 *
 * @param code entry of the catalogue
 * @param severity the entry's default unless settings changed it
 * @param message one line that names the thing
 * @param range the place to change
 * @param related every other participant
 * @param fixes machine-applicable changes, the best first
 * @param help what to do, where no machine can do it
 */
public record Diagnostic(Code code, Severity severity, String message, SourceRange range, List<Related> related, List<Fix> fixes,
        Optional<String> help) {
    public Diagnostic(Code code, Severity severity, String message, SourceRange range, List<Related> related, List<Fix> fixes) {
        this(code, severity, message, range, related, fixes, Optional.empty());
    }

    public Diagnostic {
        related = List.copyOf(related);
        fixes = List.copyOf(fixes);
    }

    /** A finding of default severity without related places and fixes. */
    public static Diagnostic of(Code code, SourceRange range, String message) {
        return new Diagnostic(code, code.defaultSeverity(), message, range, List.of(), List.of());
    }

    /** This finding with one more related place. */
    public Diagnostic related(SourceRange place, String what) {
        List<Related> more = new ArrayList<>(related);
        more.add(new Related(what, place));
        return new Diagnostic(code, severity, message, range, more, fixes, help);
    }

    /** This finding with one more fix of a single edit, which can be applied unseen. */
    public Diagnostic fix(String title, SourceRange place, String newText) {
        return fix(title, new Edit(place, newText));
    }

    /** This finding with one more fix of a single edit, which somebody has to decide on. */
    public Diagnostic suggest(String title, SourceRange place, String newText) {
        return suggest(title, new Edit(place, newText));
    }

    /** This finding with one more fix of a single edit, which can be applied unseen. */
    public Diagnostic fix(String title, Edit edit) {
        return fix(new Fix(title, List.of(edit)));
    }

    /** This finding with one more fix of a single edit, which somebody has to decide on. */
    public Diagnostic suggest(String title, Edit edit) {
        return fix(new Fix(title, List.of(edit), Applicability.SUGGESTION));
    }

    public Diagnostic fix(Fix fix) {
        List<Fix> more = new ArrayList<>(fixes);
        more.add(fix);
        return new Diagnostic(code, severity, message, range, related, more, help);
    }

    /** This finding with advice: what to do, in one line. */
    public Diagnostic help(String advice) {
        return new Diagnostic(code, severity, message, range, related, fixes, Optional.of(advice));
    }

    public Diagnostic severity(Severity other) {
        return new Diagnostic(code, other, message, range, related, fixes, help);
    }

    /** Less thorough than a record's own, but findings are told apart by place and message, and there may be very many. */
    @Override
    public int hashCode() {
        return 31 * range.hashCode() + message.hashCode();
    }

    public record Related(String message, SourceRange range) {
        /** So many places are shown of what may be thousands: nobody reads more. */
        public static final int MOST = 20;
    }

    /** Changes that do away with a finding, all of them or none. */
    public record Fix(String title, List<Edit> edits, Applicability applicability) {
        public Fix {
            edits = List.copyOf(edits);
        }

        /** A fix that can be applied unseen. */
        public Fix(String title, List<Edit> edits) {
            this(title, edits, Applicability.SAFE);
        }

        public boolean isSafe() {
            return applicability == Applicability.SAFE;
        }
    }

    /** Replaces the text of {@code range}. */
    public record Edit(SourceRange range, String newText) {}
}
