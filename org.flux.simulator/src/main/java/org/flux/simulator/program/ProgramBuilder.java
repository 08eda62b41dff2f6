// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.link.Linker;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.Declaration.LockUse;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Declaration.PragmaDecl;
import org.flux.graph.syntax.Declaration.SessionDecl;
import org.flux.graph.syntax.Declaration.SessionFunction;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Declaration.TypeDef;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;

/**
 * A program as Java: its declarations one after the other, in the order of its text, without the types of what flows, which matter to
 * nobody who only simulates. What {@code flux generate --simulator} emits calls it.
 */
public final class ProgramBuilder {
    private static final String SESSION = "(session)";

    private final String file;
    private final List<Declaration> declarations = new ArrayList<>();
    private int line;

    private ProgramBuilder(String file) {
        this.file = file;
    }

    /** @param file the name of the program's file, which the program is called after */
    public static ProgramBuilder of(String file) {
        return new ProgramBuilder(file);
    }

    /** {@code Write (…) => (…);} */
    public ProgramBuilder node(String name) {
        return signature(name, Modifier.NONE);
    }

    /** {@code blocking Compress (…) => (…);} */
    public ProgramBuilder blocking(String name) {
        return signature(name, Modifier.BLOCKING);
    }

    /** {@code async Fetch (…) => (…);} */
    public ProgramBuilder async(String name) {
        return signature(name, Modifier.ASYNC);
    }

    /** {@code push Listen () => (…);} */
    public ProgramBuilder push(String name) {
        return signature(name, Modifier.PUSH);
    }

    private ProgramBuilder signature(String name, Modifier modifier) {
        SourceRange range = next();
        return add(new NodeSignature(name(name, range), modifier, List.of(), List.of(), Optional.empty(), range, Optional.empty()));
    }

    /** {@code typedef hit …;} */
    public ProgramBuilder predicate(String name) {
        SourceRange range = next();
        return add(new TypeDef(name(name, range), Optional.empty(), Optional.empty(), range, Optional.empty()));
    }

    /** {@code source Listen;} */
    public ProgramBuilder source(String source) {
        SourceRange range = next();
        return add(new SourceDecl(name(source, range), Optional.empty(), Optional.empty(), range, Optional.empty()));
    }

    /** {@code source Listen => Serve;} */
    public ProgramBuilder source(String source, String target) {
        SourceRange range = next();
        return add(new SourceDecl(name(source, range), Optional.empty(), Optional.of(name(target, range)), range, Optional.empty()));
    }

    /** {@code session Listen => ClientOf;}, also of a source that names its session function itself. */
    public ProgramBuilder session(String source, String function) {
        SourceRange range = next();
        return add(new SessionDecl(name(source, range), new SessionFunction(name(function, range), Optional.empty()), range));
    }

    /** {@code Image = ReadRequest -> Write;} */
    public ProgramBuilder flow(String name, String... steps) {
        SourceRange range = next();
        return add(new FlowDefinition(name(name, range), Optional.empty(), names(range, steps), range, Optional.empty()));
    }

    /**
     * {@code Handler:[_, hit] = ReadFromDisk -> Compress;}
     *
     * @param patterns {@code _}, {@code hit} or {@code !hit} for each argument
     */
    public ProgramBuilder variant(String name, List<String> patterns, String... steps) {
        SourceRange range = next();
        List<Pattern> tests = patterns.stream().map(pattern -> pattern(pattern, range)).toList();
        return add(new FlowDefinition(name(name, range), Optional.of(tests), names(range, steps), range, Optional.empty()));
    }

    private static Pattern pattern(String text, SourceRange range) {
        boolean negated = text.startsWith("!");
        return text.equals("_") ? new Pattern.Wildcard(range)
                : new Pattern.Test(name(negated ? text.substring(1) : text, range), negated, range);
    }

    /**
     * {@code atomic CheckCache:{cacheLock!, client(session)?};}
     *
     * @param locks name, {@code (session)} if each session has its own, and {@code ?} for readers or {@code !} for writers
     */
    public ProgramBuilder atomic(String node, String... locks) {
        SourceRange range = next();
        return add(new ConstraintDecl(name(node, range), Stream.of(locks).map(lock -> lock(lock, range)).toList(), range));
    }

    private static LockUse lock(String text, SourceRange range) {
        boolean reads = text.endsWith("?");
        String named = reads || text.endsWith("!") ? text.substring(0, text.length() - 1) : text;
        boolean session = named.endsWith(SESSION);
        return new LockUse(name(session ? named.substring(0, named.length() - SESSION.length()) : named, range),
                reads ? LockMode.READ : LockMode.WRITE, session ? LockScope.SESSION : LockScope.PROGRAM, range);
    }

    /**
     * {@code handle error A -> B => H;}
     *
     * @param path {@code *} for any nodes
     */
    public ProgramBuilder handle(String handler, String... path) {
        SourceRange range = next();
        return add(new HandlerDecl(names(range, path), Optional.of(name(handler, range)), Optional.empty(), range));
    }

    /** {@code order a < b < c;} */
    public ProgramBuilder order(String... locks) {
        SourceRange range = next();
        return add(new OrderDecl(names(range, locks), range));
    }

    /** {@code pragma lockorder = inferred;} */
    public ProgramBuilder pragma(String name, String value) {
        SourceRange range = next();
        return add(new PragmaDecl(name(name, range), Optional.of(name(value, range)), range));
    }

    /** What the compiler knows of it. */
    public Analysis analyse() {
        return Analysis.of(Linker.link(List.of(new SourceFile(file, Optional.empty(), List.of(), declarations, List.of()))));
    }

    /** The name of the program's file. */
    public String file() {
        return file;
    }

    private ProgramBuilder add(Declaration declaration) {
        declarations.add(declaration);
        return this;
    }

    /** A line for each declaration: the order of the text is told by ranges. */
    private SourceRange next() {
        line++;
        return new SourceRange(file, line, line, line, 1, line, 1);
    }

    private static List<Name> names(SourceRange range, String... names) {
        return Stream.of(names).map(name -> name(name, range)).toList();
    }

    private static Name name(String text, SourceRange range) {
        return new Name(text, range);
    }
}
