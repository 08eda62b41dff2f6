// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.Optional;
import org.flux.graph.names.Imports;

/** What the names of types in Java sources mean, as far as the sources themselves and their imports tell. */
record TypeNames(JavaProject project) {

    /**
     * What a name means.
     *
     * @param qualified empty if nobody knows: it may come from a class that is not among the sources
     * @param source the class itself, if it is among the sources
     * @param isVariable whether it is a type parameter, which stands for any type
     */
    record Meaning(Optional<String> qualified, Optional<JavaClass> source, boolean isVariable) {
        static final Meaning UNKNOWN = new Meaning(Optional.empty(), Optional.empty(), false);
        static final Meaning VARIABLE = new Meaning(Optional.empty(), Optional.empty(), true);

        static Meaning of(JavaClass type) {
            return new Meaning(Optional.of(type.name()), Optional.of(type), false);
        }
    }

    /** The scopes of the language one after the other (JLS 6.4.1): type parameters, members, imports, package, imports on demand. */
    Meaning of(JavaClass context, String written) {
        int dot = written.indexOf('.');
        String first = dot < 0 ? written : written.substring(0, dot);
        String rest = dot < 0 ? "" : written.substring(dot);
        if (context.typeParameters().contains(first)) {
            return Meaning.VARIABLE;
        }
        JavaScope scope = context.scope();
        for (String outer = context.name(); outer.length() > scope.packageName().length() && !outer.isEmpty();
                outer = outer.substring(0, Math.max(0, outer.lastIndexOf('.')))) {
            Optional<JavaClass> nested = project.find(outer + "." + written);
            if (nested.isPresent()) {
                return Meaning.of(nested.get());
            }
        }
        Optional<String> imported = scope.imported(first);
        if (imported.isPresent()) {
            return new Meaning(Optional.of(imported.get() + rest), project.find(imported.get() + rest), false);
        }
        Optional<JavaClass> beside = project.find(Imports.qualified(scope.packageName(), written));
        for (String packageName : scope.onDemand()) {
            beside = beside.or(() -> project.find(packageName + "." + written));
        }
        if (beside.isPresent()) {
            return Meaning.of(beside.get());
        }
        if (dot < 0 && isInJavaLang(first)) {
            return new Meaning(Optional.of("java.lang." + first), Optional.empty(), false);
        }
        return dot > 0 && Character.isLowerCase(first.charAt(0)) ? new Meaning(Optional.of(written), project.find(written), false)
                : Meaning.UNKNOWN;
    }

    private static boolean isInJavaLang(String simple) {
        return Object.class.getResource(simple + ".class") != null;
    }
}
