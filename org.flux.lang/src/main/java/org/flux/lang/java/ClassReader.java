// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.flux.graph.names.Imports;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.JavaType;
import org.flux.lang.java.JavaClass.Insertion;
import org.flux.lang.java.JavaMethod.Header;

/** Reads a class and those in it from javac's tree. */
final class ClassReader {
    /** Annotations that add nothing to a class. */
    private static final Set<String> HARMLESS = Set.of("SuppressWarnings", "Deprecated", "SafeVarargs", "FunctionalInterface", "Override");

    private final JavaText java;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final JavaScope scope;
    private final List<JavaClass> found;

    /** @param found where the classes are added, each before those in it */
    ClassReader(JavaText java, CompilationUnitTree unit, SourcePositions positions, JavaScope scope, List<JavaClass> found) {
        this.java = java;
        this.unit = unit;
        this.positions = positions;
        this.scope = scope;
        this.found = found;
    }

    void read(ClassTree type, Optional<JavaClass> outer) {
        String simple = type.getSimpleName().toString();
        String name = outer.map(o -> o.name() + "." + simple).orElse(Imports.qualified(scope.packageName(), simple));
        Set<Modifier> modifiers = type.getModifiers().getFlags();
        boolean isInterface = type.getKind() == Kind.INTERFACE || type.getKind() == Kind.ANNOTATION_TYPE;
        boolean implicitlyStatic = type.getKind() != Kind.CLASS || outer.filter(JavaClass::isInterface).isPresent();
        boolean isInner = outer.isPresent() && !implicitlyStatic && !modifiers.contains(Modifier.STATIC);
        boolean isPublic = (modifiers.contains(Modifier.PUBLIC) || outer.filter(JavaClass::isInterface).isPresent())
                && outer.map(JavaClass::isPublic).orElse(true);
        Set<String> typeParameters = new HashSet<>(outer.map(JavaClass::typeParameters).orElse(Set.of()));
        type.getTypeParameters().forEach(p -> typeParameters.add(p.getName().toString()));
        List<JavaType> superTypes = new ArrayList<>();
        if (type.getExtendsClause() != null) {
            superTypes.add(TypeReader.read(type.getExtendsClause()));
        }
        type.getImplementsClause().forEach(i -> superTypes.add(TypeReader.read(i)));
        boolean canBeMade = !isInterface && !modifiers.contains(Modifier.ABSTRACT) && !isInner;
        JavaClass read = new JavaClass(scope, name, canBeMade, isPublic, isInterface, superTypes, typeParameters,
                mayHaveMore(type), methods(type, name, isInterface), nameRange(type, simple),
                range(start(type), end(type)), insertion(type));
        found.add(read);
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree nested) {
                read(nested, Optional.of(read));
            }
        }
    }

    private SourceRange nameRange(ClassTree type, String simple) {
        int from = behind(type.getModifiers(), start(type));
        int at = java.find(simple, from, end(type));
        return at < 0 ? range(from, from) : range(at, at + simple.length());
    }

    /** An enum may be made with all sorts of bodies and methods of its own, and annotations may call for a tool that adds methods. */
    private static boolean mayHaveMore(ClassTree type) {
        return type.getKind() == Kind.ENUM || isMarked(type.getModifiers())
                || type.getMembers().stream().anyMatch(m -> m instanceof VariableTree field && isMarked(field.getModifiers()));
    }

    private static boolean isMarked(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream().map(AnnotationTree::getAnnotationType).map(Tree::toString)
                .anyMatch(a -> !HARMLESS.contains(a.substring(a.lastIndexOf('.') + 1)));
    }

    private List<JavaMethod> methods(ClassTree type, String owner, boolean isInterface) {
        List<JavaMethod> methods = new ArrayList<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getReturnType() != null) {
                methods.add(method(method, owner, isInterface));
            }
        }
        if (type.getKind() == Kind.RECORD) {
            for (Tree member : type.getMembers()) {
                if (member instanceof VariableTree field && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
                    String name = field.getName().toString();
                    if (methods.stream().noneMatch(m -> m.name().equals(name) && m.types().isEmpty())) {
                        methods.add(accessor(field, owner));
                    }
                }
            }
        }
        return methods;
    }

    /** The method that a record has for a component without saying so. */
    private JavaMethod accessor(VariableTree component, String owner) {
        SourceRange place = range(start(component), end(component));
        return new JavaMethod(owner, component.getName().toString(), Set.of(Modifier.PUBLIC), List.of(),
                Optional.of(TypeReader.read(component.getType())), List.of(), List.of(), false, List.of(), place, place, Optional.empty());
    }

    private JavaMethod method(MethodTree method, String owner, boolean isInterface) {
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        modifiers.addAll(method.getModifiers().getFlags());
        if (isInterface && !modifiers.contains(Modifier.PRIVATE)) {
            modifiers.add(Modifier.PUBLIC);
            if (method.getBody() == null) {
                modifiers.add(Modifier.ABSTRACT);
            }
        }
        List<JavaType> types = method.getParameters().stream().map(p -> TypeReader.read(p.getType())).toList();
        boolean isVariable = !types.isEmpty() && isVariable(method.getParameters().getLast());
        String name = method.getName().toString();
        int afterResult = end(method.getReturnType());
        int at = java.find(name, afterResult, end(method));
        SourceRange nameRange = at < 0 ? range(start(method), start(method)) : range(at, at + name.length());
        return new JavaMethod(owner, name, modifiers,
                method.getTypeParameters().stream().map(TypeParameterTree::getName).map(Object::toString).toList(),
                isVoid(method.getReturnType()) ? Optional.empty() : Optional.of(TypeReader.read(method.getReturnType())), types,
                method.getParameters().stream().map(p -> p.getName().toString()).toList(), isVariable,
                method.getThrows().stream().map(TypeReader::read).toList(), nameRange, range(start(method), end(method)),
                at < 0 ? Optional.empty() : header(method, at + name.length()));
    }

    private static boolean isVoid(Tree type) {
        return type.toString().equals("void");
    }

    /** The tree of a variable number of arguments is that of an array; the three dots are in the text alone. */
    private boolean isVariable(VariableTree parameter) {
        return java.between(start(parameter.getType()), end(parameter)).replaceAll("/\\*.*?\\*/", "").contains("...");
    }

    /** @param afterName offset behind the method's name */
    private Optional<Header> header(MethodTree method, int afterName) {
        int open = java.skip(afterName);
        int lastParameter = method.getParameters().isEmpty() ? open + 1 : end(method.getParameters().getLast());
        int close = java.findSign(')', lastParameter);
        if (java.at(open) != '(' || close < 0 || !method.getTypeParameters().isEmpty() || start(method.getReturnType()) < 0) {
            return Optional.empty();
        }
        int result = start(method.getReturnType());
        int from = start(method.getModifiers()) < 0 ? result : start(method.getModifiers());
        int first = from;
        for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
            first = start(annotation) == first ? java.skip(end(annotation)) : first;
        }
        SourceRange access = range(first, first);
        for (String word : List.of("public", "protected", "private")) {
            int at = java.find(word, from, result);
            access = at < 0 ? access : range(at, at + word.length());
        }
        int statics = java.find("static", from, result);
        return Optional.of(new Header(access,
                statics < 0 ? Optional.empty() : Optional.of(range(statics, java.skip(statics + "static".length()))),
                range(result, close + 1)));
    }

    private Optional<Insertion> insertion(ClassTree type) {
        int brace = end(type) - 1;
        List<? extends Tree> members = type.getMembers().stream().filter(m -> start(m) >= 0 && end(m) > start(m) && !isComponent(type, m))
                .toList();
        if (java.at(brace) != '}' || type.getKind() == Kind.ENUM || type.getKind() == Kind.ANNOTATION_TYPE) {
            return Optional.empty();
        }
        String own = java.indentation(start(type));
        String member = members.stream().filter(m -> java.beginsLine(start(m))).findFirst().map(m -> java.indentation(start(m)))
                .filter(i -> i.length() > own.length()).orElse(own + scope.style().unit());
        boolean inLine = !java.beginsLine(brace);
        int at = inLine ? java.behindLastWord(brace) : java.behindLastLine(brace);
        return Optional.of(new Insertion(range(at, inLine ? brace : at), inLine, members.isEmpty(), own, member));
    }

    /** Whether a member is a component of a record or its implicit constructor, which stand in the head and not in the body. */
    private boolean isComponent(ClassTree type, Tree member) {
        return type.getKind() == Kind.RECORD && start(member) < java.findSign('{', behind(type.getModifiers(), start(type)));
    }

    private int behind(ModifiersTree modifiers, int otherwise) {
        int end = end(modifiers);
        return end < 0 ? otherwise : end;
    }

    private int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }

    private SourceRange range(int offset, int endOffset) {
        return java.range(offset, endOffset);
    }
}
