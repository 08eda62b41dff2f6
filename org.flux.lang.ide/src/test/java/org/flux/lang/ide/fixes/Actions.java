// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.fixes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.flux.lang.ide.EditedText;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;

/** Asks for code actions, and applies them as a client does. */
public final class Actions {
    private Actions() {}

    /** Makes a client one that has the command that explains codes. */
    public static void explaining(InitializeParams params) {
        JsonArray commands = new JsonArray();
        commands.add("flux.explain");
        JsonObject options = new JsonObject();
        options.add("commands", commands);
        params.setInitializationOptions(options);
    }

    public static List<CodeAction> at(LspSession session, OpenText document, Range range, String... only) {
        CodeActionContext context = new CodeActionContext(List.of());
        if (only.length > 0) {
            context.setOnly(List.of(only));
        }
        return LspSession.get(session.server().getTextDocumentService().codeAction(new CodeActionParams(document.id(), range, context)))
                .stream().map(Either::getRight).toList();
    }

    /** At the mark of the text: a range, a cursor, or else anywhere. */
    public static List<CodeAction> at(LspSession session, OpenText document, String... only) {
        if (!document.marked().ranges().isEmpty()) {
            return at(session, document, document.marked().range(), only);
        }
        Position start = document.marked().cursors().isEmpty() ? new Position(0, 0) : document.marked().cursor();
        return at(session, document, new Range(start, document.marked().cursors().isEmpty() ? new Position(9999, 0) : start), only);
    }

    public static List<String> titles(List<CodeAction> actions) {
        return actions.stream().map(CodeAction::getTitle).toList();
    }

    public static CodeAction named(List<CodeAction> actions, String title) {
        return actions.stream().filter(action -> action.getTitle().equals(title)).findFirst()
                .orElseThrow(() -> new AssertionError("not offered: " + title + " but " + titles(actions)));
    }

    /** The texts after an action, by URI. */
    public static Map<String, String> texts(LspSession session, OpenText document, CodeAction action) {
        CodeAction resolved = action.getEdit() != null ? action
                : LspSession.get(session.server().getTextDocumentService().resolveCodeAction(action));
        return EditedText.apply(resolved.getEdit(), uri -> uri.equals(document.uri()) ? document.text() : textOf(uri));
    }

    private static String textOf(String uri) {
        try {
            Path file = Path.of(URI.create(uri));
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document's text after an action. */
    public static String text(LspSession session, OpenText document, CodeAction action) {
        return texts(session, document, action).getOrDefault(document.uri(), document.text());
    }

    /** The codes of what is said about a text. */
    public static List<String> codes(LspSession session, OpenText document) {
        List<String> codes = new ArrayList<>();
        for (Diagnostic finding : session.diagnostics(document)) {
            codes.add(finding.getCode().getLeft());
        }
        return codes;
    }
}
