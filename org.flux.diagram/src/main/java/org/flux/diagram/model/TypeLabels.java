// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.model;

import java.util.List;
import java.util.stream.Collectors;
import org.flux.graph.types.JavaType;
import org.flux.graph.types.Signature.Slot;

/** What is written along an arc: types, with names where a type alone says little, and not too many of them. */
final class TypeLabels {
    private static final int MOST = 34;
    private static final int LONGEST = 24;

    private TypeLabels() {}

    static String shortened(List<Slot> slots) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < slots.size(); i++) {
            String next = (i == 0 ? "" : ", ") + one(slots.get(i));
            boolean last = i == slots.size() - 1;
            if (text.length() + next.length() + (last ? 0 : ", +9".length()) > MOST && i > 0) {
                return text + ", +" + (slots.size() - i);
            }
            text.append(next);
        }
        return text.toString();
    }

    static String whole(List<Slot> slots) {
        return slots.isEmpty() ? "no data" : slots.stream().map(Slot::toString).collect(Collectors.joining(", "));
    }

    private static String one(Slot slot) {
        String type = slot.type().map(JavaType::toString).orElse("?");
        boolean telling = slot.type().filter(known -> !known.isPrimitive() && !known.toString().equals("String")).isPresent();
        String text = telling ? type : type + slot.name().map(name -> " " + name).orElse("");
        return text.codePointCount(0, text.length()) <= LONGEST ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
