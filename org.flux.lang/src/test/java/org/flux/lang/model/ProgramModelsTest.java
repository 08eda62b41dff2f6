// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.flux.lang.Corpus;
import org.flux.lang.flux.Atomic;
import org.flux.lang.flux.Flow;
import org.flux.lang.flux.LockMode;
import org.flux.lang.flux.Node;
import org.flux.lang.flux.NodeDecl;
import org.flux.lang.flux.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramModelsTest {
    private final ResourceSet set = new ResourceSetImpl();

    ProgramModelsTest() {
        set.getResourceFactoryRegistry().getExtensionToFactoryMap().put("flux", new ProgramModels());
    }

    private Program read(Path file) {
        return (Program) set.getResource(URI.createFileURI(file.toAbsolutePath().normalize().toString()), true).getContents().get(0);
    }

    private static List<String> nodes(Program program) {
        return program.getElements().stream().filter(Node.class::isInstance).map(each -> ((Node) each).getName()).toList();
    }

    static List<Path> corpus() {
        return Corpus.files();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void eachNodeThatIsNamedHasAnElement(Path file) {
        Program program = read(file);
        EcoreUtil.resolveAll(program);
        assertThat(EcoreUtil.UnresolvedProxyCrossReferencer.find(program.eResource()).keySet()).noneMatch(Node.class::isInstance);
    }

    @Test
    void undeclaredNodesComeBehindTheText(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("shop.flux"), """
                Read () => (int a);
                source Read => Serve;
                Serve = Look -> Answer;
                handle error Look => Sorry;
                """);
        Program program = read(file);
        assertThat(nodes(program)).containsExactly("Read", "Serve", "Look", "Answer", "Sorry");
        assertThat(program.getElements()).hasSize(7);
        assertThat(((NodeDecl) program.getElements().get(4)).getOutputs()).isNull();
        Flow serve = (Flow) program.getElements().get(2);
        assertThat(serve.getSteps().get(0)).isSameAs(program.getElements().get(4));
    }

    @Test
    void importedNodesAreThoseOfTheirFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("cache.flux"), "import \"shop.flux\";\nLook (int a) => ();\nStore = Look -> Evict;\n");
        Path file = Files.writeString(folder.resolve("shop.flux"), "import \"cache.flux\";\nServe = Look -> Store -> Evict;\n");
        Program program = read(file);
        Program imported = read(folder.resolve("cache.flux"));
        assertThat(nodes(program)).containsExactly("Serve");
        assertThat(nodes(imported)).containsExactly("Look", "Store", "Evict");
        assertThat(((Flow) program.getElements().get(1)).getSteps()).containsExactlyElementsOf(
                imported.getElements().stream().filter(Node.class::isInstance).map(Node.class::cast).toList());
    }

    /** EMF cannot tell a feature that is not set from one that has the first value of an enumeration. */
    @Test
    void whatIsNotWrittenIsNotTheFirstValue(@TempDir Path folder) throws IOException {
        Program program = read(Files.writeString(folder.resolve("modes.flux"), """
                A () => ();
                blocking B () => ();
                atomic A:{x, y?, z!};
                """));
        assertThat(((NodeDecl) program.getElements().get(0)).getModifier()).isNull();
        assertThat(((NodeDecl) program.getElements().get(1)).getModifier()).isEqualTo("blocking");
        assertThat(((Atomic) program.getElements().get(2)).getLocks()).extracting(lock -> lock.getMode())
                .containsExactly(LockMode.WRITER, LockMode.READER, LockMode.WRITER);
    }

    @Test
    void brokenTextIsReadAsFarAsItGoes(@TempDir Path folder) throws IOException {
        String text = "Serve = -> Look -> ;\natomic :{};\nhandle error => ;\n= ) (";
        Program program = read(Files.writeString(folder.resolve("broken.flux"), text));
        assertThat(nodes(program)).contains("Serve");
        assertThat(program.eResource().getErrors()).isNotEmpty();
    }

    @Test
    void cannotBeSaved(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("shop.flux"), "Serve = Look;\n");
        Resource resource = read(file).eResource();
        assertThatThrownBy(() -> resource.save(Map.of())).hasMessageContaining("change its text in the editor");
        assertThat(file).hasContent("Serve = Look;\n");
    }
}
