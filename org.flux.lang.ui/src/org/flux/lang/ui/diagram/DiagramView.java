// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.Ui;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.server.Server;
import org.flux.lang.ui.server.ServerListener;

/** <em>Flux Diagram</em>: the program of the active editor, or the one that it was opened for, as a picture. */
public final class DiagramView extends ViewPart implements Diagram.Surroundings, ServerListener {
    public static final String ID = "org.flux.lang.ui.diagram";

    private final IPropertyChangeListener coloursChanged = event -> appearLater();
    private final Listener systemChanged = event -> appearLater();
    private final IResourceChangeListener filesChanged = this::filesChanged;
    private Memory memory = new Memory(null);
    private Display display;
    private Following following;
    private Visibility visibility;
    private DiagramActions actions;
    private Control control;
    /** Null where the system has none. */
    private Web web;
    /** Null until there is a program. */
    private volatile Diagram diagram;

    @Override
    public void init(IViewSite site, IMemento memento) throws PartInitException {
        super.init(site, memento);
        memory = new Memory(memento);
    }

    @Override
    public void saveState(IMemento memento) {
        memory.save(memento);
    }

    @Override
    public void createPartControl(Composite parent) {
        display = parent.getDisplay();
        actions = new DiagramActions(this, memory);
        actions.contribute(getViewSite().getActionBars());
        try {
            web = new Web(parent, this::receive);
            control = web.control();
        } catch (SWTError | IllegalStateException none) {
            Plugin.log("There is no web view for diagrams", none);
            control = NoBrowser.create(parent, Platform.getOS(), none.getMessage(), () -> export(Format.SVG));
        }
        Server.get().addListener(this);
        EditorsUI.getPreferenceStore().addPropertyChangeListener(coloursChanged);
        display.addListener(SWT.Settings, systemChanged);
        ResourcesPlugin.getWorkspace().addResourceChangeListener(filesChanged, IResourceChangeEvent.POST_CHANGE);
        visibility = new Visibility(this);
        following = new Following(getSite().getPage(), this::moved);
        memory.last().ifPresentOrElse(this::show, () -> {
            Optional<Place> place = following.place();
            place.ifPresent(at -> show(at.uri()));
            if (place.isEmpty() && web != null) {
                web.load(null, Appearance.of(display));
            }
        });
    }

    @Override
    public void dispose() {
        Server.get().removeListener(this);
        EditorsUI.getPreferenceStore().removePropertyChangeListener(coloursChanged);
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(filesChanged);
        if (display != null && !display.isDisposed()) {
            display.removeListener(SWT.Settings, systemChanged);
        }
        if (following != null) {
            following.dispose();
        }
        if (visibility != null) {
            visibility.dispose();
        }
        if (diagram != null) {
            diagram.dispose();
        }
        super.dispose();
    }

    @Override
    public void setFocus() {
        control.setFocus();
    }

    /** What is shown, if there is anything. */
    Optional<Diagram> diagram() {
        return Optional.ofNullable(diagram);
    }

    /** For tests. */
    Optional<Web> web() {
        return Optional.ofNullable(web);
    }

    /** Whether something else may be shown in it without being asked for. */
    boolean pinned() {
        return memory.pinned();
    }

    void pin() {
        actions.pin();
    }

    /**
     * Shows a program in the view that shows it already, or else in one that may be used for it.
     *
     * @param node what is selected in it, by name; null for nothing
     */
    public static void show(String uri, String node) {
        DiagramViews.show(uri, node);
    }

    void showProgram(String uri, String node) {
        if (diagram == null || !diagram.shows(uri)) {
            show(uri);
        }
        if (node != null) {
            diagram.select(node);
        }
    }

    private void show(String uri) {
        if (diagram != null) {
            diagram.dispose();
        }
        memory.last(uri);
        Optional<JsonObject> saved = memory.saved(uri);
        diagram = new Diagram(display, this, uri, saved.map(kept -> new Want(kept.getAsJsonObject("want"))).orElse(Want.NOTHING_SPECIAL));
        diagram.visible(visibility == null || visibility.visible());
        titled(uri);
        if (web != null) {
            JsonObject kept = saved.orElseGet(JsonObject::new);
            kept.addProperty("program", uri);
            if (!kept.has("want")) {
                kept.add("want", Want.NOTHING_SPECIAL.json());
            }
            web.load(kept, Appearance.of(display));
        }
    }

    void visible(boolean visible) {
        diagram().ifPresent(shown -> shown.visible(visible));
        if (visible) {
            follow();
        }
    }

    /** The cursor of the active editor is somewhere else, or another editor is active. */
    private void moved(Place place) {
        if (!memory.linked() || visibility != null && !visibility.visible()) {
            return; // it catches up when it can be seen
        }
        if (diagram == null || !diagram.shows(place.uri()) && !memory.pinned()) {
            show(place.uri());
        }
        diagram.follow(place);
    }

    /** The links between editor and view have changed. */
    void follow() {
        place().ifPresent(this::moved);
    }

    void export(Format format) {
        Optional<String> uri = diagram().map(Diagram::program).or(() -> following.place().map(Place::uri));
        if (uri.isEmpty()) {
            Notices.error("Open a program first, a file .flux.");
            return;
        }
        new Export(uri.get(), diagram().map(Diagram::want).orElse(Want.NOTHING_SPECIAL), DiagramViews.theme())
                .toChosenFile(getSite().getShell(), format);
    }

    private void receive(JsonObject message) {
        String kind = message.get("kind").getAsString();
        if (kind.equals("ready")) {
            web.tell(ToPage.theme(Appearance.of(display).name()));
            web.tell(ToPage.settings(InstanceScope.INSTANCE.getNode(Plugin.ID).getBoolean("flux.diagram.animate", true)));
            if (diagram == null) {
                web.tell(ToPage.notice("No diagram yet", "Open a program, a file .flux: its diagram appears here.",
                        ToPage.Action.NEW_PROJECT));
            }
        }
        if (kind.equals("command")) {
            ToPage.Action.command(message.get("command").getAsString()).ifPresent(this::execute);
        } else if (diagram != null) {
            receive(kind, message, diagram);
        }
    }

    private void receive(String kind, JsonObject message, Diagram shown) {
        switch (kind) {
            case "ready" -> shown.ready();
            case "save" -> {
                JsonObject saved = message.getAsJsonObject("saved");
                if (saved.has("program") && saved.get("program").getAsString().equals(shown.uri())) {
                    memory.save(shown.uri(), saved); // not of a page that has been left
                }
            }
            case "want" -> shown.want(new Want(message.getAsJsonObject("want")));
            case "reveal" -> shown.reveal(message.get("id").getAsString(), message.get("what").getAsString().equals("declaration"),
                    message.get("focus").getAsBoolean());
            case "open" -> open(FileRange.of(message.getAsJsonObject("range")), true);
            case "chooseOverlay" -> chooseOverlay(shown);
            case "export" -> export(Format.of(message.get("format").getAsString()).orElse(Format.SVG));
            default -> Plugin.warn("The diagram's page said something unknown: " + kind);
        }
    }

    private void execute(String command) {
        try {
            getSite().getService(IHandlerService.class).executeCommand(command, null);
        } catch (NotDefinedException e) {
            Plugin.log("There is no command " + command, e);
        } catch (CommandException e) {
            Notices.error(String.valueOf(e.getMessage()));
        }
    }

    private void chooseOverlay(Diagram shown) {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.OPEN);
        dialog.setText("Overlay for the Diagram");
        dialog.setFilterNames(new String[] {"Overlays (*.json)", "All files"});
        dialog.setFilterExtensions(new String[] {"*.json", "*"});
        Path program = Path.of(FileRange.nameOf(shown.uri()));
        if (program.getParent() != null) {
            dialog.setFilterPath(program.getParent().toString());
        }
        String chosen = dialog.open();
        if (chosen != null) {
            paint(Path.of(chosen));
        }
    }

    void paint(Path overlay) {
        web.tell(ToPage.overlay(overlay.getFileName().toString(), overlay.toUri().toString()));
    }

    @Override
    public void tell(JsonObject message) {
        if (web != null) {
            web.tell(message);
        }
    }

    @Override
    public void titled(String uri) {
        String file = uri.substring(uri.lastIndexOf('/') + 1);
        setPartName("Diagram of " + URI.create(file.endsWith(".flux") ? file.substring(0, file.length() - ".flux".length()) : file)
                .getPath());
        setTitleToolTip(FileRange.nameOf(uri));
    }

    @Override
    public void open(FileRange range, boolean focus) {
        Editors.open(range.uri(), range.range(), focus);
    }

    @Override
    public void complain(String message) {
        Notices.error(message);
    }

    @Override
    public Optional<Place> place() {
        return memory.linked() && getSite().getPage().getActivePart() != this ? following.place() : Optional.empty();
    }

    private void appearLater() {
        if (web != null) {
            later(() -> web.appear(Appearance.of(display)));
        }
    }

    private void later(Runnable action) {
        Ui.later(() -> {
            if (!control.isDisposed()) {
                action.run();
            }
        });
    }

    @Override
    public void started() {
        later(() -> diagram().ifPresent(Diagram::ask));
    }

    @Override
    public void ended(String reason) {
        later(() -> diagram().ifPresent(shown -> shown.withoutServer("the Flux server does not run")));
    }

    @Override
    public void diagramChanged(List<String> roots) {
        later(() -> diagram().filter(shown -> roots.stream().anyMatch(root ->
                FileRange.nameOf(root).equals(FileRange.nameOf(shown.program())))).ifPresent(Diagram::ask));
    }

    /** An overlay may have been changed in another editor. */
    private void filesChanged(IResourceChangeEvent event) {
        Diagram shown = diagram;
        Optional<Path> overlay = shown == null ? Optional.empty() : shown.want().overlayFile();
        if (overlay.isEmpty() || event.getDelta() == null) {
            return;
        }
        try {
            event.getDelta().accept(delta -> {
                IResource resource = delta.getResource();
                if (resource.getType() == IResource.FILE && resource.getLocation() != null
                        && resource.getLocation().toPath().equals(overlay.get())) {
                    later(shown::ask);
                }
                return true;
            });
        } catch (CoreException e) {
            Plugin.log("The overlay of a diagram could not be looked at", e);
        }
    }
}
