// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker can fail: it finds each fault planted in the rules, and the smallest program that shows it. */
class MutantsTest {

    private static Setting setting(Mutant mutant) {
        ProgramSpace two = ProgramSpace.of(3, 2).withoutIdentities();
        ProgramSpace space = mutant == Mutant.FIRST_VARIANT_ONLY ? two : two.withOneVariant();
        LockSet locks = LockSet.of(1, "a", "b");
        return switch (mutant) {
            case LEAST_INSTEAD_OF_GREATEST -> Setting.of("", ProgramSpace.of(3, 3).withoutIdentities().withOneVariant().withoutReaders(),
                    LockSet.of(1, "a", "b", "c"), 2);
            case SCOPE_FORGOTTEN -> Setting.of("", space, LockSet.of(2, "x", "x(session)"), 2);
            case ORDER_DECLARATIONS_IGNORED -> Setting.of("", space, locks, 2).pinned("b", "a");
            case ELEVATION_ONLY_IN_FLOWS, FAILURE_KEEPS_LOCKS, HANDLER_HOLDS_LOCKS ->
                    Setting.of("", space.withHandlers(), locks, 2).withFailures();
            default -> Setting.of("", space, locks, 2);
        };
    }

    @ParameterizedTest
    @EnumSource
    void theCheckerFindsTheFault(Mutant mutant) throws Exception {
        Setting setting = setting(mutant);
        Proof.Bad killing = Proof.of(setting, mutant);
        assertThat(killing.all()).as(mutant.description).isPositive();
        String smallest = killing.smallest.text(setting.locks(), setting.text()).lines().filter(l -> !l.startsWith("source"))
                .filter(l -> !l.startsWith("typedef")).collect(Collectors.joining(" "));
        String row = String.format(Locale.ROOT, "| %s | %,d | %,d | `%s` |", mutant.description, killing.deadlocks, killing.intrusions,
                smallest);
        System.out.println(row + "\n" + killing.text(setting));
        Document.assertSays(row);
    }
}
