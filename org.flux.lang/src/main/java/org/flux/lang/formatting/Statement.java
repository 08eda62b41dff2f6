// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.formatting;

import java.util.ArrayList;
import java.util.List;
import org.flux.lang.flux.Atomic;
import org.flux.lang.flux.Binding;
import org.flux.lang.flux.Flow;
import org.flux.lang.flux.NodeDecl;
import org.flux.lang.flux.Order;
import org.flux.lang.flux.Params;

/**
 * The layout of one declaration: on one line if it fits, else filled, with line breaks before arrows and after commas. Comments inside stay
 * where they are: at the end of their line or on a line of their own.
 */
final class Statement {
    static final int WIDTH = 120;
    private static final int INDENT = 4;

    private final List<Lexeme> lexemes;
    private final String lineBreak;
    /** What stands before each lexeme; nothing before the first. */
    private final String[] gaps;
    private boolean oneLine = true;

    Statement(List<Lexeme> lexemes, String lineBreak) {
        this.lexemes = lexemes;
        this.lineBreak = lineBreak;
        this.gaps = new String[lexemes.size()];
        layOut();
    }

    List<Lexeme> lexemes() {
        return lexemes;
    }

    String gap(int index) {
        return gaps[index];
    }

    void widen(int index, int blanks) {
        gaps[index] += " ".repeat(blanks);
    }

    boolean isOneLine() {
        return oneLine;
    }

    /** Columns up to the end of the lexeme at {@code index}, if everything stands on one line. */
    int widthTo(int index) {
        int width = 0;
        for (int i = 0; i <= index; i++) {
            width += gaps[i].length() + lexemes.get(i).text().length();
        }
        return width;
    }

    /** The column behind the last character. */
    int lastColumn() {
        int column = 0;
        for (int i = 0; i < gaps.length; i++) {
            column = gaps[i].startsWith(lineBreak) ? gaps[i].length() - lineBreak.length() : column + gaps[i].length();
            column = lexemes.get(i).hasLineBreak() ? lexemes.get(i).width() : column + lexemes.get(i).width();
        }
        return column;
    }

    private void layOut() {
        gaps[0] = "";
        for (int i = 1; i < gaps.length; i++) {
            Lexeme left = lexemes.get(i - 1);
            Lexeme right = lexemes.get(i);
            // behind a line comment there always is a line break
            boolean forced = !(left.isToken() && right.isToken()) && right.lineBreaks() > 0;
            gaps[i] = forced ? newLine(INDENT) : Spacing.between(left, right);
            oneLine &= !forced && !left.hasLineBreak() && !right.hasLineBreak();
        }
        if (!oneLine || widthTo(gaps.length - 1) > WIDTH) {
            oneLine = false;
            fill();
        }
    }

    private void fill() {
        boolean signature = lexemes.getFirst().owner() instanceof NodeDecl;
        int column = 0;
        int start = 0;
        while (start < gaps.length) {
            int end = start + 1;
            while (end < gaps.length && breakBefore(end) == 0) {
                end++;
            }
            int indent = start == 0 ? 0 : breakBefore(start);
            int width = firstLineWidth(start, end);
            boolean fits = column + gaps[start].length() + width <= WIDTH && !(signature && isArrow(lexemes.get(start)));
            if (start > 0 && !gaps[start].startsWith(lineBreak) && !fits) {
                gaps[start] = newLine(indent);
            }
            for (int i = start; i < end; i++) {
                boolean breaks = gaps[i].startsWith(lineBreak);
                column = breaks ? gaps[i].length() - lineBreak.length() : column + gaps[i].length();
                column = lexemes.get(i).hasLineBreak() ? lexemes.get(i).width() : column + lexemes.get(i).text().length();
            }
            start = end;
        }
    }

    /** Columns from {@code start} to the end of its unit or to the first line break in it. */
    private int firstLineWidth(int start, int end) {
        int width = lexemes.get(start).text().length();
        for (int i = start + 1; i < end && !gaps[i].startsWith(lineBreak); i++) {
            width += gaps[i].length() + lexemes.get(i).text().length();
        }
        return width;
    }

    /** The indentation of a line that may begin at {@code index}, 0 where none may. */
    private int breakBefore(int index) {
        Lexeme left = lexemes.get(index - 1);
        Lexeme right = lexemes.get(index);
        if (!left.isToken() || !right.isToken()) {
            return 0;
        }
        if (isArrow(right) || right.owner() instanceof Order && right.is("<") || right.owner() instanceof Binding && right.is("by")) {
            return INDENT;
        }
        if (left.is(",") && (left.owner() instanceof Params || left.owner() instanceof Flow)) {
            return 2 * INDENT;
        }
        return left.is(",") && left.owner() instanceof Atomic ? INDENT : 0;
    }

    private static boolean isArrow(Lexeme lexeme) {
        return lexeme.isToken() && lexeme.text().matches("-+>|=+>|→|⇒");
    }

    private String newLine(int indent) {
        return lineBreak + " ".repeat(indent);
    }

    /** Where the {@code =} of a variant stands; -1 if this is no variant. */
    int variantEquals() {
        if (lexemes.getFirst().owner() instanceof Flow flow && flow.isTyped()) {
            for (int i = 0; i < lexemes.size(); i++) {
                if (lexemes.get(i).is("=")) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The first word, which for a variant is the name of its node. */
    String name() {
        return lexemes.getFirst().text();
    }

    /** Splits a text into statements and what stands between them; a comment between statements is an item of its own. */
    static List<Statement> split(List<Lexeme> lexemes, String lineBreak) {
        List<Statement> statements = new ArrayList<>();
        int start = 0;
        while (start < lexemes.size()) {
            int end = start + 1;
            if (lexemes.get(start).isToken()) {
                int last = start;
                for (int i = start; i < lexemes.size() && lexemes.get(i).element() == lexemes.get(start).element(); i++) {
                    last = lexemes.get(i).isToken() ? i : last;
                }
                end = last + 1;
            }
            statements.add(new Statement(lexemes.subList(start, end), lineBreak));
            start = end;
        }
        return statements;
    }
}
