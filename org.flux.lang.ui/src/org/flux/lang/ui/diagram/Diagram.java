// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.swt.widgets.Display;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.Ui;
import org.flux.lang.ui.server.Server;
import org.flux.lang.ui.server.State;

/**
 * The diagram of one program: asks the server for what is wanted, again with every change, and ties picture and text together. To be used
 * on the UI thread, which it never blocks.
 */
final class Diagram {
    /** What the server says of a text that has changed meanwhile, or if it has given up; not an error. */
    private static final Set<Integer> CHANGED = Set.of(-32800, -32801, -32802);
    /** In milliseconds. */
    private static final int AGAIN = 200;

    /** Where it is shown. */
    interface Surroundings {
        void tell(JsonObject message);

        /** The program is another one than thought. */
        void titled(String uri);

        /** Shows a place in the text. */
        void open(FileRange range, boolean focus);

        /** A mistake in what the user has chosen. */
        void complain(String message);

        /** Where the text's cursor is, if that is to be followed. */
        Optional<Place> place();
    }

    /** @param reason why it is stale, or incomplete */
    private record Answer(String uri, boolean stale, Optional<String> reason, JsonObject model) {
        static Answer of(JsonObject json) {
            return new Answer(json.get("uri").getAsString(), json.get("stale").getAsBoolean(), Optional.ofNullable(json.get("reason"))
                    .filter(reason -> !reason.isJsonNull()).map(JsonElement::getAsString), json.getAsJsonObject("model"));
        }
    }

    /** A selection of the text that was made from here. */
    private record Revealed(FileRange range, String id) {}

    private final Display display;
    private final Surroundings surroundings;
    private final String uri;
    private Want want;
    /** What is to be selected as soon as there is a picture. */
    private Optional<String> node = Optional.empty();
    private Optional<Answer> answer = Optional.empty();
    private Optional<Picture> picture = Optional.empty();
    private CompletableFuture<JsonElement> asking;
    private int asked;
    private boolean listening;
    private boolean visible = true;
    private boolean outdated;
    /** What the page shows, as text. */
    private String told = "";
    private Optional<Revealed> revealed = Optional.empty();
    private boolean disposed;

    /** @param uri of the program, or of a file of it */
    Diagram(Display display, Surroundings surroundings, String uri, Want want) {
        this.display = display;
        this.surroundings = surroundings;
        this.uri = uri;
        this.want = want;
    }

    /** What it was opened for. */
    String uri() {
        return uri;
    }

    /** Of the program that is shown, as far as it is known. */
    String program() {
        return answer.map(Answer::uri).orElse(uri);
    }

    Want want() {
        return want;
    }

    boolean shows(String otherUri) {
        String name = FileRange.nameOf(otherUri);
        return name.equals(FileRange.nameOf(uri)) || name.equals(FileRange.nameOf(program()))
                || picture.filter(shown -> shown.files().contains(name)).isPresent();
    }

    void dispose() {
        disposed = true;
        cancel();
    }

    /** The page can be told things from now on. */
    void ready() {
        listening = true;
        told = "";
        answer.ifPresent(this::show);
        ask();
    }

    void want(Want wanted) {
        want = wanted;
        ask();
    }

    /** What nobody sees is not drawn. */
    void visible(boolean isVisible) {
        visible = isVisible;
        if (visible && outdated) {
            ask();
        }
    }

    void select(String wanted) {
        node = Optional.of(wanted);
        selectNode();
    }

    private void selectNode() {
        if (node.isPresent() && picture.isPresent()) {
            List<String> boxes = picture.get().boxesOf(node.get());
            node = Optional.empty();
            tell(ToPage.select(boxes.subList(0, Math.min(1, boxes.size()))));
        }
    }

    /** The cursor is somewhere else. */
    void follow(Place place) {
        if (picture.isEmpty() || !picture.get().files().contains(place.file())) {
            return;
        }
        Optional<Revealed> made = revealed.filter(last -> last.range().file().equals(place.file())
                && last.range().range().equals(place.selection()) && picture.get().has(last.id()));
        tell(ToPage.select(made.map(last -> List.of(last.id())).orElseGet(() -> picture.get().elementsAt(place.file(),
                place.selection().getEnd(), place.before()))));
    }

    void reveal(String id, boolean declaration, boolean focus) {
        picture.flatMap(shown -> shown.rangeOf(id, declaration)).ifPresent(range -> {
            revealed = Optional.of(new Revealed(range, id));
            surroundings.open(range, focus);
        });
    }

    /** Asks for the picture as it is to be now; what was asked before is of no interest any more. */
    void ask() {
        cancel();
        outdated = !listening || !visible;
        if (outdated || disposed) {
            return; // it asks as soon as it can be seen
        }
        int number = asked;
        Want wanted = want;
        tell(ToPage.busy(true));
        later(CompletableFuture.supplyAsync(() -> params(wanted)), number, (parameters, unreadable) -> {
            if (unreadable != null) {
                failed(unreadable);
            } else {
                asking = Server.get().ask(server -> server.diagram(parameters));
                later(asking, number, this::answered);
            }
        });
    }

    private JsonObject params(Want wanted) {
        try {
            return wanted.params(uri);
        } catch (IOException unreadable) {
            throw new CompletionException("the file cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Goes on with a result on the UI thread, unless somebody has asked for something else meanwhile. */
    private <T> void later(CompletableFuture<T> result, int number, BiConsumer<T, Throwable> then) {
        result.whenComplete((value, error) -> Ui.later(() -> {
            if (number == asked && !disposed) {
                then.accept(value, error);
            }
        }));
    }

    private void cancel() {
        asked++;
        if (asking != null) {
            asking.cancel(true);
            asking = null;
        }
    }

    private void answered(JsonElement json, Throwable error) {
        asking = null;
        tell(ToPage.busy(false));
        if (error != null) {
            failed(error);
        } else if (json == null) {
            withoutServer("the Flux server does not run");
        } else {
            show(Answer.of(json.getAsJsonObject()));
        }
    }

    private void show(Answer shown) {
        boolean followed = answer.filter(before -> before != shown).isPresent();
        answer = Optional.of(shown);
        picture = Optional.of(new Picture(shown.model()));
        surroundings.titled(shown.uri());
        draw(shown, shown.stale() ? Optional.of(shown.reason().orElse("the text has changed")) : Optional.empty());
        if (node.isPresent()) {
            selectNode();
        } else if (followed || revealed.isEmpty()) {
            surroundings.place().ifPresent(this::follow);
        }
    }

    /** @param stale why it is old */
    private void draw(Answer drawn, Optional<String> stale) {
        JsonObject message = stale.isPresent() ? ToPage.picture(uri, drawn.model(), "stale", stale)
                : ToPage.picture(uri, drawn.model(), "incomplete", drawn.reason());
        String text = message.toString();
        if (!text.equals(told)) {
            tell(message);
            told = text;
        }
    }

    private void tell(JsonObject message) {
        if (message.get("kind").getAsString().equals("notice")) {
            told = ""; // it covers the picture
        }
        if (listening && !disposed) {
            surroundings.tell(message);
        }
    }

    private void failed(Throwable error) {
        tell(ToPage.busy(false));
        Throwable cause = error instanceof CompletionException && error.getCause() instanceof ResponseErrorException refused ? refused
                : error;
        if (cause instanceof CancellationException) {
            withoutServer("the Flux server has ended");
            return;
        }
        if (cause instanceof ResponseErrorException refused && CHANGED.contains(refused.getResponseError().getCode())) {
            int number = asked;
            display.timerExec(AGAIN, () -> {
                if (number == asked) {
                    ask();
                }
            });
            return;
        }
        String message = String.valueOf(cause.getMessage());
        Plugin.warn("The diagram of " + program() + " could not be drawn: " + message);
        Optional<String> overlay = want.overlayName();
        if (overlay.isPresent()) {
            // A mistake in a file is its author's; the picture is shown without it.
            surroundings.complain("The overlay " + overlay.get() + " cannot be painted: " + message);
            tell(ToPage.overlay(null, null));
        } else if (answer.isPresent()) {
            draw(answer.get(), Optional.of("the diagram could not be drawn: " + message));
        } else {
            tell(ToPage.notice("The diagram could not be drawn", message, ToPage.Action.SHOW_LOG, ToPage.Action.RESTART));
        }
    }

    /** What is shown stays, and the reader is told that it is old. */
    void withoutServer(String why) {
        if (answer.isPresent()) {
            draw(answer.get(), Optional.of(why));
        } else if (Server.get().state().kind() == State.Kind.NO_JAVA) {
            tell(ToPage.notice("Diagrams need Java 21 or newer", "The part of Flux that draws them runs on it.",
                    ToPage.Action.INSTALL, ToPage.Action.CHOOSE));
        } else {
            tell(ToPage.notice("The Flux server does not run yet", "The diagram appears as soon as it does.",
                    ToPage.Action.SHOW_LOG, ToPage.Action.RESTART));
        }
    }
}
