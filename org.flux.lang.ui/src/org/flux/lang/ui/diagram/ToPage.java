// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/** What the page is told, in the words of {@code vscode/diagram/protocol.ts}. */
final class ToPage {
    private ToPage() {}

    /** A button of a notice. The page can ask for no other command. */
    enum Action {
        SHOW_LOG("Show Log", "showLog"),
        RESTART("Restart", "restartServer"),
        INSTALL("How to Install Java", "installJava"),
        CHOOSE("Choose Java…", "chooseJava"),
        NEW_PROJECT("New Project…", "newProject");

        private final String label;
        private final String command;

        Action(String label, String command) {
            this.label = label;
            this.command = command;
        }

        /** The command of the workbench that is meant, if there is such a button. */
        static Optional<String> command(String named) {
            return List.of(values()).stream().map(action -> action.command).filter(command -> ("flux." + command).equals(named))
                    .map(command -> "org.flux.lang.ui." + command).findFirst();
        }
    }

    /** @param why {@code stale} or {@code incomplete} with a reason, if it is */
    static JsonObject picture(String program, JsonObject model, String why, Optional<String> reason) {
        JsonObject message = message("picture");
        message.addProperty("program", program);
        message.add("model", model);
        reason.ifPresent(text -> message.addProperty(why, text));
        return message;
    }

    static JsonObject notice(String title, String text, Action... actions) {
        JsonObject message = message("notice");
        message.addProperty("title", title);
        message.addProperty("text", text);
        JsonArray buttons = new JsonArray();
        for (Action action : actions) {
            JsonObject button = new JsonObject();
            button.addProperty("label", action.label);
            button.addProperty("command", "flux." + action.command);
            buttons.add(button);
        }
        message.add("actions", buttons);
        return message;
    }

    static JsonObject busy(boolean busy) {
        JsonObject message = message("busy");
        message.addProperty("busy", busy);
        return message;
    }

    static JsonObject select(List<String> ids) {
        JsonObject message = message("select");
        JsonArray all = new JsonArray();
        ids.forEach(all::add);
        message.add("ids", all);
        message.addProperty("reveal", true);
        return message;
    }

    /** @param file null for none */
    static JsonObject overlay(String name, String file) {
        JsonObject message = message("overlay");
        if (file != null) {
            JsonObject overlay = new JsonObject();
            overlay.addProperty("kind", "file");
            overlay.addProperty("name", name);
            overlay.addProperty("file", file);
            message.add("overlay", overlay);
        }
        return message;
    }

    static JsonObject settings(boolean animate) {
        JsonObject message = message("settings");
        message.addProperty("animate", animate);
        return message;
    }

    static JsonObject theme(String appearance) {
        JsonObject message = message("theme");
        message.addProperty("appearance", appearance);
        return message;
    }

    private static JsonObject message(String kind) {
        JsonObject message = new JsonObject();
        message.addProperty("kind", kind);
        return message;
    }
}
