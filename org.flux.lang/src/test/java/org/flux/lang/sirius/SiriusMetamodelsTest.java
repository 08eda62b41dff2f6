// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.sirius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.Diagnostician;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceFactoryImpl;
import org.flux.lang.flux.FluxPackage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The viewpoint specification is a valid model of Sirius' metamodels, in the state of the folder that the system property
 * {@code flux.sirius} names. They are no part of this project; without them this is skipped.
 */
class SiriusMetamodelsTest {
    private static final String PROPERTY = "flux.sirius";
    private static final String ECORE = "org.eclipse.emf.ecore/model/Ecore.ecore";

    private final ResourceSet set = new ResourceSetImpl();

    @BeforeEach
    void loadMetamodels() throws IOException {
        String folder = System.getProperty(PROPERTY, "");
        assumeTrue(!folder.isBlank(), "the system property " + PROPERTY + " does not name the folder of Sirius' metamodels"
                + " (./dev test takes it from FLUX_SIRIUS)");
        set.getResourceFactoryRegistry().getExtensionToFactoryMap().putAll(
                Map.of("ecore", new EcoreResourceFactoryImpl(), "odesign", new XMIResourceFactoryImpl()));
        set.getPackageRegistry().put(FluxPackage.eNS_URI, FluxPackage.eINSTANCE);
        List<Path> files;
        try (Stream<Path> found = Files.find(Path.of(folder), 4, (file, attributes) -> file.toString().endsWith(".ecore"))) {
            files = found.sorted().toList();
        }
        assertThat(files).as("metamodels in " + folder).hasSizeGreaterThanOrEqualTo(3);
        // Their references to Ecore, relative and not, mean EMF's own.
        for (URI ecore : List.of(URI.createURI("platform:/plugin/org.eclipse.emf.ecore/model/Ecore.ecore"), uri(Path.of(folder, ECORE)))) {
            set.getPackageRegistry().put(ecore.toString(), EcorePackage.eINSTANCE);
        }
        for (Path file : files) {
            Resource metamodel = set.getResource(uri(file), true);
            register((EPackage) metamodel.getContents().get(0));
        }
        EcoreUtil.resolveAll(set);
        assertThat(EcoreUtil.UnresolvedProxyCrossReferencer.find(set)).as("what the metamodels lack").isEmpty();
    }

    private static URI uri(Path file) {
        return URI.createFileURI(file.toAbsolutePath().normalize().toString());
    }

    private void register(EPackage metamodel) {
        set.getPackageRegistry().put(metamodel.getNsURI(), metamodel);
        metamodel.getESubpackages().forEach(this::register);
    }

    @Test
    void isAValidModelOfSirius() throws IOException {
        Resource specification = load(Files.readString(SpecificationTest.FILE));
        assertThat(specification.getErrors()).isEmpty();
        assertThat(problems(specification)).isEmpty();
        assertThat(count(specification, "NodeMapping", "ContainerMapping", "EdgeMapping", "CrossTableDescription")).isGreaterThan(10);
    }

    @Test
    void noticesAFeatureThatSiriusDoesNotHave() throws IOException {
        Resource specification = load(Files.readString(SpecificationTest.FILE).replaceFirst("childrenPresentation=", "childPresentation="));
        assertThat(specification.getErrors()).anySatisfy(error -> assertThat(error.getMessage()).contains("childPresentation"));
    }

    @Test
    void noticesThatSomethingIsMissing() throws IOException {
        Resource specification = load(Files.readString(SpecificationTest.FILE).replaceFirst("columnFinderExpression=\"[^\"]*\"", ""));
        assertThat(problems(specification)).anySatisfy(problem -> assertThat(problem).contains("columnFinderExpression"));
    }

    @Test
    void noticesAReferenceToTheWrongThing() throws IOException {
        Resource specification = load(Files.readString(SpecificationTest.FILE).replace("@entries[name='ink']", "@entries[name='inc']"));
        assertThat(specification.getErrors()).isNotEmpty();
    }

    private Resource load(String text) throws IOException {
        Resource specification = set.createResource(URI.createURI("memory:/flux.odesign"));
        try {
            specification.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Map.of());
        } catch (IOException e) {
            // the errors of the resource tell
            assertThat(specification.getErrors()).isNotEmpty();
        }
        return specification;
    }

    private static List<String> problems(Resource specification) {
        EObject group = specification.getContents().get(0);
        List<String> problems = new ArrayList<>();
        collect(Diagnostician.INSTANCE.validate(group), problems);
        EcoreUtil.UnresolvedProxyCrossReferencer.find(specification).keySet().stream()
                .map(EcoreUtil::getURI).map(Object::toString).filter(uri -> !uri.startsWith("http")).forEach(problems::add);
        return problems;
    }

    private static void collect(Diagnostic diagnostic, List<String> problems) {
        if (diagnostic.getChildren().isEmpty() && diagnostic.getSeverity() != Diagnostic.OK && !isDerived(diagnostic)) {
            problems.add(diagnostic.getMessage());
        }
        diagnostic.getChildren().forEach(child -> collect(child, problems));
    }

    /** About a feature that Sirius computes, such as allLineMappings or systemColorsPalette; nobody does here. */
    private static boolean isDerived(Diagnostic diagnostic) {
        return diagnostic.getData().stream().anyMatch(each -> each instanceof EStructuralFeature feature && feature.isTransient());
    }

    private static long count(Resource specification, String... classes) {
        List<String> wanted = List.of(classes);
        long count = 0;
        for (var contents = specification.getAllContents(); contents.hasNext();) {
            EClass type = contents.next().eClass();
            if (wanted.contains(type.getName()) || type.getEAllSuperTypes().stream().map(EClassifier::getName).anyMatch(wanted::contains)) {
                count++;
            }
        }
        return count;
    }
}
