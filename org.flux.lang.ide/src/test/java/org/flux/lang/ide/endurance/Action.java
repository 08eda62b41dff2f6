// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.endurance;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that a user, an editor or another program does. Places are taken modulo what there is, so that an action makes sense after any
 * others: what remains of a script when some of it is left out is a script.
 *
 * @param file index into {@link Script#FILES}
 * @param at where, or which of several
 * @param length of what is replaced, or how
 */
record Action(Kind kind, int file, int at, int length, String text) {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    enum Kind {
        /** A piece of the text is replaced. */
        EDIT,
        /** A line is put before another one. */
        LINE,
        /** Two places change in one notification. */
        TWICE,
        /** The text is replaced as a whole, by what it was in the beginning. */
        RESET,
        UNDO,
        OPEN, CLOSE, SAVE,
        /** Something is asked. */
        ASK,
        /** Something is asked, and not wanted any more. */
        CANCEL,
        /** Another program writes a file, or deletes or renames it; the client may tell that only later. */
        WRITE, DELETE, RENAME,
        /** Another file with settings. */
        SETTINGS,
        /** Other settings of the client. */
        CONFIGURE,
        /** A folder is taken out of the workspace, or put back. */
        FOLDER
    }

    boolean isEdit() {
        return kind.ordinal() <= Kind.UNDO.ordinal();
    }

    /** As a line, which {@link #read} understands. */
    @Override
    public String toString() {
        return GSON.toJson(this);
    }

    static List<Action> read(Path script) throws IOException {
        return Files.readAllLines(script).stream().filter(line -> line.startsWith("{"))
                .map(line -> GSON.fromJson(line, Action.class)).toList();
    }
}
