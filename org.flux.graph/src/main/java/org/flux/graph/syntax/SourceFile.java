// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.syntax;

import java.util.List;
import java.util.Optional;

/**
 * One parsed {@code .flux} file.
 *
 * @param path as in {@link SourceRange#file()}
 * @param packageName the Java package of the generated code
 * @param imports in textual order
 * @param declarations in textual order
 * @param spellings legal but non-canonical spellings, in textual order
 */
public record SourceFile(String path, Optional<Name> packageName, List<Import> imports, List<Declaration> declarations,
        List<Spelling> spellings) {
    public SourceFile {
        imports = List.copyOf(imports);
        declarations = List.copyOf(declarations);
        spellings = List.copyOf(spellings);
    }
}
