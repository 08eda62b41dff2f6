// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.IParseResult;
import org.flux.lang.syntax.Declarations.Span;

/**
 * Finds the declarations that are to blame for the places at which the parser gave up. Whatever it says may be a consequence of an earlier
 * slip, so each declaration under suspicion is parsed alone: what is well by itself is not to blame.
 */
final class BrokenDeclarations {
    /** Who made more slips wants to know of the first ones. */
    static final int MAX = 1000;

    /**
     * A declaration with a slip.
     *
     * @param offset of its first token
     * @param end of its last token
     * @param reach where the next declaration begins
     * @param alone what can be read of it; offsets in it are relative to {@code offset}
     * @param place the token at which it stops being Flux
     */
    record Broken(int offset, int end, int reach, IParseResult alone, Place place) {}

    private final String text;
    private final List<Token> tokens;
    private final FluxReader reader;

    private BrokenDeclarations(String text, List<Token> tokens, FluxReader reader) {
        this.text = text;
        this.tokens = tokens;
        this.reader = reader;
    }

    static boolean isJunk(INode node) {
        return node.getGrammarElement() instanceof RuleCall call && call.getRule().getName().equals("Junk");
    }

    /** The offsets at which the parser gave up, and those of tokens that belong to nothing. */
    static List<Integer> lost(IParseResult parsed, int length) {
        TreeSet<Integer> offsets = new TreeSet<>();
        for (INode error : parsed.getSyntaxErrors()) {
            offsets.add(SyntaxMessages.offset(error, length));
        }
        for (INode child : parsed.getRootNode().getChildren()) {
            if (isJunk(child)) {
                offsets.add(child.getOffset());
            }
        }
        return List.copyOf(offsets);
    }

    static List<Broken> of(IParseResult parsed, String text, List<Token> tokens, FluxReader reader) {
        List<Integer> lost = lost(parsed, text.length());
        return lost.isEmpty() || tokens.isEmpty() ? List.of() : new BrokenDeclarations(text, tokens, reader).find(lost);
    }

    private List<Broken> find(List<Integer> lost) {
        List<Span> spans = Declarations.of(tokens);
        List<Broken> broken = new ArrayList<>();
        int next = 0;
        int checked = -1;
        for (int i = 0; i < spans.size() && broken.size() <= MAX; i++) {
            Span span = spans.get(i);
            int start = tokens.get(span.first()).offset();
            // the parser may only notice at the first token of the next declaration
            int limit = i + 1 < spans.size() ? tokens.get(spans.get(i + 1).first()).offset() : text.length();
            while (next < lost.size() && lost.get(next) < start) {
                next++;
            }
            if (next < lost.size() && lost.get(next) <= limit) {
                boolean guilty = check(spans, i, broken);
                if (!guilty && checked < i - 1) {
                    check(spans, i - 1, broken);
                }
                checked = i;
            }
        }
        for (int i = 0; broken.isEmpty() && i < spans.size(); i++) {
            check(spans, i, broken);
        }
        return broken;
    }

    private boolean check(List<Span> spans, int index, List<Broken> broken) {
        Span span = spans.get(index);
        int limit = index + 1 < spans.size() ? tokens.get(spans.get(index + 1).first()).offset() : text.length();
        List<Token> own = tokens.subList(span.first(), span.end());
        int start = own.getFirst().offset();
        int end = own.getLast().end();
        IParseResult alone = reader.parse(text.substring(start, end));
        List<Integer> lost = lost(alone, end - start);
        if (!lost.isEmpty()) {
            int at = 0;
            while (at < own.size() && own.get(at).offset() - start < lost.getFirst()) {
                at++;
            }
            broken.add(new Broken(start, end, limit, alone, Place.of(List.copyOf(own), at, index + 1 == spans.size())));
        }
        return !lost.isEmpty();
    }
}
