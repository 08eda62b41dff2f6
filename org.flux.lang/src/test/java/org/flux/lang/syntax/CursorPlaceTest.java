// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.flux.lang.syntax.CursorPlace.Inside;
import org.flux.lang.syntax.Expectation.Next;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorPlaceTest {
    private static CursorPlace at(String marked) {
        return CursorPlace.of(marked.replace("^", ""), marked.indexOf('^'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ^                                  | DECLARATION
            A = B; ^                           | DECLARATION
            A = B~^                            | DECLARATION
            A = B~^~C = D;                     | DECLARATION
            A = ^                              | FIRST_STEP
            A = ^~B = C;                       | FIRST_STEP
            A = B -> ^                         | STEP
            A = B ->~  ^                       | STEP
            A = B -> ^ -> C;                   | STEP
            A = B ^                            | AFTER_STEP
            A:[_, ^] = B;                      | PATTERN
            A:[_, !^                           | PREDICATE
            A (^                               | PARAMETER
            A (int a, ^                        | PARAMETER
            A (int ^                           | IN_PARAMETER
            A () => () ^                       | BINDING
            A () => () by ^                    | CLASS
            A () => () by a.B::^               | METHOD
            source ^                           | SOURCE
            source A => ^                      | TARGET
            source A {session: ^               | SESSION_FUNCTION
            session ^                          | SESSION_SOURCE
            session A => ^                     | SESSION_FUNCTION
            handle error ^                     | HANDLED
            handle error A -> B => ^           | HANDLER
            atomic ^                           | CONSTRAINED
            atomic A:{^                        | LOCK
            atomic A:{l^}                      | LOCK
            atomic A:{l ^                      | AFTER_LOCK
            atomic A:{l(^                      | SCOPE
            order a < ^                        | ORDERED_LOCK
            pragma ^                           | PRAGMA
            pragma lockorder = ^               | PRAGMA_VALUE
            typedef ^                          | NEW_NAME
            typedef hit ^                      | TEST_FUNCTION
            import ^                           | PATH
            blocking ^                         | SIGNATURE_OR_FLOW
            """)
    void tellsWhatMayStandThere(String text, Next next) {
        assertThat(at(text.replace("~", "\n")).next()).as(text).isEqualTo(next);
    }

    @Test
    void theNameThatTheCursorIsInIsNotBeforeIt() {
        CursorPlace place = at("A = Grö^ße -> C;");
        assertThat(place.before()).containsExactly("A", "=");
        assertThat(place.after()).containsExactly("->", "C", ";");
        assertThat(place.wordStart()).isEqualTo(4);
        assertThat(place.wordEnd()).isEqualTo(9);
        assertThat(at("A = ^B;").wordEnd()).isEqualTo(5);
        assertThat(at("A = B^;").wordStart()).isEqualTo(4);
    }

    @Test
    void knowsCommentsAndStrings() {
        assertThat(at("A = /* ^ */").inside()).isEqualTo(Inside.COMMENT);
        assertThat(at("A = /* */^").inside()).isEqualTo(Inside.CODE);
        assertThat(at("A = /* ^").inside()).isEqualTo(Inside.COMMENT);
        assertThat(at("// a^\nA").inside()).isEqualTo(Inside.COMMENT);
        CursorPlace string = at("import \"a/^b\";");
        assertThat(string.inside()).isEqualTo(Inside.STRING);
        assertThat(string.before()).containsExactly("import");
        assertThat("import \"a/b\";".substring(string.wordStart(), string.wordEnd())).isEqualTo("a/b");
        assertThat(at("import \"a\"^;").inside()).isEqualTo(Inside.CODE);
    }

    @Test
    void isTheSameInALargeText() {
        String much = "A = B -> C;\n".repeat(1000);
        assertThat(at(much + "D = E -> ^" + "\n" + much).before()).containsExactly("D", "=", "E", "->");
        assertThat(at(much + "D = E -> ^" + "\n" + much).after()).isEmpty();
        assertThat(at(much + "D = " + "E -> ".repeat(1000) + "^").before()).hasSize(2002);
        assertThat(at(much + "^").next()).isEqualTo(Next.DECLARATION);
    }

    @Test
    void survivesAnyText() {
        String signs = "A b=->{}[]():;,.!?*<\"'/\n\r\u00A0😀_ü";
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(30), 0, signs.length()).forEach(sign -> text.append(signs.charAt(sign)));
            CursorPlace place = CursorPlace.of(text.toString(), random.nextInt(text.length() + 1));
            assertThat(place.wordStart()).isBetween(0, place.wordEnd());
            assertThat(place.wordEnd()).isLessThanOrEqualTo(text.length());
        }
    }
}
