// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.sirius;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of a viewpoint specification, as plain XML; references are paths such as {@code //@ownedViewpoints[name='Flux']}. */
final class Element {
    private static final Pattern SEGMENT = Pattern.compile("@(\\w+)(?:\\[name='([^']*)']|\\.(\\d+))?");

    private final String role;
    private final Element parent;
    private final int line;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();

    private Element(String role, Element parent, int line) {
        this.role = role;
        this.parent = parent;
        this.line = line;
    }

    /** The root of a document. */
    static Element read(String xml) throws XMLStreamException {
        XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(xml));
        Element current = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    Element child = new Element(reader.getLocalName(), current, reader.getLocation().getLineNumber());
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        String prefix = reader.getAttributePrefix(i);
                        String name = reader.getAttributeLocalName(i);
                        child.attributes.put(prefix == null || prefix.isEmpty() ? name : prefix + ":" + name, reader.getAttributeValue(i));
                    }
                    if (current != null) {
                        current.children.add(child);
                    }
                    current = child;
                }
                case XMLStreamReader.END_ELEMENT -> {
                    if (current.parent != null) {
                        current = current.parent;
                    }
                }
                default -> { }
            }
        }
        return current;
    }

    /** The feature of its parent that contains it. */
    String role() {
        return role;
    }

    Optional<Element> parent() {
        return Optional.ofNullable(parent);
    }

    /** Of the end of its start tag, counted from 1. */
    int line() {
        return line;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    boolean has(String name, String value) {
        return value.equals(attributes.get(name));
    }

    List<Element> children(String wanted) {
        return children.stream().filter(child -> child.role.equals(wanted)).toList();
    }

    Stream<Element> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::all));
    }

    /** It and what it is in, from the inside. */
    Stream<Element> outwards() {
        return Stream.iterate(this, each -> each != null, each -> each.parent);
    }

    Element root() {
        return parent == null ? this : parent.root();
    }

    static boolean isPath(String value) {
        return value.startsWith("//@");
    }

    static List<String> paths(String value) {
        return List.of(value.strip().split("\\s+"));
    }

    /** Where a path leads from the root of the document. */
    Optional<Element> at(String path) {
        Element found = root();
        for (String segment : path.substring(2).split("/")) {
            Matcher matcher = SEGMENT.matcher(segment);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String name = matcher.group(2);
            List<Element> there = found.children(matcher.group(1)).stream().filter(each -> name == null || each.has("name", name)).toList();
            int index = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
            if (index >= there.size()) {
                return Optional.empty();
            }
            found = there.get(index);
        }
        return Optional.of(found);
    }

    /** Where the paths of a reference lead, as far as they do. */
    List<Element> referenced(String attribute) {
        return attribute(attribute).stream().flatMap(value -> paths(value).stream()).flatMap(path -> at(path).stream()).toList();
    }

    @Override
    public String toString() {
        return role + attribute("name").map(name -> " " + name).orElse("");
    }
}
