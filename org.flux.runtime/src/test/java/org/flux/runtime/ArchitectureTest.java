// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses runtime = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.flux.runtime");

    @Test
    void theRuntimeUsesNothingButTheJdk() {
        assertThat(runtime.contain(FluxServer.class)).isTrue();
        classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage("org.flux.runtime..", "jdk.jfr..",
                        "java.lang..", "java.util..", "java.time..", "java.io..", "java.nio..", "java.net..")
                .check(runtime);
    }

    @Test
    void noMethodPinsACarrierThread() {
        noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).check(runtime);
    }
}
