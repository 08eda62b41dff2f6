// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.List;
import org.flux.graph.Pragmas.LockOrderRule;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;

/**
 * What is proven in one go.
 *
 * @param name as in the table of docs/proof.md
 * @param pins lock names in the order that an order declaration gives them; empty for none
 * @param flows how many flows run at a time
 * @param failing whether flows may fail, at any point
 */
record Setting(String name, ProgramSpace space, LockSet locks, LockOrderRule rule, List<String> pins, int flows, boolean failing) {

    static Setting of(String name, ProgramSpace space, LockSet locks, int flows) {
        return new Setting(name, space, locks, LockOrderRule.ALPHABETICAL, List.of(), flows, false);
    }

    Setting pinned(String... names) {
        return new Setting(name, space, locks, rule, List.of(names), flows, failing);
    }

    Setting inferred() {
        return new Setting(name, space, locks, LockOrderRule.INFERRED, pins, flows, failing);
    }

    Setting withFailures() {
        return new Setting(name, space, locks, rule, pins, flows, true);
    }

    List<OrderDecl> orders() {
        return pins.isEmpty() ? List.of()
                : List.of(new OrderDecl(pins.stream().map(n -> new Name(n, SourceRange.NONE)).toList(), SourceRange.NONE));
    }

    /** The settings that the order needs as Flux text. */
    String text() {
        return (rule == LockOrderRule.INFERRED ? "pragma lockorder = inferred;" : "")
                + (pins.isEmpty() ? "" : "order " + String.join(" < ", pins) + ";");
    }

    @Override
    public String toString() {
        return name;
    }
}
