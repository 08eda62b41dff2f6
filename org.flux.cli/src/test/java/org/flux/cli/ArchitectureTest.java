// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which module may know what, over the classes of all modules. That graph and runtime know only the JDK is tested in those modules. */
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.flux");

    /** ELK's graphs are EMF's, too, so whoever lays out knows that. */
    @Test
    void onlyTheLanguageKnowsXtextAndEmf() {
        noClasses().that().resideOutsideOfPackages("org.flux.lang..", "org.flux.diagram.layout..")
                .should().dependOnClassesThat().resideInAnyPackage("org.eclipse..", "org.antlr..", "com.google.inject..")
                .check(CLASSES);
        noClasses().that().resideInAPackage("org.flux.diagram..")
                .should().dependOnClassesThat().resideInAnyPackage("org.eclipse.xtext..", "org.antlr..", "com.google.inject..")
                .check(CLASSES);
    }

    @Test
    void onlyTheLayoutKnowsElk() {
        noClasses().that().resideOutsideOfPackage("org.flux.diagram.layout..")
                .should().dependOnClassesThat().resideInAPackage("org.eclipse.elk..")
                .check(CLASSES);
    }

    @Test
    void theDiagramReadsTheGraphOnly() {
        noClasses().that().resideInAPackage("org.flux.diagram..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("org.flux.lang..", "org.flux.generator..", "org.flux.runtime..", "org.flux.http..", "org.flux.cli..")
                .check(CLASSES);
        noClasses().that().resideOutsideOfPackages("org.flux.diagram..", "org.flux.lang.ide.diagram..",
                        "org.flux.lang.ide.performance..", "org.flux.cli.diagram..", "org.flux.cli.simulate..")
                .should().dependOnClassesThat().resideInAPackage("org.flux.diagram..")
                .check(CLASSES);
    }

    @Test
    void onlyTheHttpLibraryKnowsNetty() {
        noClasses().that().resideOutsideOfPackage("org.flux.http..")
                .should().dependOnClassesThat().resideInAPackage("io.netty..")
                .check(CLASSES);
    }

    @Test
    void onlyTheLanguageServerKnowsTheProtocol() {
        noClasses().that().resideOutsideOfPackage("org.flux.lang.ide..")
                .should().dependOnClassesThat().resideInAPackage("org.eclipse.lsp4j..")
                .check(CLASSES);
        noClasses().that().resideInAPackage("org.flux.lang..").and().resideOutsideOfPackage("org.flux.lang.ide..")
                .should().dependOnClassesThat().resideInAPackage("org.flux.lang.ide..")
                .check(CLASSES);
    }

    @Test
    void theLanguageKnowsNoServer() {
        noClasses().that().resideInAPackage("org.flux.lang..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("org.flux.generator..", "org.flux.runtime..", "org.flux.http..", "org.flux.cli..")
                .check(CLASSES);
    }

    @Test
    void theGeneratorReadsTheGraphOnly() {
        noClasses().that().resideInAPackage("org.flux.generator..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("org.flux.lang..", "org.flux.runtime..", "org.flux.http..", "org.flux.cli..")
                .check(CLASSES);
    }

    /** It runs generated code, but does not make it: nobody else knows it but the command line, least of all servers. */
    @Test
    void theExplorerKnowsGraphAndRuntimeOnly() {
        noClasses().that().resideInAPackage("org.flux.explore..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("org.flux.lang..", "org.flux.generator..", "org.flux.http..", "org.flux.cli..")
                .check(CLASSES);
        noClasses().that().resideOutsideOfPackages("org.flux.explore..", "org.flux.cli.explore..")
                .should().dependOnClassesThat().resideInAPackage("org.flux.explore..")
                .check(CLASSES);
    }

    @Test
    void modulesHaveNoCycles() {
        slices().matching("org.flux.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingIsCalledUtil() {
        noClasses().that().resideOutsideOfPackage("org.flux.lang.flux..") // EMF generates one there
                .should().resideInAnyPackage("..util..", "..utils..").check(CLASSES);
    }

    @Test
    void onlyTheConsolesWriteToTheTerminal() {
        noClasses().that().resideOutsideOfPackages("org.flux.cli.console..", "org.flux.lang.parser..")
                .and().doNotHaveFullyQualifiedName("org.flux.runtime.ServerMain")
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .check(CLASSES);
    }
}
