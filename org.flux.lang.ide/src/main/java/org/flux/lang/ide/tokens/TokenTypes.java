// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.tokens;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokensLegend;

/** How names are coloured, in the protocol's standard types, so that every theme knows them. */
enum TokenTypes {
    KEYWORD(SemanticTokenTypes.Keyword), COMMENT(SemanticTokenTypes.Comment), STRING(SemanticTokenTypes.String),
    NUMBER(SemanticTokenTypes.Number), OPERATOR(SemanticTokenTypes.Operator),
    /** A node; a flow has the modifier abstract. */
    NODE(SemanticTokenTypes.Function),
    /** The node of a source. */
    SOURCE(SemanticTokenTypes.Event),
    PREDICATE(SemanticTokenTypes.EnumMember), LOCK(SemanticTokenTypes.Variable), JAVA_FUNCTION(SemanticTokenTypes.Method),
    TYPE(SemanticTokenTypes.Type), PARAMETER(SemanticTokenTypes.Parameter), PRAGMA(SemanticTokenTypes.Property);

    /** What can be said besides, as bits. */
    static final int DECLARATION = 1;
    static final int DEFINITION = 1 << 1;
    static final int READ_ONLY = 1 << 2;
    static final int ABSTRACT = 1 << 3;
    static final int ASYNC = 1 << 4;
    static final int DOCUMENTATION = 1 << 5;

    private final String name;

    TokenTypes(String name) {
        this.name = name;
    }

    static SemanticTokensLegend legend() {
        return new SemanticTokensLegend(Stream.of(values()).map(type -> type.name).toList(),
                List.of(SemanticTokenModifiers.Declaration, SemanticTokenModifiers.Definition, SemanticTokenModifiers.Readonly,
                        SemanticTokenModifiers.Abstract, SemanticTokenModifiers.Async, SemanticTokenModifiers.Documentation));
    }
}
