// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flux.graph.types.JavaType;

/**
 * The imports of one generated file, computed from what its text mentions. The program's own types keep their simple names in a conflict.
 */
final class Imports {
    private final String packageName;
    private final List<String> onDemand;
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> imported = new TreeSet<>();
    private final String inherited;
    private boolean mentionsUnresolved;

    /**
     * @param declared simple names that the file itself or its package declares
     * @param inherited qualified name of the type whose nested types are in scope; empty if there is none
     * @param mentioned the types that the program mentions
     * @param onDemand packages that the program imports on demand
     */
    Imports(String packageName, List<String> declared, String inherited, List<JavaType> mentioned, List<String> onDemand) {
        this.packageName = packageName;
        this.onDemand = onDemand;
        this.inherited = inherited;
        declared.forEach(name -> owners.put(name, qualified(packageName, name)));
        mentioned.forEach(this::claim);
    }

    static String qualified(String packageName, String name) {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    private void claim(JavaType type) {
        if (!type.isWildcard()) {
            owners.putIfAbsent(simple(type.name()), type.name());
        }
        type.arguments().forEach(this::claim);
    }

    /** A type of the program as Java source. */
    String type(JavaType type) {
        if (type.isWildcard()) {
            return type.arguments().isEmpty() ? type.name() : type.name() + " " + boxed(type.arguments().getFirst());
        }
        String arguments = type.arguments().isEmpty() ? ""
                : type.arguments().stream().map(this::boxed).collect(Collectors.joining(", ", "<", ">"));
        return name(type) + arguments + "[]".repeat(type.dimensions());
    }

    /** A type of the program as a type argument. */
    String boxed(JavaType type) {
        if (!type.isPrimitive()) {
            return type(type);
        }
        return switch (type.name()) {
            case "int" -> "Integer";
            case "char" -> "Character";
            default -> Character.toUpperCase(type.name().charAt(0)) + type.name().substring(1);
        };
    }

    private String name(JavaType type) {
        boolean primitive = new JavaType(type.name(), List.of(), 0).isPrimitive();
        if (!primitive && type.name().indexOf('.') < 0) {
            mentionsUnresolved = true;
            return type.name();
        }
        return primitive ? type.name() : use(type.name());
    }

    /** A type that is nested in one of the generated types; nothing can be imported from the unnamed package. */
    String nested(String owner, String name) {
        return packageName.isEmpty() && !owner.equals(inherited) ? owner + "." + name : use(owner + "." + name);
    }

    /** A class by its qualified name. */
    String use(String qualified) {
        int dot = qualified.lastIndexOf('.');
        String simple = simple(qualified);
        if (dot < 0) {
            mentionsUnresolved = true;
            return simple;
        }
        if (!owners.computeIfAbsent(simple, s -> qualified).equals(qualified)) {
            return qualified;
        }
        String owner = qualified.substring(0, dot);
        if (!owner.equals(packageName) && !owner.equals("java.lang") && !inherited.equals(owner)) {
            imported.add(qualified);
        }
        return simple;
    }

    /** The import declarations, in ASCII order. */
    List<String> declarations() {
        TreeSet<String> names = new TreeSet<>(imported);
        if (mentionsUnresolved) {
            onDemand.forEach(p -> names.add(p + ".*"));
        }
        return names.stream().map(name -> "import " + name + ";").toList();
    }

    private static String simple(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }
}
