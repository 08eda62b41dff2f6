// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;
import org.eclipse.xtext.parser.antlr.ITokenDefProvider;

/**
 * Tokens among which type arguments are nested no deeper than {@link #DEPTH}: the parser is recursive, and however small the stack that it
 * runs on, it must not run out of it. What lies deeper is passed off as white space, so that the rest of the file is read as ever;
 * {@link TokenScan} says so.
 */
final class ShallowTypes implements TokenSource {
    /** Deeper than anything that somebody reads. */
    static final int DEPTH = 32;

    private final TokenSource all;
    private final int openList;
    private final int open;
    private final int close;
    private final int blank;
    /** What no type contains. */
    private final Set<Integer> ends;
    private boolean inList;
    private int depth;

    ShallowTypes(TokenSource all, ITokenDefProvider definitions) {
        this.all = all;
        Map<String, Integer> types = definitions.getTokenDefMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        openList = types.get("'('");
        open = types.get("'<'");
        close = types.get("'>'");
        blank = types.get("RULE_WS");
        ends = Set.of(openList, types.get("')'"), types.get("';'"), types.get("'{'"), types.get("'}'"), types.get("'='"), Token.EOF);
    }

    @Override
    public Token nextToken() {
        Token token = all.nextToken();
        int type = token.getType();
        if (ends.contains(type)) {
            inList = type == openList;
            depth = 0;
        } else if (inList) {
            depth += type == open ? 1 : 0;
            boolean deep = depth > DEPTH;
            depth -= type == close && depth > 0 ? 1 : 0;
            if (deep && !isComment(token)) {
                token.setType(blank);
            }
        }
        return token;
    }

    private static boolean isComment(Token token) {
        String text = token.getText();
        return text.startsWith("/") && text.length() > 1;
    }

    @Override
    public String getSourceName() {
        return all.getSourceName();
    }
}
