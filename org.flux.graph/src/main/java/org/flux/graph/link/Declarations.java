// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.ArrayList;
import java.util.List;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.SourceFile;

/** The declarations of all files of a program, those of the root first. */
record Declarations(List<Declaration> list) {

    static Declarations of(List<SourceFile> files) {
        List<Declaration> list = new ArrayList<>();
        files.forEach(f -> list.addAll(f.declarations()));
        return new Declarations(List.copyOf(list));
    }

    <D extends Declaration> List<D> of(Class<D> kind) {
        return list.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
