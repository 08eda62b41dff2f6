// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

/** Faults that can be planted in the restatement of the rules. The checker must find every one. */
enum Mutant {
    READERS_STAY_READERS("what is read here and written further inside is taken as reader"),
    DIRECT_CHILDREN_ONLY("only what the steps themselves declare counts, nothing deeper"),
    FIRST_VARIANT_ONLY("only the first variant of a node counts"),
    FIRST_STEP_ONLY("only the first step of a variant counts"),
    INVERTED_ORDER("elevates the locks that come after, not before, one of its own"),
    LEAST_INSTEAD_OF_GREATEST("elevates only what comes before all of the node's own locks"),
    ELEVATED_AS_READER("an elevated lock is taken as reader, whatever is needed further inside"),
    UNCONSTRAINED_NODES_CUT_CHAINS("a node without constraints hides what its steps need"),
    PROMOTION_ONLY("promotes readers but elevates nothing"),
    ELEVATION_ONLY_IN_FLOWS("a node that is a handler takes just what it declares"),
    ORDER_DECLARATIONS_IGNORED("elevates by the alphabetical order although another one is declared"),
    OWN_LOCKS_FIRST("a node acquires what it declares first and what is elevated to it afterwards"),
    SCOPE_FORGOTTEN("the session lock counts as held where the program lock of its name is, and the other way round"),
    DROPPED_AROUND_STEPS("an abstract node releases its locks while its steps run"),
    TAKEN_TWICE("what is held is acquired again"),
    RELEASED_BY_INNER_NODE("a node releases on exit also what was held before its entry"),
    FAILURE_KEEPS_LOCKS("a flow that fails ends without releasing"),
    HANDLER_HOLDS_LOCKS("the handler runs before the failed flow's locks are released");

    final String description;

    Mutant(String description) {
        this.description = description;
    }
}
