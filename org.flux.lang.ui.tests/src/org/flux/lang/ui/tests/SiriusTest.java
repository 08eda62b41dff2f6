// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Plugin;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** What users of EMF and Sirius get from the optional feature; Sirius itself is not here. */
@ExtendWith(Workbench.class)
class SiriusTest {
    private static final String PROGRAM = """
            Listen () => (int socket);
            source Listen => Serve;
            Serve = Answer;
            handle error Answer => Sorry;
            """;

    @Test
    void aProgramOpensAsAModel() throws Exception {
        IFile file = Workbench.file("demo/model.flux", PROGRAM);
        Resource resource = new ResourceSetImpl().getResource(URI.createPlatformResourceURI(file.getFullPath().toString(), true), true);
        assertThat(resource.getErrors()).isEmpty();
        EObject program = resource.getContents().get(0);
        assertThat(program.eClass().getName()).isEqualTo("Program");
        assertThat(program.eClass().getEPackage()).isSameAs(EPackage.Registry.INSTANCE.getEPackage("urn:org.flux.lang:Flux"));
        List<EObject> elements = program.eContents();
        assertThat(elements).extracting(each -> each.eClass().getName())
                .containsExactly("NodeDecl", "Source", "Flow", "Handler", "NodeDecl", "NodeDecl");
        assertThat(value(elements.get(1), "source")).isSameAs(elements.get(0));
        assertThat(value(elements.get(1), "target")).isSameAs(elements.get(2));
        assertThat((List<?>) value(elements.get(2), "steps")).singleElement().isSameAs(elements.get(4));
        assertThat(value(elements.get(5), "name")).isEqualTo("Sorry");
    }

    private static Object value(EObject object, String feature) {
        return object.eGet(object.eClass().getEStructuralFeature(feature));
    }

    /** With a bundle in the place of Sirius that has the part of it that is used: the extension point, and the registry. */
    @Test
    void siriusGetsTheSpecification(@TempDir Path folder) throws Exception {
        Bundle sirius = FrameworkUtil.getBundle(SiriusTest.class).getBundleContext().installBundle(sirius(folder).toUri().toString());
        try {
            sirius.start();
            List<IConfigurationElement> components = Workbench.eventually("the extension", () -> Optional.of(
                    List.of(Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.sirius.componentization")))
                    .filter(found -> !found.isEmpty()));
            assertThat(components).hasSize(1);
            assertThat(components.get(0).createExecutableExtension("class")).isInstanceOf(Plugin.class);
            String path = System.getProperty("flux.test.specification");
            assertThat(path).isEqualTo("org.flux.diagram.sirius/description/flux.odesign");
            try (var specification = java.net.URI.create("platform:/plugin/" + path).toURL().openStream()) {
                assertThat(new String(specification.readAllBytes(), StandardCharsets.UTF_8)).contains("<description:Group");
            }
        } finally {
            System.clearProperty("flux.test.specification");
            sirius.uninstall();
        }
    }

    private static Path sirius(Path folder) throws IOException {
        String name = "org/eclipse/sirius/business/api/componentization/ViewpointRegistry";
        Path source = folder.resolve(name + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, """
                package org.eclipse.sirius.business.api.componentization;
                public class ViewpointRegistry {
                    public static ViewpointRegistry getInstance() { return new ViewpointRegistry(); }
                    public java.util.Set<Object> registerFromPlugin(String path) {
                        System.setProperty("flux.test.specification", path);
                        return java.util.Set.of();
                    }
                }
                """);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "21", source.toString())).isZero();
        Manifest manifest = new Manifest();
        Map.of("Manifest-Version", "1.0", "Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "org.eclipse.sirius;singleton:=true",
                "Bundle-Version", "7.0.0").forEach(manifest.getMainAttributes()::putValue);
        Path jar = folder.resolve("sirius.jar");
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, manifest)) {
            String plugin = "<plugin><extension-point id=\"componentization\" name=\"Viewpoints\"/></plugin>";
            entry(out, "plugin.xml", plugin.getBytes(StandardCharsets.UTF_8));
            entry(out, name + ".class", Files.readAllBytes(folder.resolve(name + ".class")));
        }
        return jar;
    }

    private static void entry(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
