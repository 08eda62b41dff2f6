// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.typing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DefaultIndentLineAutoEditStrategy;
import org.eclipse.jface.text.DocumentCommand;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.TextUtilities;
import org.flux.lang.ui.colour.Styles;
import org.flux.lang.ui.colour.Words;

/**
 * What goes without saying while somebody types: the bracket that closes one, a new line as far to the right as the one before, and the
 * star of a comment on each of its lines. The same as in other editors of Flux.
 */
public final class Typing extends DefaultIndentLineAutoEditStrategy {
    private static final String OPENING = "([{\"";
    private static final String CLOSING = ")]}\"";
    /** What a closing bracket may be put before. */
    private static final String FOLLOWING = ";:.,=}])> \t\r\n";
    private static final Pattern BEGINS_COMMENT = Pattern.compile("(\\s*)/\\*\\*(?!/)(?:[^*]|\\*(?!/))*");
    private static final Pattern IN_COMMENT = Pattern.compile("(\\s*)\\*(?:[ ](?:[^*]|\\*(?!/))*)?");
    private static final Pattern GOES_ON = Pattern.compile("(?!\\s*(?://|/?\\*))\\S.*(?:[-=]>|→|⇒|[^=>-]=)\\s*");
    private static final String INDENT = "    ";

    @Override
    public void customizeDocumentCommand(IDocument document, DocumentCommand command) {
        try {
            if (command.length == 0 && command.text.length() == 1 && CLOSING.contains(command.text) && isSkipped(document, command)) {
                command.text = "";
                moveTo(command, command.offset + 1);
            } else if (command.length == 0 && command.text.length() == 1 && OPENING.contains(command.text)) {
                close(document, command);
            } else if (command.text.isEmpty() && command.length == 1) {
                removeBoth(document, command);
            } else if (command.length == 0 && TextUtilities.equals(document.getLegalLineDelimiters(), command.text) >= 0) {
                newLine(document, command);
            }
        } catch (BadLocationException e) {
            return; // Then it is typed as it is.
        }
    }

    private static void moveTo(DocumentCommand command, int offset) {
        command.caretOffset = offset;
        command.shiftsCaret = false;
    }

    private static void close(IDocument document, DocumentCommand command) throws BadLocationException {
        boolean free = command.offset == document.getLength() || FOLLOWING.indexOf(document.getChar(command.offset)) >= 0;
        if (free && inside(document, command.offset).isEmpty()) {
            command.text += CLOSING.charAt(OPENING.indexOf(command.text));
            moveTo(command, command.offset + 1);
        }
    }

    /** A bracket that is there already is not written twice, if it is not missing. */
    private static boolean isSkipped(IDocument document, DocumentCommand command) throws BadLocationException {
        char typed = command.text.charAt(0);
        if (command.offset == document.getLength() || document.getChar(command.offset) != typed) {
            return false;
        }
        if (typed == '"') {
            return inside(document, command.offset).isPresent();
        }
        IRegion line = document.getLineInformationOfOffset(command.offset);
        String text = document.get(line.getOffset(), line.getLength());
        return text.chars().filter(c -> c == typed).count() >= text.chars().filter(c -> c == OPENING.charAt(CLOSING.indexOf(typed)))
                .count();
    }

    private static void removeBoth(IDocument document, DocumentCommand command) throws BadLocationException {
        int opened = OPENING.indexOf(document.getChar(command.offset));
        if (opened >= 0 && command.offset + 1 < document.getLength()
                && document.getChar(command.offset + 1) == CLOSING.charAt(opened)) {
            command.length = 2;
        }
    }

    /** The colour of the comment or text that an offset is within. */
    private static Optional<String> inside(IDocument document, int offset) {
        String[] found = {null};
        Words.in(document.get(), (start, end, colour) -> {
            boolean comment = colour.equals(Styles.COMMENT) || colour.equals(Styles.DOCUMENTATION);
            if (start < offset && (offset < end || comment && offset == end) && (comment || colour.equals(Styles.STRING))) {
                found[0] = colour;
            }
        });
        return Optional.ofNullable(found[0]);
    }

    private void newLine(IDocument document, DocumentCommand command) throws BadLocationException {
        IRegion line = document.getLineInformationOfOffset(command.offset);
        String before = document.get(line.getOffset(), command.offset - line.getOffset());
        String after = document.get(command.offset, line.getOffset() + line.getLength() - command.offset);
        Matcher begins = BEGINS_COMMENT.matcher(before);
        Matcher within = IN_COMMENT.matcher(before);
        if (begins.matches()) {
            String star = command.text + begins.group(1) + " * ";
            boolean closes = after.isBlank() && !isClosed(document, command.offset);
            int cursor = command.offset + star.length();
            command.text = star + (closes ? command.text + begins.group(1) + " */" : "");
            moveTo(command, cursor);
        } else if (within.matches() && inside(document, command.offset).isPresent()) {
            command.text += within.group(1) + "* ";
        } else if (before.matches("\\s*//.*") && !after.isBlank() && !after.stripLeading().startsWith("//")) {
            command.text += before.substring(0, before.indexOf("//")) + "// ";
        } else {
            boolean goesOn = GOES_ON.matcher(before).matches() && inside(document, command.offset).isEmpty();
            super.customizeDocumentCommand(document, command);
            command.text += goesOn ? INDENT : "";
        }
    }

    /** Whether a comment that begins before an offset ends before another one begins. */
    private static boolean isClosed(IDocument document, int offset) throws BadLocationException {
        String rest = document.get(offset, document.getLength() - offset);
        int end = rest.indexOf("*/");
        int next = rest.indexOf("/*");
        return end >= 0 && (next < 0 || end < next);
    }
}
