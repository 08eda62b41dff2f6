// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WildcardTree;
import java.util.List;
import org.flux.graph.types.JavaType;

/** Reads the types of a Java source, without knowing what their names mean. */
final class TypeReader {
    private TypeReader() {}

    static JavaType read(Tree tree) {
        return switch (tree) {
            case null -> JavaType.of("var");
            case ArrayTypeTree array -> {
                JavaType element = read(array.getType());
                yield new JavaType(element.name(), element.arguments(), element.dimensions() + 1);
            }
            case ParameterizedTypeTree generic -> {
                JavaType raw = read(generic.getType());
                yield new JavaType(raw.name(), generic.getTypeArguments().stream().map(TypeReader::read).toList(), raw.dimensions());
            }
            case AnnotatedTypeTree annotated -> read(annotated.getUnderlyingType());
            case WildcardTree wildcard -> wildcard.getBound() == null ? JavaType.of("?") : new JavaType(
                    wildcard.getKind() == Tree.Kind.SUPER_WILDCARD ? "? super" : "? extends", List.of(read(wildcard.getBound())), 0);
            case MemberSelectTree member -> JavaType.of(read(member.getExpression()).name() + "." + member.getIdentifier());
            default -> JavaType.of(tree.toString());
        };
    }
}
