// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import static org.flux.graph.diagnostics.Severity.ERROR;

/** The catalogue of diagnostics: stable code, default severity, meaning. {@code explain/FLUX101.md} in the resources is the page of a code. */
public enum Code {
    SYNTAX("FLUX001", ERROR, "The text does not follow the grammar.");

    private final String id;
    private final Severity severity;
    private final String meaning;

    Code(String id, Severity severity, String meaning) {
        this.id = id;
        this.severity = severity;
        this.meaning = meaning;
    }

    /** The stable code, such as {@code FLUX602}. Its first digit is the family: 0 syntax, 1 names, 2 types, 3 dispatch, 4 graph, 5 errors, 6 constraints, 9 style. */
    public String id() {
        return id;
    }

    public Severity defaultSeverity() {
        return severity;
    }

    public String meaning() {
        return meaning;
    }
}
