// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says in plain words why a declaration is none. The parser only tells the token at which it gave up; what the author meant is guessed from
 * the whole declaration, by rules from the most telling to the most general.
 */
final class Explanation {
    private static final List<Function<Place, Optional<Slip>>> RULES = List.of(
            KeywordRules::of, ForeignRules::of, BracketRules::of, ListRules::of, ArrowRules::of);

    /** What is longer was not written by hand, and guessing would take its time. */
    private static final int MAX_TOKENS = 5000;

    private Explanation() {}

    static Slip of(Place place) {
        for (Function<Place, Optional<Slip>> rule : place.size() > MAX_TOKENS ? List.<Function<Place, Optional<Slip>>>of() : RULES) {
            Optional<Slip> slip = rule.apply(place);
            if (slip.isPresent()) {
                return slip.get();
            }
        }
        return expected(place);
    }

    /** What the grammar would accept, where no rule knows better. */
    private static Slip expected(Place place) {
        int at = place.at();
        if (at == 0) {
            return unexpected(place);
        }
        String next = Expectation.after(place.tokens().subList(0, at).stream().map(Token::text).toList()).words();
        String previous = "`" + place.text(at - 1) + "`";
        boolean ends = at == place.size();
        if (next.endsWith("`;`") && !next.startsWith("a node") && (ends || place.startsLine(at))) {
            return place.insertBehind(at - 1, "Expected `;` after " + previous, ";");
        }
        String message = "Expected " + next + " after " + previous;
        if (!ends && next.equals("`;`") && (place.text(at).equals(",") || place.text(at).equals("."))) {
            return place.slip(at, message + ", found " + place.quoted(at)).write(";");
        }
        if (ends) {
            return place.behind(at - 1, message + (place.atEnd() ? ", but the text ends here" : ", before the next declaration"));
        }
        return place.slip(at, message + ", found " + place.quoted(at));
    }

    private static Slip unexpected(Place place) {
        String token = place.text(0);
        if (token.equals("#") || token.matches("--+")) {
            return place.slip(0, "A comment begins with `//`").write("//");
        }
        Slip slip = place.size() == 1 ? place.remove(0, 0, "") : place.slip(0, "");
        String message = switch (token) {
            case "'" -> "Unexpected `'`; strings are written between `\"`";
            case ")", "]", "}" -> "`" + token + "` closes nothing that is open; remove it";
            case "->", "=>" -> "Unexpected `" + token + "`: the flow before ended at its `;`; remove that if it goes on here";
            default -> "Unexpected " + place.quoted(0)
                    + ": a declaration begins with a keyword such as `source`, or with a name and `=` or `(`";
        };
        return new Slip(message, slip.offset(), slip.end(), slip.notes(), slip.changes());
    }
}
