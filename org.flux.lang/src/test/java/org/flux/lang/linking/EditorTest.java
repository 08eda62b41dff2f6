// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.formatting2.FormatterRequest;
import org.eclipse.xtext.formatting2.IFormatter2;
import org.eclipse.xtext.formatting2.regionaccess.TextRegionAccessBuilder;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.Issue;
import org.flux.graph.diagnostics.Severity;
import org.flux.lang.Corpus;
import org.flux.lang.ProgramLoader;
import org.flux.lang.flux.Flow;
import org.flux.lang.flux.NodeDecl;
import org.flux.lang.flux.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an editor sees: resources, links, issues, the formatter. */
class EditorTest {
    private final XtextResourceSet set = Corpus.service(XtextResourceSet.class);

    static List<Path> files() {
        return Corpus.files();
    }

    @Test
    void exportsEachNameOnce() {
        XtextResource resource = open("a.flux",
                "H:[_] = A; H:[_] = B; A = B; A () => (); typedef t F; typedef t G; source L => A; atomic A:{x};");
        assertThat(exported(resource)).containsExactlyInAnyOrder("Flow H", "NodeDecl A", "TypeDef t");
        Flow flow = (Flow) program(resource).getElements().getFirst();
        assertThat(flow.getSteps().getFirst()).isInstanceOf(NodeDecl.class);
    }

    @Test
    void linksAcrossImportsOfImports() {
        open("lib/c.flux", "C () => ();");
        open("lib/b.flux", "import \"c.flux\"; import \"../a.flux\"; B () => ();");
        XtextResource resource = open("a.flux", "import \"lib/b.flux\"; import \"missing.flux\"; A = B -> C -> D;");
        List<String> targets = ((Flow) program(resource).getElements().get(2)).getSteps().stream()
                .map(step -> step.eIsProxy() ? "unresolved" : step.eResource().getURI().lastSegment() + " " + step.getName()).toList();
        assertThat(targets).containsExactly("b.flux B", "c.flux C", "unresolved");
        assertThat(resource.getErrors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void raisesWhatTheProgramLoaderFinds(Path file) {
        String text = Corpus.text(file).replace("source Listen", "source - Listen");
        XtextResource resource = open(file.getFileName().toString(), text);
        String path = resource.getURI().toString();
        List<String> expected = ProgramLoader.create().load(path, text, target -> Optional.empty()).diagnostics().stream()
                .map(finding -> (finding.severity() == Severity.HINT ? Severity.INFO : finding.severity()).name() + " "
                        + finding.code().id() + " " + finding.message() + " " + finding.range().offset() + " "
                        + (finding.range().endOffset() - finding.range().offset())).sorted().toList();
        assertThat(issues(resource).stream().map(issue -> issue.getSeverity().name() + " " + issue.getCode() + " "
                + issue.getMessage() + " " + issue.getOffset() + " " + issue.getLength()).sorted()).containsExactlyElementsOf(expected);
    }

    @Test
    void seesTheChangedText() throws IOException {
        XtextResource resource = open("a.flux", "A = B;");
        assertThat(codes(resource)).contains("FLUX403");
        resource.update(0, 0, "source L => A; ");
        assertThat(codes(resource)).doesNotContain("FLUX403");
    }

    @Test
    void formatsARegion() {
        XtextResource resource = open("a.flux", "A=B;\nC=D;\n");
        FormatterRequest request = Corpus.service(FormatterRequest.class);
        request.setTextRegionAccess(Corpus.service(TextRegionAccessBuilder.class).forNodeModel(resource).create());
        request.addRegion(new org.eclipse.xtext.util.TextRegion(5, 4));
        var changes = Corpus.service(IFormatter2.class).format(request);
        assertThat(request.getTextRegionAccess().getRewriter().renderToString(changes)).isEqualTo("A=B;\nC = D;\n");
    }

    private List<String> codes(XtextResource resource) {
        return issues(resource).stream().map(Issue::getCode).toList();
    }

    private static List<Issue> issues(XtextResource resource) {
        return resource.getResourceServiceProvider().getResourceValidator()
                .validate(resource, CheckMode.ALL, CancelIndicator.NullImpl);
    }

    private static List<String> exported(XtextResource resource) {
        IResourceDescription description =
                resource.getResourceServiceProvider().getResourceDescriptionManager().getResourceDescription(resource);
        return StreamSupport.stream(description.getExportedObjects().spliterator(), false)
                .map((IEObjectDescription object) -> object.getEClass().getName() + " " + object.getName()).toList();
    }

    private static Program program(XtextResource resource) {
        return (Program) resource.getContents().getFirst();
    }

    private XtextResource open(String name, String text) {
        XtextResource resource = (XtextResource) set.createResource(URI.createURI("mem:/" + name));
        try {
            resource.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return resource;
    }
}
