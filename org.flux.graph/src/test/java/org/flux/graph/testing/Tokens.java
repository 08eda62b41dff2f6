// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;

/** A text cut into words, arrows, strings and single signs; a cursor over them. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("(?s)(?<skip>\\s+|//[^\\n]*|/\\*.*?\\*/)|(?<arrow>-+>|=+>|→|⇒)"
            + "|(?<word>[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*|\\d+)|(?<string>\"[^\"]*\")|(?<sign>::|.)");

    record Token(String text, boolean arrow, boolean word, SourceRange range) {}

    private final String path;
    private final List<Integer> lineStarts = new ArrayList<>(List.of(0));
    private final List<Token> list = new ArrayList<>();
    private int at;

    Tokens(String path, String text) {
        this.path = path;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            lineStarts.add(i + 1);
        }
        Matcher matcher = TOKEN.matcher(text);
        int line = 0;
        while (matcher.find()) {
            while (line + 1 < lineStarts.size() && lineStarts.get(line + 1) <= matcher.start()) {
                line++;
            }
            if (matcher.group("skip") == null) {
                int column = matcher.start() - lineStarts.get(line);
                SourceRange range = new SourceRange(path, matcher.start(), matcher.end(), line + 1, column + 1, line + 1,
                        column + 1 + matcher.end() - matcher.start());
                list.add(new Token(matcher.group(), matcher.group("arrow") != null, matcher.group("word") != null, range));
            }
        }
    }

    boolean hasNext() {
        return at < list.size();
    }

    Token peek(int ahead) {
        return at + ahead < list.size() ? list.get(at + ahead) : new Token("", false, false, SourceRange.NONE);
    }

    boolean is(String text) {
        return peek(0).text().equals(text);
    }

    boolean isWordThenWord(String first) {
        return is(first) && peek(1).word();
    }

    Token next() {
        if (!hasNext()) {
            throw new IllegalArgumentException(path + ": unexpected end");
        }
        return list.get(at++);
    }

    boolean skip(String text) {
        boolean there = is(text);
        if (there) {
            at++;
        }
        return there;
    }

    void expect(String text) {
        if (!skip(text)) {
            throw new IllegalArgumentException(path + ":" + peek(0).range().line() + ": expected " + text + " and not " + peek(0).text());
        }
    }

    void arrow() {
        if (!next().arrow()) {
            throw new IllegalArgumentException(path + ":" + last().range().line() + ": expected an arrow and not " + last().text());
        }
    }

    Token last() {
        return list.get(at - 1);
    }

    Name name() {
        Token token = next();
        return new Name(token.text(), token.range());
    }

    Name qualified() {
        Name name = name();
        while (is(".") && peek(1).word()) {
            next();
            Name part = name();
            name = new Name(name.text() + "." + part.text(), name.range().to(part.range()));
        }
        return name;
    }
}
