// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.fixes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeActionKind;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.diagnostics.SeverityPolicy.Level;
import org.flux.lang.ide.edits.WorkspaceEdits;
import org.flux.lang.ide.protocol.Uris;
import org.flux.lang.ide.workspace.Document;
import org.flux.lang.settings.Settings;
import org.flux.lang.settings.SettingsText;

/**
 * Sets how severe the findings of a code are, in the settings file that holds for the program; there is one at the top of the workspace
 * afterwards if there was none. An error stays one: nothing can be generated as long as it is there, whatever it is called.
 */
final class SeveritySettings implements ActionProvider {
    private static final List<Level> LEVELS = List.of(Level.OFF, Level.HINT, Level.ERROR);

    @Override
    public List<String> kinds() {
        return List.of(CodeActionKind.QuickFix);
    }

    @Override
    public List<Action> actions(ActionRequest request) {
        List<Action> actions = new ArrayList<>();
        Optional<Path> file = settingsFile(request);
        if (file.isEmpty()) {
            return actions;
        }
        Optional<Document> present = request.view().snapshot().document(file.get().toString());
        if (present.isEmpty() && !WorkspaceEdits.canCreateFiles(request.context())) {
            return actions;
        }
        String text = present.map(Document::text).orElse("");
        request.findings().values().stream().map(Diagnostic::code).distinct().filter(code -> code.defaultSeverity() != Severity.ERROR)
                .forEach(code -> LEVELS.stream().filter(level -> level != now(request, code))
                        .forEach(level -> SettingsText.withSeverity(text, code, level).ifPresent(changed -> actions.add(Action.change(
                                "Set severity of " + code.id() + " in " + Settings.FILE_NAME + " to " + level, CodeActionKind.QuickFix,
                                () -> Map.of(file.get().toString(), changed))))));
        return actions;
    }

    private static Level now(ActionRequest request, Code code) {
        return request.findings().values().stream().filter(finding -> finding.code() == code).findFirst()
                .map(finding -> Level.valueOf(finding.severity().name())).orElse(Level.OFF);
    }

    private static Optional<Path> settingsFile(ActionRequest request) {
        String root = request.program().root();
        if (Uris.isUri(root)) {
            return Optional.empty();
        }
        Path program = Path.of(root);
        return request.program().settings().file().or(() -> request.context().workspace().folders().stream().filter(program::startsWith)
                .findFirst().or(() -> Optional.ofNullable(program.getParent())).map(folder -> folder.resolve(Settings.FILE_NAME)));
    }
}
