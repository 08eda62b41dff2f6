// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.flux.generator.BindingLookup.JavaClass;

/**
 * Classes in source folders, in folders named after their packages or flat beside the program, parsed by javac and not compiled: they may
 * well depend on what is only generated now.
 */
final class SourceClasses implements BindingLookup {
    private final List<Path> folders;

    SourceClasses(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    @Override
    public Optional<JavaClass> find(String type) {
        String[] names = type.split("\\.");
        for (int outermost = names.length; outermost > 0; outermost--) {
            String packageName = String.join(".", List.of(names).subList(0, outermost - 1));
            String file = names[outermost - 1] + ".java";
            List<String> path = List.of(names).subList(outermost - 1, names.length);
            for (Path folder : folders) {
                for (Path source : new LinkedHashSet<>(List.of(folder.resolve(packageName.replace('.', '/')).resolve(file),
                        folder.resolve(file)))) {
                    Optional<JavaClass> found = Files.isRegularFile(source) ? parse(source, packageName, path) : Optional.empty();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** A file that cannot be read or parsed tells nothing: javac will tell what is wrong with it when it compiles. */
    private static Optional<JavaClass> parse(Path source, String packageName, List<String> path) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return Optional.empty(); // a Java runtime without a compiler
        }
        try (StandardJavaFileManager files = compiler.getStandardFileManager(d -> { }, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, d -> { }, List.of("-proc:none"), null,
                    files.getJavaFileObjects(source));
            for (CompilationUnitTree unit : task.parse()) {
                String declared = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
                Optional<ClassTree> found = !declared.equals(packageName) ? Optional.empty() : nested(unit.getTypeDecls(), path);
                if (found.isPresent()) {
                    return found.map(SourceClasses::describe);
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<ClassTree> nested(List<? extends Tree> members, List<String> path) {
        Optional<ClassTree> found = members.stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast)
                .filter(c -> c.getSimpleName().contentEquals(path.getFirst())).findFirst();
        return path.size() == 1 ? found : found.flatMap(c -> nested(c.getMembers(), path.subList(1, path.size())));
    }

    private static JavaClass describe(ClassTree type) {
        List<String> statics = new ArrayList<>();
        List<String> instances = new ArrayList<>();
        boolean takesOptions = false;
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && !method.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
                if (method.getReturnType() == null) {
                    takesOptions |= method.getParameters().size() == 1
                            && method.getParameters().getFirst().getType().toString().endsWith("FluxOptions");
                } else {
                    boolean isStatic = method.getModifiers().getFlags().contains(Modifier.STATIC);
                    (isStatic ? statics : instances).add(method.getName().toString());
                }
            }
        }
        boolean closeable = type.getImplementsClause().stream().map(Tree::toString)
                .anyMatch(i -> i.endsWith("Closeable") || i.startsWith("PushSource"));
        return new JavaClass(statics, instances, takesOptions, closeable);
    }
}
