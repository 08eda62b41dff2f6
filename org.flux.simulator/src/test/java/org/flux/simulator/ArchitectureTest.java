// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import org.flux.simulator.engine.EventQueue;
import org.flux.simulator.model.Simulation;

/** Rules as methods: as fields, surefire does not run them. */
@AnalyzeClasses(packages = "org.flux.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static void dependsOnTheGraphAndTheJdkOnly(JavaClasses classes) {
        classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.flux.graph..", "org.flux.simulator..")
                .check(classes);
    }

    /** Hence no cycle between the two packages either. */
    @ArchTest
    static void theEngineKnowsNothingOfFlux(JavaClasses classes) {
        classes().that().resideInAPackage("org.flux.simulator.engine..").should()
                .onlyDependOnClassesThat().resideInAnyPackage("java..", "org.flux.simulator.engine..").check(classes);
    }

    @ArchTest
    static void hasNoUtilPackage(JavaClasses classes) {
        noClasses().should().resideInAPackage("..util..").check(classes);
    }

    @ArchTest
    static void theRulesSeeTheClasses(JavaClasses classes) {
        assertThat(classes.contain(EventQueue.class)).isTrue();
        assertThat(classes.contain(Simulation.class)).isTrue();
    }
}
