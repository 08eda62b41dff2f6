// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.lsp4j.Command;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.texteditor.ITextEditorActionDefinitionIds;

/**
 * The commands that the server names, in lenses, proposals and code actions: {@code flux.run} of the protocol is the command
 * {@code org.flux.lang.ui.run} of the workbench, whose parameter {@code arguments} is the list of arguments as JSON.
 */
public final class Commands {
    public static final String ARGUMENTS = "arguments";
    private static final String SERVERS = "flux.";
    private static final String OURS = "org.flux.lang.ui.";
    /** What another editor calls the proposals, which the server knows as a name only. */
    private static final Map<String, String> OF_THE_PLATFORM =
            Map.of("editor.action.triggerSuggest", ITextEditorActionDefinitionIds.CONTENT_ASSIST_PROPOSALS);

    private Commands() {
    }

    /** Does what the server says, in the UI thread. A command without name says something and does nothing. */
    public static void execute(Command command) {
        Optional<String> id = id(command);
        id.ifPresent(known -> execute(known, OF_THE_PLATFORM.containsValue(known) ? Map.of()
                : Map.of(ARGUMENTS, new Gson().toJson(Optional.ofNullable(command.getArguments()).orElse(List.of())))));
    }

    /** Whether a command does anything here. */
    public static boolean isKnown(Command command) {
        return id(command).isPresent();
    }

    private static Optional<String> id(Command command) {
        String name = Optional.ofNullable(command).map(Command::getCommand).orElse("");
        if (name.startsWith(SERVERS)) {
            String id = OURS + name.substring(SERVERS.length());
            return PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(id).isDefined() ? Optional.of(id)
                    : Optional.empty();
        }
        return Optional.ofNullable(OF_THE_PLATFORM.get(name));
    }

    private static void execute(String id, Map<String, String> parameters) {
        try {
            ParameterizedCommand command = ParameterizedCommand.generateCommand(
                    PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(id), parameters);
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
            ILog.of(Commands.class).error("The command " + id + " could not be executed.", e);
        }
    }

    /** What a handler was called with; nothing if the user called it by menu or key. */
    public static JsonArray arguments(ExecutionEvent event) {
        String json = event.getParameter(ARGUMENTS);
        return json == null ? new JsonArray() : JsonParser.parseString(json).getAsJsonArray();
    }
}
