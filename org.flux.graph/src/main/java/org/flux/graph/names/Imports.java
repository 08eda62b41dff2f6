// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.names;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flux.graph.types.JavaType;

/**
 * The imports of one Java file, computed from what its text mentions. The program's own types keep their simple names in a conflict, and
 * those that the file has already.
 */
public final class Imports {
    private final String packageName;
    private final List<String> onDemand;
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> imported = new TreeSet<>();
    private final String inherited;
    private final Set<String> present;
    private boolean mentionsUnresolved;

    /**
     * @param declared simple names that the file itself or its package declares
     * @param inherited qualified name of the type whose nested types are in scope; empty if there is none
     * @param mentioned the types that the program mentions
     * @param onDemand packages that the program imports on demand
     */
    public Imports(String packageName, List<String> declared, String inherited, List<JavaType> mentioned, List<String> onDemand) {
        this.packageName = packageName;
        this.onDemand = onDemand;
        this.inherited = inherited;
        this.present = Set.of();
        declared.forEach(name -> owners.put(name, qualified(packageName, name)));
        mentioned.forEach(this::claim);
    }

    /**
     * For text that is added to a file.
     *
     * @param present qualified names by the simple names that mean them in the file: its imports and its own types
     * @param onDemand packages to import if a type is mentioned whose package nobody knows
     */
    public Imports(String packageName, Map<String, String> present, String inherited, List<String> onDemand) {
        this.packageName = packageName;
        this.onDemand = onDemand;
        this.inherited = inherited;
        owners.putAll(present);
        this.present = Set.copyOf(present.values());
    }

    /** A type's qualified name. */
    public static String qualified(String packageName, String name) {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    private void claim(JavaType type) {
        if (!type.isWildcard()) {
            owners.putIfAbsent(simple(type.name()), type.name());
        }
        type.arguments().forEach(this::claim);
    }

    /** A type of the program as Java source. */
    public String type(JavaType type) {
        if (type.isWildcard()) {
            return type.arguments().isEmpty() ? type.name() : type.name() + " " + boxed(type.arguments().getFirst());
        }
        String arguments = type.arguments().isEmpty() ? ""
                : type.arguments().stream().map(this::boxed).collect(Collectors.joining(", ", "<", ">"));
        return name(type) + arguments + "[]".repeat(type.dimensions());
    }

    /** A type of the program as a type argument. */
    public String boxed(JavaType type) {
        return type(type.boxed());
    }

    private String name(JavaType type) {
        boolean primitive = new JavaType(type.name(), List.of(), 0).isPrimitive();
        if (!primitive && type.name().indexOf('.') < 0) {
            mentionsUnresolved = true;
            return type.name();
        }
        return primitive ? type.name() : use(type.name());
    }

    /** A class by its qualified name. */
    public String use(String qualified) {
        int dot = qualified.lastIndexOf('.');
        String simple = simple(qualified);
        if (dot < 0) {
            mentionsUnresolved = true;
            return simple;
        }
        String owner = qualified.substring(0, dot);
        if (packageName.isEmpty() && owner.equals(owners.get(owner)) && !owner.equals(inherited)
                || !owners.computeIfAbsent(simple, s -> qualified).equals(qualified)) {
            return qualified; // a nested type; nothing can be imported from the unnamed package
        }
        if (!owner.equals(packageName) && !owner.equals("java.lang") && !inherited.equals(owner) && !present.contains(qualified)) {
            imported.add(qualified);
        }
        return simple;
    }

    /** The import declarations, in ASCII order. */
    public List<String> declarations() {
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
