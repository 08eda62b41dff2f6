// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.flux.runtime", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule USES_NOTHING_BUT_THE_JDK = classes().should().onlyDependOnClassesThat().resideInAnyPackage("org.flux.runtime",
            "java.lang..", "java.util..", "java.time..", "java.io..", "java.nio..", "java.net..");

    @ArchTest
    static final ArchRule PINS_NO_CARRIER = noClasses().should().callMethod(Object.class, "wait");
}
