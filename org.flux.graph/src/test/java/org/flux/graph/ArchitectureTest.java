// SPDX-License-Identifier: EPL-2.0
package org.flux.graph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Rules as methods: as fields, surefire does not run them. */
@AnalyzeClasses(packages = "org.flux.graph", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static void dependsOnNothingButTheJdk(JavaClasses classes) {
        classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.flux.graph..").check(classes);
    }

    @ArchTest
    static void hasNoUtilPackage(JavaClasses classes) {
        noClasses().should().resideInAPackage("..util..").check(classes);
    }

    /** The root package is a slice like any other. */
    @ArchTest
    static void hasNoCyclesBetweenPackages(JavaClasses classes) {
        SlicesRuleDefinition.slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return SliceIdentifier.of(javaClass.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        }).should().beFreeOfCycles().check(classes);
    }

    @ArchTest
    static void theRulesSeeTheClasses(JavaClasses classes) {
        assertThat(classes.contain(ProgramGraph.class)).isTrue();
    }
}
