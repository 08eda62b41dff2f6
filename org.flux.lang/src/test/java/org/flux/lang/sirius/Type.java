// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.sirius;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EcorePackage;

/** What an expression yields: one of its kind or, with {@code many}, any number. */
record Type(EClassifier kind, boolean many) {
    static final Type TEXT = one(EcorePackage.Literals.ESTRING);
    static final Type NUMBER = one(EcorePackage.Literals.EINT);
    static final Type TRUTH = one(EcorePackage.Literals.EBOOLEAN);
    /** Of {@code null} and of empty collections, which fit everywhere. */
    static final Type NOTHING = one(EcorePackage.Literals.EJAVA_OBJECT);

    static Type one(EClassifier kind) {
        return new Type(kind, false);
    }

    static Type all(EClassifier kind) {
        return new Type(kind, true);
    }

    Type element() {
        return one(kind);
    }

    boolean isObject() {
        return kind instanceof EClass;
    }

    boolean is(Type other) {
        return equals(other);
    }

    /** Whether something can be of both kinds. */
    boolean canBe(EClassifier other) {
        if (kind == NOTHING.kind || kind == other) {
            return true;
        }
        return kind instanceof EClass mine && other instanceof EClass theirs && (isKindOf(mine, theirs) || isKindOf(theirs, mine));
    }

    /** The kind of a collection of both. */
    EClassifier with(Type other) {
        if (kind == NOTHING.kind || kind == other.kind) {
            return other.kind;
        }
        if (other.kind == NOTHING.kind) {
            return kind;
        }
        if (kind instanceof EClass mine && other.kind instanceof EClass theirs) {
            if (isKindOf(theirs, mine) || isKindOf(mine, theirs)) {
                return isKindOf(theirs, mine) ? mine : theirs;
            }
            // the most special one comes last
            return mine.getEAllSuperTypes().stream().filter(type -> isKindOf(theirs, type)).reduce((general, special) -> special)
                    .orElse(EcorePackage.Literals.EOBJECT);
        }
        throw new Expression.WrongException("mixes " + this + " and " + other);
    }

    private static boolean isKindOf(EClass type, EClass general) {
        return general == EcorePackage.Literals.EOBJECT || general.isSuperTypeOf(type);
    }

    @Override
    public String toString() {
        String name = equals(TEXT.element()) ? "text" : kind == NOTHING.kind ? "nothing" : kind.getName();
        return many ? "many " + name : name;
    }
}
