// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.tokens;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.graph.Node;
import org.flux.graph.Source;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockUse;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.lang.ide.View;
import org.flux.lang.ide.hover.Keywords;
import org.flux.lang.ide.symbols.Occurrence;
import org.flux.lang.ide.symbols.Symbol;
import org.flux.lang.ide.workspace.Document;
import org.flux.lang.ide.workspace.Program;
import org.flux.lang.syntax.TextToken;

/** The tokens of a text in the protocol's encoding: five numbers each, places relative to the token before. */
final class TokenPainter {
    private final Document document;
    private final Program program;
    private final List<Occurrence> names;
    private final Set<String> sources;
    private final Map<Integer, LockMode> modes = new HashMap<>();
    private int[] data = new int[1024];
    private int length;
    private int line;
    private int column;
    private int nextName;

    TokenPainter(View view) {
        document = view.document();
        program = view.program();
        names = view.occurrences().all();
        sources = program.graph().sources().stream().map(Source::node).collect(Collectors.toCollection(HashSet::new));
        view.file().declarations().forEach(declaration -> {
            if (declaration instanceof ConstraintDecl constraint) {
                for (LockUse use : constraint.locks()) {
                    modes.put(use.lock().range().offset(), use.mode());
                }
            }
        });
    }

    /** The tokens that begin in a part of the text. */
    int[] paint(int from, int to) {
        String text = document.text();
        for (TextToken token : TextToken.of(text)) {
            if (token.offset() >= to) {
                break;
            }
            if (token.end() > from) {
                paint(token, text);
            }
        }
        return Arrays.copyOf(data, length);
    }

    private void paint(TextToken token, String text) {
        switch (token.kind()) {
            case LINE_COMMENT, DIRECTIVE -> add(token.offset(), token.end(), TokenTypes.COMMENT, 0);
            case BLOCK_COMMENT -> lines(token, text, text.startsWith("/**", token.offset()) ? TokenTypes.DOCUMENTATION : 0);
            case STRING -> add(token.offset(), token.end(), TokenTypes.STRING, 0);
            case NUMBER -> add(token.offset(), token.end(), TokenTypes.NUMBER, 0);
            case ARROW -> add(token.offset(), token.end(), TokenTypes.OPERATOR, 0);
            case KEYWORD -> add(token.offset(), token.end(), TokenTypes.KEYWORD, 0);
            case WORD -> word(token, text);
            case SIGN -> { }
        }
    }

    private void word(TextToken token, String text) {
        while (nextName < names.size() && names.get(nextName).range().endOffset() <= token.offset()) {
            nextName++;
        }
        if (nextName < names.size() && names.get(nextName).range().offset() <= token.offset()) {
            name(token, names.get(nextName));
        } else if (Keywords.help(text.substring(token.offset(), token.end())).isPresent()) {
            add(token.offset(), token.end(), TokenTypes.KEYWORD, 0);
        }
    }

    private void name(TextToken token, Occurrence name) {
        int modifiers = switch (name.role()) {
            case DECLARATION -> TokenTypes.DECLARATION;
            case DEFINITION -> TokenTypes.DEFINITION;
            case USE -> 0;
        };
        Symbol symbol = name.symbol();
        switch (symbol.kind()) {
            case NODE -> {
                Node node = program.graph().nodes().get(symbol.name());
                modifiers |= node instanceof Node.AbstractNode ? TokenTypes.ABSTRACT : 0;
                modifiers |= node != null && node.modifier() == Modifier.ASYNC ? TokenTypes.ASYNC : 0;
                add(token.offset(), token.end(), sources.contains(symbol.name()) ? TokenTypes.SOURCE : TokenTypes.NODE, modifiers);
            }
            case PREDICATE -> add(token.offset(), token.end(), TokenTypes.PREDICATE, modifiers);
            case LOCK -> add(token.offset(), token.end(), TokenTypes.LOCK,
                    modes.get(name.range().offset()) == LockMode.READ ? TokenTypes.READ_ONLY : 0);
            case FUNCTION, METHOD -> add(token.offset(), token.end(), TokenTypes.JAVA_FUNCTION, modifiers);
            case TYPE -> add(token.offset(), token.end(), TokenTypes.TYPE, 0);
            case PARAMETER -> add(token.offset(), token.end(), TokenTypes.PARAMETER, modifiers);
            case PRAGMA -> add(token.offset(), token.end(), TokenTypes.PRAGMA, 0);
            case FILE -> { }
        }
    }

    /** A token that may have several lines, as one for each. */
    private void lines(TextToken token, String text, int modifiers) {
        int start = token.offset();
        for (int at = start; at < token.end(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                add(start, at, TokenTypes.COMMENT, modifiers);
                start = at + 1;
            }
        }
        add(start, token.end(), TokenTypes.COMMENT, modifiers);
    }

    private void add(int offset, int end, TokenTypes type, int modifiers) {
        if (end <= offset) {
            return;
        }
        int ofLine = document.lines().line(offset);
        int ofColumn = offset - document.lines().start(ofLine);
        if (length + 5 > data.length) {
            data = Arrays.copyOf(data, 2 * data.length);
        }
        data[length++] = ofLine - line;
        data[length++] = ofLine == line ? ofColumn - column : ofColumn;
        data[length++] = end - offset;
        data[length++] = type.ordinal();
        data[length++] = modifiers;
        line = ofLine;
        column = ofColumn;
    }
}
