// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Rules as methods: as fields, surefire does not run them. */
@AnalyzeClasses(packages = "org.flux.diagram", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static void onlyTheLayoutKnowsElk(JavaClasses classes) {
        noClasses().that().resideOutsideOfPackage("..layout").should().dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.elk..", "org.eclipse.emf..").check(classes);
    }

    /** Its fonts are those of the machine, and not every machine has any. */
    @ArchTest
    static void onlyImagesNeedJavasGraphics(JavaClasses classes) {
        noClasses().that().resideOutsideOfPackages("..text", "..write").should().dependOnClassesThat().resideInAnyPackage("java.awt..")
                .check(classes);
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.awt.Font").check(classes);
    }

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
}
