// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.IParseResult;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.Spelling.Kind;
import org.flux.lang.flux.Element;
import org.flux.lang.flux.FluxPackage.Literals;
import org.flux.lang.flux.ImportDecl;
import org.flux.lang.flux.PackageDecl;
import org.flux.lang.flux.Program;
import org.flux.lang.services.FluxGrammarAccess;

/**
 * The one way from Xtext's models to the records of the program graph: node model and EMF model go in, a {@link SourceFile} and the slips of
 * syntax come out. Nothing is resolved here, cross-references are read as the names that stand in the text. Never fails, whatever the text.
 */
@Singleton
public final class SyntaxAdapter {
    private final FluxGrammarAccess grammar;

    @Inject
    SyntaxAdapter(FluxGrammarAccess grammar) {
        this.grammar = grammar;
    }

    /**
     * @param path names the text in every {@link SourceRange}
     * @param imports tells the path of the file that an import names, empty if there is none
     */
    public ParsedFile adapt(String path, IParseResult parsed, Function<Name, Optional<String>> imports) {
        return new Reading(path, parsed, imports).read();
    }

    private final class Reading {
        private final String path;
        private final IParseResult parsed;
        private final ICompositeNode root;
        private final String text;
        private final Function<Name, Optional<String>> resolve;
        private final LineIndex lines;
        private final Nodes nodes;
        private final SyntaxFindings findings = new SyntaxFindings();
        private final Spellings spellings;
        private final DeclarationReader reader;

        private Optional<Name> packageName = Optional.empty();
        private final List<Import> imports = new ArrayList<>();
        private final List<Declaration> declarations = new ArrayList<>();

        Reading(String path, IParseResult parsed, Function<Name, Optional<String>> resolve) {
            this.path = path;
            this.parsed = parsed;
            this.root = parsed.getRootNode();
            this.text = root.getText();
            this.resolve = resolve;
            this.lines = new LineIndex(path, text);
            this.nodes = new Nodes(lines);
            this.spellings = new Spellings(nodes, findings);
            this.reader = new DeclarationReader(grammar, nodes, lines, findings, spellings);
        }

        ParsedFile read() {
            TokenScan scan = TokenScan.of(root, grammar.getIDRule(), lines, findings);
            if (parsed.getRootASTElement() instanceof Program program) {
                program.getElements().forEach(this::readElement);
            }
            for (INode error : parsed.getSyntaxErrors()) {
                SyntaxErrorMessage message = error.getSyntaxErrorMessage();
                SourceRange range = SyntaxMessages.range(message, error, lines);
                findings.lost(message.getMessage(), range, SyntaxMessages.fixes(message, range));
            }
            for (INode child : root.getChildren()) {
                readBetweenElements(child);
            }
            SourceFile file = new SourceFile(path, packageName, imports, declarations, spellings.inOrder());
            return new ParsedFile(file, text, findings.inOrder(scan.boundaries()));
        }

        private void readBetweenElements(INode child) {
            EObject of = child.getGrammarElement();
            if (of instanceof Keyword keyword && keyword.getValue().equals(";") && !parsed.hasSyntaxErrors()) {
                spellings.add(Kind.SEMICOLON, nodes.range(child), "");
            } else if (of instanceof RuleCall call && call.getRule() == grammar.getJunkRule()) {
                nodes.name(child).ifPresent(token -> findings.lost(SyntaxMessages.unexpected(token.text()), token.range()));
            }
        }

        private void readElement(Element element) {
            switch (element) {
                case PackageDecl declaration -> readPackage(declaration);
                case ImportDecl declaration -> readImport(declaration);
                default -> reader.read(element).ifPresent(declarations::add);
            }
        }

        private void readPackage(PackageDecl declaration) {
            if (packageName.isPresent()) {
                findings.error("A file has one `package`", nodes.range(declaration));
            } else if (!imports.isEmpty() || !declarations.isEmpty()) {
                findings.error("`package` comes first in a file", nodes.range(declaration));
            }
            packageName = packageName.or(() -> nodes.name(declaration, Literals.PACKAGE_DECL__PACKAGE));
        }

        private void readImport(ImportDecl declaration) {
            SourceRange range = nodes.range(declaration);
            if (!declarations.isEmpty()) {
                findings.error("Imports come before all other declarations", range);
            }
            Optional<Name> file = nodes.name(declaration, Literals.IMPORT_DECL__FILE);
            Optional<Name> type = nodes.name(declaration, Literals.IMPORT_DECL__TYPE);
            if (file.isPresent()) {
                Name target = new Name(DeclarationReader.withoutQuotes(file.get().text()), file.get().range());
                imports.add(new Import.OfFile(target, resolve.apply(target), range));
            } else if (type.isPresent()) {
                imports.add(new Import.OfJava(type.get(), declaration.isOnDemand(), range));
            }
        }
    }
}
