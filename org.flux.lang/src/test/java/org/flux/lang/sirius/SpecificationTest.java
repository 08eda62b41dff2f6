// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.sirius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the viewpoint specification for Sirius names is there. Without Sirius: see {@link SiriusMetamodelsTest}. */
class SpecificationTest {
    static final Path FILE = Path.of("../org.flux.diagram.sirius/description/flux.odesign");

    @Test
    void namesNothingThatIsNotThere() throws IOException, XMLStreamException {
        assertThat(SpecificationCheck.findings(Element.read(Files.readString(FILE)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void findsMistakes(String right, String wrong, String message) throws IOException, XMLStreamException {
        String specification = Files.readString(FILE);
        assertThat(specification).contains(right);
        List<String> findings = SpecificationCheck.findings(Element.read(specification.replace(right, wrong)));
        assertThat(findings).allSatisfy(finding -> assertThat(finding).matches("(?s)line \\d+: .+"))
                .anySatisfy(finding -> assertThat(finding).contains(message));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("name=\"Handler\" domainClass=\"flux::Handler\"", "name=\"Handler\" domainClass=\"flux::Handlers\"",
                        "flux has no class Handlers"),
                Arguments.of("domainClass=\"flux::Lock\" initialWidth", "domainClass=\"Lock\" initialWidth",
                        "\"Lock\" is no class: it has to be written package::Class"),
                Arguments.of("self.elements->filter(flux::Atomic).node->", "self.element->filter(flux::Atomic).node->",
                        "semanticCandidatesExpression: Program has no feature element; it has elements, semicolons, junk"),
                Arguments.of("targetFinderExpression=\"feature:target\"", "targetFinderExpression=\"feature:goal\"",
                        "edgeMappings Starts: targetFinderExpression: Source has no feature goal; it has source, session, binding, target"),
                Arguments.of("headerLabelExpression=\"feature:name\"", "headerLabelExpression=\"feature:steps\"",
                        "Node has no feature steps"),
                Arguments.of("flux::LockMode::reader then '? reads'", "flux::LockMode::read then '? reads'",
                        "LockMode has no literal read"),
                Arguments.of("filter(flux::Handler)", "filter(flux::Handle)", "flux has no class Handle"),
                Arguments.of("filter(flux::Handler)", "filter(fluxx::Handler)", "there is no package fluxx"),
                Arguments.of("->select(f | f.steps->isEmpty())", "->select(f | g.steps->isEmpty())",
                        "there is no variable g here; there are diagram, f, self"),
                Arguments.of("f.steps->isEmpty()", "f.steps->isVoid()", "->isVoid(…) is none of the operations that are understood here"),
                Arguments.of("f.steps->isEmpty()", "f.steps->size()", "has EInt where ->select needs EBoolean"),
                Arguments.of("f.steps->isEmpty()", "f.steps->isEmpty(", "has the end where"),
                Arguments.of("f.steps->isEmpty()", "f.steps->isEmpty()) §", "cannot be read from \"§)\" on"),
                Arguments.of("f.steps->includes(self)", "f.patterns->includes(self)", "->includes finds nothing: Node is never a Pattern"),
                Arguments.of("filter(flux::Flow)->select(f | f.typed)\"", "filter(flux::Lock)\"",
                        "->filter finds nothing: many Element is never a Lock"),
                Arguments.of("semanticCandidatesExpression=\"aql:self.elements->filter(flux::Handler)\"",
                        "semanticCandidatesExpression=\"aql:self.elements->filter(flux::Source)\"",
                        "yields many Source, which is never a Handler"),
                Arguments.of("'▾ ' + self.name", "'▾ ' + self", "has text where + needs EInt"),
                Arguments.of("labelExpression=\"aql:'▾ ' + self.name\"", "labelExpression=\"aql:self\"", "yields Node instead of text"),
                Arguments.of("labelExpression=\"aql:'▾ ' + self.name\"", "labelExpression=\"service:title\"",
                        "is in a language that is not understood here: service:title"),
                Arguments.of("precondition=\"aql:false\"", "precondition=\"aql:'no'\"", "yields text instead of true or false"),
                Arguments.of("browseExpression=\"var:element\"", "browseExpression=\"var:elements\"", "there is no variable elements here"),
                Arguments.of("@subNodeMappings[name='Step']", "@subNodeMappings[name='Steps']", "leads nowhere"),
                Arguments.of("/@entries[name='ink']", "/@entries[name='inc']", "leads nowhere"),
                Arguments.of("color=\"//@userColorsPalettes[name='Flux']/@entries[name='box']\"",
                        "color=\"//@userColorsPalettes[name='Flux']\"",
                        "color: //@userColorsPalettes[name='Flux'] leads to the wrong kind of thing: userColorsPalettes Flux"),
                Arguments.of("<metamodel href=\"urn:org.flux.lang:Flux#/\"/>", "", "has no metamodel urn:org.flux.lang:Flux"));
    }
}
