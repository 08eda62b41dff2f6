// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.Declaration.LockUse;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Declaration.SessionFunction;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.testing.Tokens.Token;

/** A recursive-descent reader of well-formed Flux text (grammar: language definition, section 2). */
final class FluxText {
    private static final Set<String> C_WORDS = Set.of("unsigned", "long", "int", "char", "const", "struct", "short", "double", "float");

    private final String path;
    private final Tokens tokens;

    FluxText(String path, String text) {
        this.path = path;
        this.tokens = new Tokens(path, text);
    }

    SourceFile file() {
        Optional<Name> packageName = Optional.empty();
        if (tokens.isWordThenWord("package")) {
            tokens.next();
            packageName = Optional.of(tokens.qualified());
            tokens.expect(";");
        }
        List<Import> imports = new ArrayList<>();
        while (tokens.is("import") && !tokens.peek(1).text().equals("(")) {
            imports.add(importStatement());
        }
        List<Declaration> declarations = new ArrayList<>();
        while (tokens.hasNext()) {
            declarations.add(element());
        }
        return new SourceFile(path, packageName, imports, declarations, List.of());
    }

    private Import importStatement() {
        SourceRange start = tokens.next().range();
        if (tokens.peek(0).text().startsWith("\"")) {
            Token string = tokens.next();
            tokens.expect(";");
            String target = string.text().substring(1, string.text().length() - 1);
            return new Import.OfFile(new Name(target, string.range()),
                    target.startsWith("missing") ? Optional.empty() : Optional.of(target),
                    upToHere(start));
        }
        Name name = tokens.qualified();
        boolean onDemand = tokens.skip(".");
        if (onDemand) {
            tokens.expect("*");
        }
        tokens.expect(";");
        return new Import.OfJava(name, onDemand, upToHere(start));
    }

    private SourceRange upToHere(SourceRange start) {
        return start.to(tokens.last().range());
    }

    private Declaration element() {
        SourceRange start = tokens.peek(0).range();
        if (tokens.skip("typedef")) {
            return typedef(start);
        } else if (tokens.skip("source")) {
            return source(start);
        } else if (tokens.skip("handle")) {
            return handler(start);
        } else if (tokens.is("atomic") || tokens.isWordThenWord("constraint")) {
            return constraint(start);
        } else if (tokens.isWordThenWord("session") && tokens.peek(2).arrow()) {
            tokens.next();
            Name source = tokens.name();
            tokens.arrow();
            SessionFunction function = new SessionFunction(tokens.name(), binding());
            tokens.skip(";");
            return new Declaration.SessionDecl(source, function, upToHere(start));
        } else if (tokens.isWordThenWord("order")) {
            tokens.next();
            List<Name> locks = new ArrayList<>(List.of(tokens.name()));
            while (tokens.skip("<")) {
                locks.add(tokens.name());
            }
            tokens.expect(";");
            return new Declaration.OrderDecl(locks, upToHere(start));
        } else if (tokens.isWordThenWord("pragma")) {
            tokens.next();
            Name name = tokens.name();
            Optional<Name> value = tokens.skip("=") ? Optional.of(tokens.name()) : Optional.empty();
            tokens.expect(";");
            return new Declaration.PragmaDecl(name, value, upToHere(start));
        }
        return signatureOrFlow(start);
    }

    private Declaration typedef(SourceRange start) {
        Name name = tokens.name();
        tokens.skip(":");
        Optional<Binding> binding = binding();
        Optional<Name> function = binding.isPresent() || tokens.is(";") ? Optional.empty() : Optional.of(tokens.name());
        tokens.expect(";");
        return new Declaration.TypeDef(name, function, binding, upToHere(start), Optional.empty());
    }

    private Declaration source(SourceRange start) {
        Name name = tokens.name();
        Optional<SessionFunction> session = Optional.empty();
        if (tokens.skip("{")) {
            tokens.expect("session");
            tokens.expect(":");
            session = Optional.of(new SessionFunction(tokens.name(), binding()));
            tokens.expect("}");
        }
        tokens.arrow();
        Name target = tokens.name();
        tokens.expect(";");
        return new Declaration.SourceDecl(name, session, Optional.of(target), upToHere(start), Optional.empty());
    }

    private Declaration handler(SourceRange start) {
        tokens.expect("error");
        List<Name> names = new ArrayList<>(List.of(tokens.name()));
        while (tokens.peek(0).arrow()) {
            tokens.next();
            names.add(tokens.name());
        }
        Optional<Binding> binding = binding();
        tokens.expect(";");
        return new Declaration.HandlerDecl(names.subList(0, names.size() - 1), Optional.of(names.getLast()), binding, upToHere(start));
    }

    private Declaration constraint(SourceRange start) {
        tokens.next();
        Name node = tokens.name();
        tokens.skip(":");
        tokens.expect("{");
        List<LockUse> locks = new ArrayList<>();
        do {
            Name lock = tokens.name();
            LockMode mode = LockMode.WRITE;
            LockScope scope = LockScope.PROGRAM;
            while (!tokens.is(",") && !tokens.is("}")) {
                if (tokens.skip("?")) {
                    mode = LockMode.READ;
                } else if (!tokens.skip("!")) {
                    tokens.expect("(");
                    scope = LockScope.valueOf(tokens.name().text().toUpperCase(java.util.Locale.ROOT));
                    tokens.expect(")");
                }
            }
            locks.add(new LockUse(lock, mode, scope, upToHere(lock.range())));
        } while (tokens.skip(","));
        tokens.expect("}");
        tokens.skip(";");
        return new Declaration.ConstraintDecl(node, locks, upToHere(start));
    }

    private Declaration signatureOrFlow(SourceRange start) {
        if (tokens.isWordThenWord("node")) {
            tokens.next();
        }
        Modifier modifier = Modifier.NONE;
        if (tokens.peek(1).word()) {
            modifier = Modifier.valueOf(tokens.next().text().toUpperCase(java.util.Locale.ROOT));
        }
        Name name = tokens.name();
        if (tokens.is("(")) {
            List<Parameter> inputs = parameters();
            tokens.arrow();
            List<Parameter> outputs = parameters();
            Optional<Binding> binding = binding();
            tokens.skip(";");
            return new Declaration.NodeSignature(name, modifier, inputs, outputs, binding, upToHere(start), Optional.empty());
        }
        Optional<List<Pattern>> patterns = Optional.empty();
        tokens.skip(":");
        if (tokens.skip("[")) {
            List<Pattern> list = new ArrayList<>();
            do {
                SourceRange at = tokens.peek(0).range();
                boolean negated = tokens.skip("!");
                Name word = tokens.name();
                boolean any = word.text().equals("_") || word.text().equals("*");
                list.add(any ? new Pattern.Wildcard(at) : new Pattern.Test(word, negated, upToHere(at)));
            } while (tokens.skip(","));
            tokens.expect("]");
            patterns = Optional.of(list);
        }
        tokens.expect("=");
        List<Name> steps = new ArrayList<>();
        while (!tokens.skip(";")) {
            if (!steps.isEmpty()) {
                tokens.arrow();
            }
            steps.add(tokens.name());
        }
        return new Declaration.FlowDefinition(name, patterns, steps, upToHere(start), Optional.empty());
    }

    private List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        tokens.expect("(");
        List<Token> words = new ArrayList<>();
        int depth = 0;
        while (true) {
            Token token = tokens.next();
            if (depth == 0 && (token.text().equals(",") || token.text().equals(")"))) {
                if (!words.isEmpty()) {
                    parameters.add(parameter(words));
                    words.clear();
                }
                if (token.text().equals(")")) {
                    return parameters;
                }
                continue;
            }
            depth += token.text().equals("<") ? 1 : token.text().equals(">") ? -1 : 0;
            words.add(token);
        }
    }

    private static Parameter parameter(List<Token> words) {
        Token last = words.getLast();
        boolean named = words.size() > 1 && last.word() && !C_WORDS.contains(last.text())
                && !words.get(words.size() - 2).text().equals(".");
        List<Token> type = named ? words.subList(0, words.size() - 1) : words;
        StringBuilder text = new StringBuilder();
        for (Token token : type) {
            boolean blank = token.word() && !text.isEmpty() && text.charAt(text.length() - 1) != '.'
                    && text.charAt(text.length() - 1) != '<';
            text.append(blank ? " " : "").append(token.text());
        }
        SourceRange range = words.getFirst().range().to(last.range());
        return new Parameter(new Name(text.toString(), type.getFirst().range().to(type.getLast().range())),
                named ? Optional.of(new Name(last.text(), last.range())) : Optional.empty(), range);
    }

    private Optional<Binding> binding() {
        if (!tokens.isWordThenWord("by")) {
            return Optional.empty();
        }
        tokens.next();
        Name type = tokens.qualified();
        tokens.expect("::");
        return Optional.of(new Binding(type, tokens.name()));
    }
}
