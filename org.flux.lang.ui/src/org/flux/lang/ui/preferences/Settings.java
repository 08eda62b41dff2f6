// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.preferences;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.preferences.Setting.Choice;
import org.flux.lang.ui.preferences.Setting.Kind;
import org.flux.lang.ui.preferences.Setting.Page;

/** All settings: one list, from which the pages, the presets and what the server is told are made. */
public final class Settings {
    public static final String JAVA_HOME = "flux.java.home";
    public static final String JAVA_OPTIONS = "flux.java.options";
    public static final String TRACE = "flux.trace.server";
    public static final String FORMAT_ON_TYPE = "flux.format.onType";
    static final List<Setting> ALL = List.of(
            Setting.choice("flux.diagnostics.scope", Page.MAIN, "&Findings", "Whose findings are shown.",
                    new Choice("workspace", "of all programs of the workspace"), new Choice("openFiles", "only of what is open")),
            Setting.text("flux.severities", Page.MAIN, Kind.SEVERITIES, "&Severities",
                    "How severe findings are, by code (FLUX207), name (parameter-renamed) or group (elevation). What a "
                            + "flux.settings.json says wins, since that holds for everybody who works on the project, and for flux check."),
            Setting.text("flux.classPath", Page.MAIN, Kind.LIST, "&Class path",
                    "Jars and folders of classes in which Java types are looked up, relative to the project, beside those of "
                            + "flux.settings.json; one in each line. * and ? stand for any characters in the last part."),
            Setting.flag("flux.format.enable", Page.MAIN, true, "Format &programs",
                    "As flux format does: the whole text, a selection, and while typing if that is on."),
            Setting.flag(FORMAT_ON_TYPE, Page.MAIN, false, "Format while &typing",
                    "Each declaration when it is finished, by a semicolon, a brace or a new line."),
            Setting.flag("flux.completion.snippets", Page.MAIN, true, "Insert &declarations with places to fill in",
                    "Let completions insert whole declarations."),
            Setting.flag("flux.inlayHints.arcTypes", Page.HINTS, true, "&Types on arrows", "Show the types that an arrow carries."),
            Setting.flag("flux.inlayHints.elevations", Page.HINTS, true, "&Added locks",
                    "Show the locks that the compiler adds to a constraint so that nothing can deadlock."),
            Setting.flag("flux.inlayHints.acquisitionOrder", Page.HINTS, true, "&Order of acquisition",
                    "Show in which order the locks of a constraint are taken."),
            Setting.flag("flux.codeLens.run", Page.HINTS, true, "&Run above sources", "Show Run above a source."),
            Setting.flag("flux.codeLens.diagram", Page.HINTS, true, "&Diagram above sources", "Show Diagram above a source."),
            Setting.flag("flux.codeLens.references", Page.HINTS, true, "&Uses above nodes",
                    "Show how often a node is used above its declaration."),
            Setting.flag("flux.codeLens.paths", Page.HINTS, true, "Number of &paths above flows",
                    "Show how many paths lead through the flow of a source."),
            Setting.flag("flux.codeLens.performance", Page.HINTS, true, "Times and &waits of profiles",
                    "Show what a profile says: above sources and nodes what they take and how often, above constraints how long one waits "
                            + "for locks."),
            Setting.flag("flux.diagram.animate", Page.DIAGRAM, true, "&Animate changes",
                    "Let what is new in a diagram appear, and the rest move to its place."),
            Setting.choice("flux.diagram.theme", Page.DIAGRAM, "&Exported diagrams",
                    "What exported diagrams look like. A diagram in the workbench has the workbench's colours.",
                    new Choice("auto", "an SVG as whoever looks at it prefers, a PNG light"), new Choice("light", "light"),
                    new Choice("dark", "dark"), new Choice("print", "black on white, for paper")),
            Setting.text(JAVA_HOME, Page.SERVER, Kind.FOLDER, "&Java home",
                    "Home of the Java that everything of Flux runs on: 21 or newer, and a JDK (with compiler) to run servers. Left empty: "
                            + "FLUX_JAVA_HOME, JDK_HOME, JAVA_HOME, the Java of Eclipse, the java on the PATH, the usual folders."),
            Setting.text(JAVA_OPTIONS, Page.SERVER, Kind.LIST, "Java &options",
                    "Further options of the language server's Java machine, one in each line, such as -Xmx2g for workspaces with very "
                            + "large programs."),
            Setting.choice(TRACE, Page.SERVER, "&Trace", "What of the conversation with the language server is written to its console.",
                    new Choice("off", "nothing"), new Choice("messages", "one line for each message"),
                    new Choice("verbose", "everything that is said")));

    private Settings() {}

    /** What is set, or else preset. */
    public static String text(String key) {
        return preferences().get(key, setting(key).preset());
    }

    public static boolean isOn(String key) {
        return Boolean.parseBoolean(text(key));
    }

    /** Its lines, without empty ones. */
    public static List<String> list(String key) {
        return text(key).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    public static void set(String key, String value) {
        if (value.equals(setting(key).preset())) {
            preferences().remove(key);
        } else {
            preferences().put(key, value);
        }
    }

    /** Calls somebody, on any thread, whenever a setting changes. */
    public static void onChange(Runnable listener) {
        preferences().addPreferenceChangeListener(event -> {
            if (event.getKey().startsWith("flux.")) {
                listener.run();
            }
        });
    }

    /** All of them as the server wants them. */
    public static JsonObject json() {
        JsonObject json = new JsonObject();
        for (Setting setting : ALL) {
            String[] names = setting.key().split("\\.");
            JsonObject parent = json;
            for (String name : List.of(names).subList(1, names.length - 1)) {
                if (!parent.has(name)) {
                    parent.add(name, new JsonObject());
                }
                parent = parent.getAsJsonObject(name);
            }
            parent.add(names[names.length - 1], json(setting));
        }
        return json;
    }

    /** The same with the name of the section. */
    public static JsonObject section() {
        JsonObject section = new JsonObject();
        section.add("flux", json());
        return section;
    }

    private static JsonElement json(Setting setting) {
        return switch (setting.kind()) {
            case FLAG -> new JsonPrimitive(isOn(setting.key()));
            case TEXT, FOLDER, CHOICE -> new JsonPrimitive(text(setting.key()));
            case LIST -> {
                JsonArray array = new JsonArray();
                list(setting.key()).forEach(array::add);
                yield array;
            }
            case SEVERITIES -> {
                JsonObject severities = new JsonObject();
                list(setting.key()).stream().map(line -> line.split("=", 2)).filter(pair -> pair.length == 2)
                        .forEach(pair -> severities.addProperty(pair[0].strip(), pair[1].strip()));
                yield severities;
            }
        };
    }

    static Stream<Setting> on(Page page) {
        return ALL.stream().filter(setting -> setting.page() == page);
    }

    private static Setting setting(String key) {
        return ALL.stream().filter(setting -> setting.key().equals(key)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no setting " + key));
    }

    private static IEclipsePreferences preferences() {
        return InstanceScope.INSTANCE.getNode(Plugin.ID);
    }
}
