// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.flux.diagram.picture.Picture;
import org.flux.diagram.picture.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgWriterTest {
    private static final String XML_NAME = "[A-Za-z][A-Za-z0-9_.-]*";

    @ParameterizedTest
    @EnumSource
    void everyNameArrives(Theme theme) throws Exception {
        List<String> names = elements(parse(SvgWriter.write(Samples.nodes(Samples.HOSTILE), theme)), "text").stream()
                .filter(text -> text.getAttribute("class").equals("name")).map(Element::getTextContent).toList();
        assertThat(names).containsExactlyElementsOf(Samples.HOSTILE.stream()
                .map(name -> name.replaceAll("[\u0000\u001b\uFFFE\r]", "\uFFFD")
                        .replaceAll("\uD800(?![\uDC00-\uDFFF])", "\uFFFD")).toList());
    }

    @Test
    void idsAreNamesThatNothingElseHas() throws Exception {
        for (Picture picture : List.of(Samples.nodes(Samples.HOSTILE), Samples.nested())) {
            List<String> ids = elements(parse(SvgWriter.write(picture, Theme.AUTO)), "*").stream()
                    .map(element -> element.getAttribute("id")).filter(id -> !id.isEmpty()).toList();
            assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches(XML_NAME)).hasSizeGreaterThan(5);
        }
    }

    @Test
    void idsTellNamesApart() {
        List<String> names = List.of("a/b", "a-b", "a_b", "a_2f_b", "a.b", "aéb", "a>b", "a!b", "A/b", "");
        assertThat(names.stream().map(name -> Xml.id("box", name))).doesNotHaveDuplicates().allMatch(id -> id.matches(XML_NAME));
        assertThat(Xml.id("box", "Serve/Image/Write.2")).isEqualTo("box-Serve-Image-Write.2");
    }

    @Test
    void standsForItself() throws Exception {
        String svg = SvgWriter.write(Samples.nested(), Theme.AUTO);
        Document document = parse(svg);
        assertThat(elements(document, "script")).isEmpty();
        assertThat(svg).doesNotContain("href", "@import", "src=").contains("@media (prefers-color-scheme: dark)").endsWith("</svg>\n")
                .doesNotContain("\r");
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK, Theme.PRINT)) {
            assertThat(SvgWriter.write(Samples.nested(), theme)).doesNotContain("@media", "var(");
        }
    }

    private static final class Rules {
        private final String css;

        Rules(String css) {
            this.css = css;
        }

        boolean has(String name) {
            return Pattern.compile("\\." + name + "[{ ,]").matcher(css).find();
        }
    }

    @Test
    void everyClassHasARule() throws Exception {
        Document document = parse(SvgWriter.write(Samples.nested(), Theme.LIGHT));
        Rules rules = new Rules(elements(document, "style").getFirst().getTextContent());
        List<String> classes = new ArrayList<>(Stream.of(Style.values()).map(Style::css).toList());
        elements(document, "*").forEach(element -> classes.addAll(List.of(element.getAttribute("class").split(" "))));
        assertThat(classes.stream().filter(name -> !name.isEmpty())).allMatch(rules::has);
    }

    @Test
    void textsAreAsLongAsTheyWereTakenToBe() throws Exception {
        List<Element> texts = elements(parse(SvgWriter.write(Samples.nested(), Theme.LIGHT)), "text");
        assertThat(texts).isNotEmpty().allMatch(text -> Double.parseDouble(text.getAttribute("textLength")) > 10
                && text.getAttribute("lengthAdjust").equals("spacingAndGlyphs"));
    }

    @Test
    void saysWhatThingsAre() throws Exception {
        Document document = parse(SvgWriter.write(Samples.nested(), Theme.LIGHT));
        Element root = document.getDocumentElement();
        assertThat(root.getAttribute("aria-label")).isEqualTo("Flux program Nested");
        assertThat(label(document, "box-Image")).isEqualTo("abstract node Image, expanded, 1 step, 12 ms");
        assertThat(label(document, "arc-Listen_3e_Image")).isEqualTo("Socket from Listen to Image");
        assertThat(label(document, "arc-Image_3e_Image_21_Fail")).isEqualTo("error from Image to Fail");
        assertThat(label(document, "arc-_3e_Image-Write")).isEqualTo("data from the start of Image to Write");
        assertThat(label(document, "ring-ring1")).isEqualTo("Image waits for itself");
        assertThat(byId(document, "box-Image").getAttribute("role")).as("one that has others in it").isEqualTo("group");
        assertThat(title(byId(document, "box-Image-Write"))).isEqualTo("Write\nmore of it");
        assertThat(title(byId(document, "arc-Listen_3e_Image"))).isEqualTo("Socket\nwhole");
    }

    @Test
    void saysAtALockWhyItIsTaken() throws Exception {
        Document document = parse(SvgWriter.write(Samples.nodes(List.of("cache")), Theme.LIGHT));
        List<String> titles = elements(document, "rect").stream().filter(rect -> rect.getAttribute("class").startsWith("lock"))
                .map(SvgWriterTest::title).toList();
        assertThat(titles).hasSize(3);
        assertThat(titles.get(0)).isEqualTo("takes cache to write");
        assertThat(titles.get(1)).startsWith("takes e to write, elevated").endsWith("A -> B");
        assertThat(titles.get(2)).startsWith("takes p to write, not to read only");
    }

    @Test
    void arrowHeadsEndWhereTheirArcsEndAndOnlyThere() throws Exception {
        Document document = parse(SvgWriter.write(Samples.nested(), Theme.LIGHT));
        Element arc = byId(document, "arc-Listen_3e_Image");
        assertThat(inside(arc, "polygon").getAttribute("points")).startsWith("100,100 ");
        assertThat(inside(arc, "path").getAttribute("d")).isEqualTo("M100 58L100 92");
        assertThat(inside(byId(document, "arc-Image_3e_Image_21_Fail"), "path").getAttribute("d"))
                .isEqualTo("M180 140L224.5 140Q230 140 230 134.5L230 134.5Q230 129 235.5 129L272 129");
        Element coloured = byId(document, "arc-_3e_Image-Write");
        assertThat(inside(coloured, "path").getAttribute("style")).as("the colour that an overlay gives").isEqualTo("stroke:#0072b2");
        assertThat(inside(coloured, "polygon").getAttribute("style")).isEqualTo("fill:#0072b2");
        assertThat(inside(arc, "path").getAttribute("style")).isEmpty();
        assertThat(byId(document, "arc-Image-Write_3e_").getElementsByTagName("polygon").getLength()).as("one that goes on").isZero();
    }

    static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Element byId(Document document, String id) {
        return elements(document, "*").stream().filter(element -> element.getAttribute("id").equals(id)).findFirst().orElseThrow();
    }

    private static String label(Document document, String id) {
        return byId(document, id).getAttribute("aria-label");
    }

    private static Element inside(Element element, String name) {
        return (Element) element.getElementsByTagName(name).item(0);
    }

    private static String title(Element element) {
        return inside(element, "title").getTextContent();
    }
}
