// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.sirius;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;

/** What a mapping shows of an element, within another view. */
final class View {
    private final Element mapping;
    private final EObject element;
    private final View parent;
    private final List<View> children = new ArrayList<>();

    View(Element mapping, EObject element, View parent) {
        this.mapping = mapping;
        this.element = element;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    Element mapping() {
        return mapping;
    }

    EObject element() {
        return element;
    }

    View parent() {
        return parent;
    }

    List<View> children() {
        return children;
    }

    Stream<View> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(View::all));
    }
}
