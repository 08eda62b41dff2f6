// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.flux.graph.types.JavaType;
import org.flux.lang.java.TypeNames.Meaning;

/**
 * Compares the types that a program asks for with those that a method has.
 *
 * @param components qualified name of the components interface, in which the records of the program are
 */
record TypeFit(TypeNames names, String components) {
    private static final Set<String> CHECKED = Set.of("java.lang.Exception", "java.lang.Throwable", "java.io.IOException",
            "java.lang.InterruptedException", "java.lang.CloneNotSupportedException", "java.lang.ClassNotFoundException");

    /** Whether a method overrides one with these parameters. */
    Fit parameters(List<JavaType> asked, JavaMethod method, JavaClass owner) {
        if (asked.size() != method.types().size()) {
            return Fit.NO;
        }
        Fit fit = Fit.YES;
        for (int i = 0; i < asked.size(); i++) {
            fit = fit.and(same(asked.get(i), method.types().get(i), method, owner));
        }
        return fit;
    }

    /** Whether two types are the same (JLS 8.4.2): a raw one stands for any with arguments. */
    Fit same(JavaType asked, JavaType written, JavaMethod method, JavaClass owner) {
        if (asked.isWildcard() || written.isWildcard() || written.name().equals("var")) {
            return Fit.MAYBE;
        }
        Meaning meaning = meaning(written, method, owner);
        if (meaning.isVariable()) {
            return Fit.MAYBE;
        }
        if (asked.dimensions() != written.dimensions() || !simple(asked.name()).equals(simple(written.name()))) {
            return Fit.NO;
        }
        boolean both = isQualified(asked.name()) && meaning.qualified().isPresent();
        if (both && !meaning.qualified().get().equals(asked.name())) {
            return isHidden(meaning.qualified().get(), asked.name(), owner.scope()) ? Fit.MAYBE : Fit.NO;
        }
        Fit fit = both || isPrimitive(asked) ? Fit.YES : Fit.MAYBE;
        if (!asked.arguments().isEmpty() && asked.arguments().size() == written.arguments().size()) {
            for (int i = 0; i < asked.arguments().size(); i++) {
                fit = fit.and(same(asked.arguments().get(i), written.arguments().get(i), method, owner));
            }
        }
        return fit;
    }

    /** Whether a type of java.lang, which needs no import, may be hidden by another one of that name that is not among the sources. */
    private static boolean isHidden(String meant, String asked, JavaScope scope) {
        String packageName = asked.substring(0, asked.lastIndexOf('.'));
        return meant.startsWith("java.lang.") && scope.imported(simple(meant)).isEmpty()
                && (scope.packageName().equals(packageName) || scope.onDemand().contains(packageName));
    }

    /** Whether a method returns what is asked of one that it overrides (JLS 8.4.5): the same, or a subtype of it. */
    Fit result(Optional<JavaType> asked, JavaMethod method, JavaClass owner) {
        if (asked.isEmpty() || method.result().isEmpty()) {
            return asked.isEmpty() && method.result().isEmpty() ? Fit.YES : Fit.NO;
        }
        JavaType wanted = asked.get();
        JavaType written = method.result().get();
        if (isPrimitive(wanted) && wanted.dimensions() == 0 || isPrimitive(written) && written.dimensions() == 0) {
            return wanted.equals(written) || meaning(written, method, owner).isVariable() ? Fit.YES : Fit.NO;
        }
        if (same(wanted, written, method, owner) != Fit.NO) {
            return Fit.YES;
        }
        return isSubtype(written, wanted, method, owner);
    }

    /** What cannot be a subtype: one of a final class, or of a class all of whose supertypes are known. */
    private Fit isSubtype(JavaType written, JavaType wanted, JavaMethod method, JavaClass owner) {
        if (wanted.name().equals(JavaType.OBJECT.name()) || written.dimensions() > 0 || wanted.dimensions() > 0) {
            return wanted.dimensions() == written.dimensions() || wanted.dimensions() == 0 ? Fit.MAYBE : Fit.NO;
        }
        if (!simple(written.name()).equals(simple(wanted.name())) && isFinal(wanted.name())) {
            return Fit.NO;
        }
        Meaning meaning = meaning(written, method, owner);
        if (meaning.source().isPresent()) {
            Ancestry ancestry = Ancestry.of(names, meaning.source().get(), wanted.name());
            return ancestry.isKnown() && !ancestry.reaches() && ancestry.outside().stream().noneMatch(c -> mayBe(c, wanted.name()))
                    ? Fit.NO : Fit.MAYBE;
        }
        Optional<Class<?>> jdk = meaning.qualified().flatMap(Ancestry::ofJdk);
        Optional<Class<?>> other = Ancestry.ofJdk(wanted.name());
        boolean unrelated = jdk.isPresent() && (other.isPresent() ? !other.get().isAssignableFrom(jdk.get())
                : names.project().find(wanted.name()).isPresent());
        return unrelated ? Fit.NO : Fit.MAYBE;
    }

    private static boolean mayBe(Class<?> type, String wanted) {
        return simple(type.getName()).equals(simple(wanted)) || List.of(type.getInterfaces()).stream().anyMatch(i -> mayBe(i, wanted))
                || type.getSuperclass() != null && mayBe(type.getSuperclass(), wanted);
    }

    /** Whether no other class can be a subtype: a final class of {@code java.lang}, or a record of the program's. */
    private boolean isFinal(String qualified) {
        if (qualified.startsWith(components + ".")) {
            return true;
        }
        Optional<Class<?>> type = Ancestry.ofJdk(qualified);
        return type.isPresent() && java.lang.reflect.Modifier.isFinal(type.get().getModifiers());
    }

    /** Whether a method throws an exception that nobody expects of it. */
    boolean throwsTooMuch(boolean mayThrow, JavaMethod method, JavaClass owner) {
        return method.thrown().stream().map(t -> meaning(t, method, owner).qualified().orElse(""))
                .anyMatch(name -> mayThrow ? name.equals("java.lang.Throwable") : CHECKED.contains(name));
    }

    /** Whether generated code, which is in a package, can call a method by its class. */
    boolean isAccessible(JavaMethod method, JavaClass type, String packageName) {
        boolean beside = type.scope().packageName().equals(packageName);
        return !method.is(Modifier.PRIVATE) && (beside || method.is(Modifier.PUBLIC) && type.isPublic());
    }

    private Meaning meaning(JavaType written, JavaMethod method, JavaClass owner) {
        return method.typeParameters().contains(written.name()) ? Meaning.VARIABLE : names.of(owner, written.name());
    }

    private static boolean isPrimitive(JavaType type) {
        return JavaType.of(type.name()).isPrimitive();
    }

    private static boolean isQualified(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && !Character.isUpperCase(name.codePointAt(0));
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
