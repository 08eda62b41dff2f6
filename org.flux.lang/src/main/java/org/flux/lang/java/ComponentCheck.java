// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.flux.graph.components.ComponentMethod;
import org.flux.graph.diagnostics.DidYouMean;

/** Compares one class, and what it inherits, with the methods that a program asks for. */
final class ComponentCheck {
    private final Ancestry ancestry;
    private final TypeFit types;
    /** By what tells overloads apart. */
    private final Map<String, JavaMethod> found = new LinkedHashMap<>();
    private final List<ComponentMethod> missing = new ArrayList<>();
    private final List<Misfit> misfits = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();

    /**
     * A method that is there, but not as it is asked for.
     *
     * @param faults what is wrong with it, in the user's words
     */
    record Misfit(ComponentMethod asked, JavaMethod method, JavaClass owner, List<Fault> faults) {}

    /** What can be wrong with a method. */
    enum Fault {
        PARAMETERS(""), RESULT(""), NOT_PUBLIC("is not public"), STATIC("is static"), THROWS("throws what no caller expects");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        /** Empty for what the declaration itself shows. */
        String words() {
            return words;
        }
    }

    private record Candidate(JavaMethod method, JavaClass owner) {}

    private ComponentCheck(Ancestry ancestry, TypeFit types) {
        this.ancestry = ancestry;
        this.types = types;
    }

    static ComponentCheck of(Ancestry ancestry, TypeFit types, List<ComponentMethod> methods) {
        ComponentCheck check = new ComponentCheck(ancestry, types);
        Map<String, List<ComponentMethod>> byName = new LinkedHashMap<>();
        methods.forEach(m -> byName.computeIfAbsent(m.name(), n -> new ArrayList<>()).add(m));
        check.asked.addAll(byName.keySet());
        byName.values().forEach(check::overloads);
        return check;
    }

    /** The class itself. */
    JavaClass type() {
        return ancestry.classes().getFirst();
    }

    Map<String, JavaMethod> found() {
        return found;
    }

    List<ComponentMethod> missing() {
        return missing;
    }

    List<Misfit> misfits() {
        return misfits;
    }

    /**
     * A method of the class that nobody asks for and that would be right by another name: the one with nearly the same name, or if only one
     * method is missing the only such method, since a node may have been renamed.
     */
    Optional<JavaMethod> meant(ComponentMethod lacking) {
        Map<String, JavaMethod> others = new LinkedHashMap<>();
        type().methods().stream().filter(m -> m.header().isPresent() && m.is(Modifier.PUBLIC) && !asked.contains(m.name()))
                .filter(m -> !lacking.open() && types.parameters(lacking.types(), m, type()) != Fit.NO
                        && faults(lacking, new Candidate(m, type())).isEmpty() && !isOfJdk(m.name()))
                .forEach(m -> others.put(m.name(), m));
        Optional<JavaMethod> only = others.values().stream().filter(m -> others.size() == 1 && missing.size() == 1).findFirst();
        return DidYouMean.closest(lacking.name(), others.keySet()).map(others::get).or(() -> only);
    }

    /** Methods of one name: first each gets one that fits, then those that are left over are what is meant by those that are missing. */
    private void overloads(List<ComponentMethod> asked) {
        List<Candidate> candidates = new ArrayList<>();
        for (JavaClass type : ancestry.classes()) {
            type.methods(asked.getFirst().name()).stream().filter(m -> !m.is(Modifier.ABSTRACT))
                    .forEach(m -> candidates.add(new Candidate(m, type)));
        }
        Set<Candidate> taken = new HashSet<>();
        Map<ComponentMethod, Candidate> fitting = new HashMap<>();
        for (Fit wanted : List.of(Fit.YES, Fit.MAYBE)) {
            for (ComponentMethod method : asked) {
                candidates.stream().filter(c -> !taken.contains(c) && !fitting.containsKey(method) && fit(method, c) == wanted).findFirst()
                        .ifPresent(c -> {
                            taken.add(c);
                            fitting.put(method, c);
                        });
            }
        }
        for (ComponentMethod method : asked) {
            Candidate own = fitting.get(method);
            if (own != null) {
                found.put(method.erasure(), own.method());
                List<Fault> faults = faults(method, own);
                if (!faults.isEmpty() && !types.names().project().isBroken(own.owner())) {
                    misfits.add(new Misfit(method, own.method(), own.owner(), faults));
                }
                continue;
            }
            candidates.stream().filter(c -> !taken.contains(c)).findFirst()
                    .ifPresentOrElse(c -> meant(method, c, taken), () -> lacks(method));
        }
    }

    private Fit fit(ComponentMethod asked, Candidate candidate) {
        return asked.open() ? Fit.MAYBE : types.parameters(asked.types(), candidate.method(), candidate.owner());
    }

    private void meant(ComponentMethod asked, Candidate candidate, Set<Candidate> taken) {
        taken.add(candidate);
        found.put(asked.erasure(), candidate.method());
        if (!asked.isOptional() && isCertain(asked)) {
            List<Fault> faults = new ArrayList<>(List.of(Fault.PARAMETERS));
            faults.addAll(faults(asked, candidate));
            misfits.add(new Misfit(asked, candidate.method(), candidate.owner(), faults));
        }
    }

    private void lacks(ComponentMethod asked) {
        if (!asked.isOptional() && isCertain(asked)) {
            missing.add(asked);
        }
    }

    /** Whether nothing that the sources do not show can have the method. */
    private boolean isCertain(ComponentMethod asked) {
        return ancestry.isKnown() && !isOfJdk(asked.name());
    }

    /** Whether a supertype in the JDK has a method of a name. */
    private boolean isOfJdk(String name) {
        return ancestry.outside().stream().anyMatch(c -> List.of(c.getMethods()).stream().anyMatch(m -> m.getName().equals(name)));
    }

    private List<Fault> faults(ComponentMethod asked, Candidate candidate) {
        JavaMethod method = candidate.method();
        List<Fault> faults = new ArrayList<>();
        if (!asked.open() && types.result(asked.result(), method, candidate.owner()) == Fit.NO) {
            faults.add(Fault.RESULT);
        }
        if (method.is(Modifier.STATIC)) {
            faults.add(Fault.STATIC);
        }
        if (!method.is(Modifier.PUBLIC)) {
            faults.add(Fault.NOT_PUBLIC);
        }
        if (types.throwsTooMuch(asked.isThrowing(), method, candidate.owner())) {
            faults.add(Fault.THROWS);
        }
        return faults;
    }
}
