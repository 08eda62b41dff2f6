// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.java.JavaScope.JavaImport;

/** Reads files with javac's parser. */
final class UnitReader implements JavaReader {
    private static final List<String> OPTIONS = List.of("-proc:none", "-Xlint:none");

    private final JavaCompiler compiler;
    /** Needed to make a task, and used for nothing, as only what is in memory is parsed: so it holds nothing that must be closed. */
    private final StandardJavaFileManager files;

    UnitReader(JavaCompiler compiler) {
        this.compiler = compiler;
        this.files = compiler.getStandardFileManager(null, null, null);
    }

    @Override
    public synchronized JavaUnit read(String file, String text) {
        JavaText java = new JavaText(file, text);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try {
            JavacTask task = (JavacTask) compiler.getTask(Writer.nullWriter(), files, diagnostics, OPTIONS, null,
                    List.of(new Source(text)));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                boolean broken = diagnostics.getDiagnostics().stream().anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
                return new Reading(java, unit, positions).unit(broken);
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The parser of a compiler that gives up on a text, or on the depth of its nesting: whoever compiles it will hear why.
            return JavaUnit.unreadable(file);
        }
        return JavaUnit.unreadable(file);
    }

    /** One file while its tree is turned into classes. */
    private record Reading(JavaText java, CompilationUnitTree unit, SourcePositions positions) {

        JavaUnit unit(boolean broken) {
            String packageName = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
            List<JavaImport> imports = new ArrayList<>();
            for (ImportTree tree : unit.getImports()) {
                String name = tree.getQualifiedIdentifier().toString();
                boolean onDemand = name.endsWith(".*");
                imports.add(new JavaImport(onDemand ? name.substring(0, name.length() - 2) : name, tree.isStatic(), onDemand,
                        java.range(start(tree), end(tree))));
            }
            JavaScope scope = new JavaScope(java.file(), packageName, imports, head(), unit.getPackage() != null, java.style());
            List<JavaClass> classes = new ArrayList<>();
            for (Tree tree : unit.getTypeDecls()) {
                if (tree instanceof ClassTree type) {
                    new ClassReader(java, unit, positions, scope, classes).read(type, Optional.empty());
                }
            }
            return new JavaUnit(scope, classes, broken);
        }

        /** Behind the package's declaration, or behind the comments of a line each that begin the file. */
        private SourceRange head() {
            int at = unit.getPackage() == null ? java.behindLineComments() : end(unit.getPackage());
            return java.range(at, at);
        }

        private int start(Tree tree) {
            return (int) positions.getStartPosition(unit, tree);
        }

        private int end(Tree tree) {
            return (int) positions.getEndPosition(unit, tree);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
