// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
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
import org.flux.lang.syntax.BrokenDeclarations.Broken;

/**
 * The one way from Xtext's models to the records of the program graph: node model and EMF model go in, a {@link SourceFile} and the slips
 * of syntax come out. Nothing is resolved here, cross-references are read as the names that stand in the text. Never fails, whatever the
 * text.
 */
@Singleton
public final class SyntaxAdapter {
    /** What is said of a place where nothing better can be said, and nothing else is wrong anywhere. */
    static final String UNEXPLAINED = "Expected a declaration";

    private final Provider<FluxReader> reader;

    @Inject
    SyntaxAdapter(Provider<FluxReader> reader) {
        this.reader = reader;
    }

    /**
     * @param path names the text in every {@link SourceRange}
     * @param imports tells the path of the file that an import names, empty if there is none
     */
    public ParsedFile adapt(String path, IParseResult parsed, Function<Name, Optional<String>> imports) {
        return new Reading(path, parsed, imports, new LineIndex(path, parsed.getRootNode().getText())).read();
    }

    /**
     * Reads a part of a text.
     *
     * @param parsed the part alone
     * @param lines those of the whole text, seen from where the part begins
     */
    ParsedFile adaptPart(String path, IParseResult parsed, LineIndex lines) {
        return new Reading(path, parsed, target -> Optional.empty(), lines).read();
    }

    private final class Reading {
        private final String path;
        private final IParseResult parsed;
        private final String text;
        private final Function<Name, Optional<String>> resolve;
        private final LineIndex lines;
        private final Nodes nodes;
        private final SyntaxFindings findings;
        private final Spellings spellings;

        private Optional<Name> packageName = Optional.empty();
        private final List<Import> imports = new ArrayList<>();
        private final List<Declaration> declarations = new ArrayList<>();

        Reading(String path, IParseResult parsed, Function<Name, Optional<String>> resolve, LineIndex lines) {
            this.path = path;
            this.parsed = parsed;
            this.text = parsed.getRootNode().getText();
            this.resolve = resolve;
            this.lines = lines;
            this.nodes = new Nodes(lines);
            this.findings = new SyntaxFindings(lines);
            this.spellings = new Spellings(nodes, findings);
        }

        ParsedFile read() {
            List<Token> tokens = TokenScan.of(parsed.getRootNode(), text, lines, findings);
            List<Broken> broken = BrokenDeclarations.of(parsed, text, tokens, reader.get());
            findings.addWeak(slip -> broken.stream().noneMatch(other -> other.offset() <= slip.offset() && slip.offset() < other.end()));
            if (broken.isEmpty()) {
                readAll(parsed, List.of());
                reportWhatNobodyExplains();
            } else {
                report(broken);
                readAll(reader.get().parse(without(broken, tokens)), broken);
            }
            SourceFile file = new SourceFile(path, packageName, imports, declarations, spellings.inOrder());
            List<SourceRange> unread = broken.stream().map(part -> lines.range(part.offset(), part.end())).toList();
            return new ParsedFile(file, text, findings.inOrder(), unread);
        }

        private void report(List<Broken> broken) {
            for (Broken declaration : broken.subList(0, Math.min(broken.size(), BrokenDeclarations.MAX))) {
                if (!findings.isBroken(declaration.offset(), declaration.reach())) {
                    findings.add(Explanation.of(declaration.place()));
                }
            }
            if (broken.size() > BrokenDeclarations.MAX) {
                Broken next = broken.getLast();
                findings.add(Slip.at(next.offset(), next.end(), "More than " + BrokenDeclarations.MAX
                        + " declarations are wrong; put those before this one right first"));
            }
        }

        /** Where the parser gave up although each declaration is well by itself. */
        private void reportWhatNobodyExplains() {
            if (findings.inOrder().isEmpty()) {
                BrokenDeclarations.lost(parsed, text.length()).stream().findFirst().ifPresent(offset ->
                        findings.add(Slip.at(offset, offset, UNEXPLAINED)));
            }
        }

        /**
         * The text with blanks in the place of what is broken, so that all offsets stay. What documents it goes with it: it does not
         * document the next declaration.
         */
        private String without(List<Broken> broken, List<Token> tokens) {
            StringBuilder rest = new StringBuilder(text);
            int next = 0;
            for (Broken declaration : broken) {
                while (tokens.get(next).offset() < declaration.offset()) {
                    next++;
                }
                for (int i = next == 0 ? 0 : tokens.get(next - 1).end(); i < declaration.end(); i++) {
                    if (rest.charAt(i) != '\n' && rest.charAt(i) != '\r') {
                        rest.setCharAt(i, ' ');
                    }
                }
            }
            return rest.toString();
        }

        /** Reads every declaration, and of the broken ones what can be read, in textual order. */
        private void readAll(IParseResult whole, List<Broken> broken) {
            DeclarationReader reading = new DeclarationReader(nodes, lines, findings, spellings);
            int next = 0;
            for (Element element : elements(whole)) {
                int offset = NodeModelUtils.getNode(element).getOffset();
                for (; next < broken.size() && broken.get(next).offset() < offset; next++) {
                    readBroken(broken.get(next));
                }
                readElement(element, nodes, reading);
            }
            broken.subList(next, broken.size()).forEach(this::readBroken);
            for (INode child : whole.getRootNode().getChildren()) {
                if (child.getGrammarElement() instanceof Keyword keyword && keyword.getValue().equals(";")) {
                    spellings.add(Kind.SEMICOLON, nodes.range(child), "");
                }
            }
        }

        /** What else is wrong or unusual there is of no interest as long as it is broken. */
        private void readBroken(Broken declaration) {
            LineIndex own = lines.from(declaration.offset());
            Nodes ownNodes = new Nodes(own);
            SyntaxFindings ignored = new SyntaxFindings(own);
            DeclarationReader reading = new DeclarationReader(ownNodes, own, ignored, new Spellings(ownNodes, ignored));
            // it was meant as one declaration, however many the parser found in it
            elements(declaration.alone()).stream().findFirst().ifPresent(element -> readElement(element, ownNodes, reading));
        }

        private static List<Element> elements(IParseResult parsed) {
            return parsed.getRootASTElement() instanceof Program program ? program.getElements() : List.of();
        }

        private void readElement(Element element, Nodes nodes, DeclarationReader reading) {
            switch (element) {
                case PackageDecl declaration -> readPackage(declaration, nodes);
                case ImportDecl declaration -> readImport(declaration, nodes);
                default -> reading.read(element).ifPresent(declarations::add);
            }
        }

        private void readPackage(PackageDecl declaration, Nodes nodes) {
            if (packageName.isPresent()) {
                findings.error("A file has one `package`; remove this one", nodes.range(declaration));
            } else if (!imports.isEmpty() || !declarations.isEmpty()) {
                findings.error("`package` comes first in a file; move it up", nodes.range(declaration));
            }
            packageName = packageName.or(() -> nodes.name(declaration, Literals.PACKAGE_DECL__PACKAGE));
        }

        private void readImport(ImportDecl declaration, Nodes nodes) {
            SourceRange range = nodes.range(declaration);
            if (!declarations.isEmpty()) {
                findings.error("Imports come before all other declarations; move it up", range);
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
