// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.Signature.Slot;

/**
 * The unknowns of type inference and their unification, by disjoint sets with path halving (Tarjan, "Efficiency of a good but not linear
 * set union algorithm", J. ACM 1975). There are two kinds: a list of values whose length may be open, and a single value.
 */
final class Terms {
    private Terms() {}

    /** What unification finds two lists to be. */
    enum Outcome {
        SAME, LENGTHS_DIFFER, TYPES_DIFFER
    }

    /** One value. The name is the one that the text gives first to any value of the set. */
    static final class Value {
        private Value parent = this;
        private JavaType type;
        private String name;
        private int nameRank = Integer.MAX_VALUE;
        private SourceRange origin;

        /** @param origin where the type is written */
        static Value of(JavaType type, SourceRange origin, Optional<String> name, int rank) {
            Value value = new Value();
            value.type = type;
            value.origin = origin;
            name.ifPresent(n -> {
                value.name = n;
                value.nameRank = rank;
            });
            return value;
        }

        Value find() {
            Value value = this;
            while (value.parent != value) {
                value.parent = value.parent.parent;
                value = value.parent;
            }
            return value;
        }

        Optional<JavaType> type() {
            return Optional.ofNullable(find().type);
        }

        /** Where the type is written; only where there is one. */
        SourceRange origin() {
            return find().origin;
        }

        Slot slot() {
            Value set = find();
            return new Slot(Optional.ofNullable(set.type), Optional.ofNullable(set.name));
        }

        /** Makes two values one; refuses, changing nothing, where both have types that differ. */
        static boolean unify(Value left, Value right) {
            Value a = left.find();
            Value b = right.find();
            if (a == b) {
                return true;
            }
            if (a.type != null && b.type != null && !a.type.equals(b.type)) {
                return false;
            }
            b.parent = a;
            if (a.type == null) {
                a.type = b.type;
                a.origin = b.origin;
            }
            if (b.nameRank < a.nameRank) {
                a.name = b.name;
                a.nameRank = b.nameRank;
            }
            return true;
        }
    }

    /** The inputs or the outputs of a node. */
    static final class Values {
        private Values parent = this;
        private List<Value> list;
        private SourceRange origin;

        static Values open() {
            return new Values();
        }

        /** @param origin what tells how many values there are */
        static Values of(List<Value> list, SourceRange origin) {
            Values values = new Values();
            values.list = list;
            values.origin = origin;
            return values;
        }

        static Values ofLength(int length, SourceRange origin) {
            List<Value> list = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                list.add(new Value());
            }
            return of(list, origin);
        }

        /** What tells how many values there are; only where that is known. */
        SourceRange origin() {
            return find().origin;
        }

        Values find() {
            Values values = this;
            while (values.parent != values) {
                values.parent = values.parent.parent;
                values = values.parent;
            }
            return values;
        }

        boolean isOpen() {
            return find().list == null;
        }

        /** The values; only where the list is not open. */
        List<Value> list() {
            return find().list;
        }

        Optional<List<Slot>> slots() {
            return Optional.ofNullable(find().list).map(l -> l.stream().map(Value::slot).toList());
        }

        /** {@code (int, String)}; what is unknown is a question mark. */
        String show() {
            return isOpen() ? "(?)" : Signature.show(slots().orElseThrow());
        }

        /** Makes two lists one as far as they agree. */
        static Outcome unify(Values left, Values right) {
            Values a = left.find();
            Values b = right.find();
            if (a == b) {
                return Outcome.SAME;
            }
            if (a.list == null || b.list == null) {
                if (a.list == null) {
                    a.list = b.list;
                    a.origin = b.origin;
                }
                b.parent = a;
                return Outcome.SAME;
            }
            if (a.list.size() != b.list.size()) {
                return Outcome.LENGTHS_DIFFER;
            }
            Outcome outcome = Outcome.SAME;
            for (int i = 0; i < a.list.size(); i++) {
                if (!Value.unify(a.list.get(i), b.list.get(i))) {
                    outcome = Outcome.TYPES_DIFFER;
                }
            }
            return outcome;
        }
    }
}
