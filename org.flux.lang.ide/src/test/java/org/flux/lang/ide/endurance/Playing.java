// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.endurance;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.lang.settings.Settings;

/** Plays a script to a server, and looks whether it is right. */
final class Playing implements AutoCloseable {
    private static final int MOST_WAITING = 30;
    private static final int MOST_LENGTH = 6000;
    /** Cancelled, content modified, cancelled by the server. */
    private static final List<Integer> NO_FAILURES = List.of(-32800, -32801, -32802);
    private static final int REFUSED = -32803;

    private final Path disk;
    private final Path scratch;
    private final long patience;
    private final ClientCapabilities client;
    private RemoteServer remote;
    private TextDocumentService texts;
    private List<Questions.Question<?>> questions;
    private final Map<String, Text> open = new TreeMap<>();
    private final Set<String> folders = new LinkedHashSet<>(List.of(Script.FIRST, Script.SECOND));
    private final List<FileEvent> untold = new ArrayList<>();
    private final Map<CompletableFuture<?>, String> waiting = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private int asked;
    private int checks;

    /**
     * Starts a server on the workspace of all scripts.
     *
     * @param scratch a folder for it
     * @param patience how many seconds the server has to come to rest
     */
    Playing(Path scratch, ClientCapabilities client, long patience) throws IOException {
        this.scratch = Files.createDirectories(scratch);
        this.disk = scratch.resolve("disk");
        this.patience = patience;
        this.client = client;
        for (String file : Script.FILES) {
            if (Script.exists(file)) {
                write(disk.resolve(file), Script.text(file));
            }
        }
        start();
    }

    private void start() throws IOException {
        remote = RemoteServer.start(scratch.resolve("log"), client, folders.stream().map(disk::resolve).toList());
        texts = remote.server().getTextDocumentService();
        questions = new Questions(remote).all();
    }

    /** Kills the server as a crash would, and does what editors do then: another one is started and told which texts are open. */
    void killAndRestart() throws IOException {
        remote.kill();
        waiting.clear();
        untold.clear();
        start();
        open.values().forEach(text -> texts.didOpen(new DidOpenTextDocumentParams(
                new TextDocumentItem(text.uri(), "flux", text.version(), text.text()))));
    }

    RemoteServer remote() {
        return remote;
    }

    /** How many requests there have been. */
    int asked() {
        return asked;
    }

    /** The names of all requests that the server announces. */
    List<String> questions() {
        return questions.stream().<String>map(Questions.Question::name).toList();
    }

    void play(Action action) throws IOException {
        String file = Script.FILES.get(action.file());
        switch (action.kind()) {
            case EDIT, LINE, TWICE, RESET, UNDO -> edit(action);
            case OPEN -> open(file);
            case CLOSE -> close(file);
            case SAVE -> save(file);
            case ASK, CANCEL -> ask(action);
            case WRITE -> diskWrite(file, action);
            case DELETE -> diskDelete(file, action.length() == 0);
            case RENAME -> diskRename(file, Script.FILES.get(action.at() % Script.FILES.size()), action.length() == 0);
            case SETTINGS -> settings(action);
            case CONFIGURE -> configure();
            case FOLDER -> folder();
        }
    }

    // Texts

    private Optional<Text> chosen(int any) {
        return open.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(open.values()).get(any % open.size()));
    }

    private void edit(Action action) {
        chosen(action.file()).ifPresent(text -> {
            List<TextDocumentContentChangeEvent> changes = new ArrayList<>();
            String file = name(text.uri());
            int at = text.place(action.at());
            if (action.kind() == Action.Kind.RESET || text.text().length() > MOST_LENGTH) {
                changes.add(action.length() == 0 ? text.replaceAll(Script.text(file))
                        : text.replace(0, text.text().length(), Script.text(file)));
            } else if (action.kind() == Action.Kind.UNDO) {
                text.undo().ifPresent(changes::add);
            } else {
                int start = action.kind() == Action.Kind.LINE ? text.startOfLine(at) : at;
                int end = Math.max(start, text.place(Math.min(text.text().length(), start + action.length())));
                changes.add(text.replace(start, end, action.text()));
                if (action.kind() == Action.Kind.TWICE) {
                    int other = text.place(action.at() / 3);
                    changes.add(text.replace(other, other, action.text()));
                }
            }
            if (!changes.isEmpty()) {
                texts.didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(text.uri(), text.nextVersion()),
                        changes));
            }
        });
    }

    private String uri(String file) {
        return file.equals(Script.UNTITLED) ? file : disk.resolve(file).toUri().toString();
    }

    private String name(String uri) {
        return Script.FILES.stream().filter(file -> uri(file).equals(uri)).findFirst().orElseThrow();
    }

    private void open(String file) throws IOException {
        if (open.containsKey(file) || !file.equals(Script.UNTITLED) && !Files.exists(disk.resolve(file))) {
            return;
        }
        Text text = new Text(uri(file), file.equals(Script.UNTITLED) ? "Listen () => (int x);\n" : Files.readString(disk.resolve(file)));
        open.put(file, text);
        texts.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(text.uri(), "flux", text.version(), text.text())));
    }

    private void close(String file) {
        Text text = open.remove(file);
        if (text != null) {
            texts.didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(text.uri())));
        }
    }

    private void save(String file) throws IOException {
        Text text = open.get(file);
        if (text != null && !file.equals(Script.UNTITLED)) {
            write(disk.resolve(file), text.text());
            texts.didSave(new DidSaveTextDocumentParams(new TextDocumentIdentifier(text.uri())));
            tell(file, FileChangeType.Changed, true);
        }
    }

    // The disk

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void tell(String file, FileChangeType type, boolean atOnce) {
        untold.add(new FileEvent(disk.resolve(file).toUri().toString(), type));
        if (atOnce) {
            tellAll();
        }
    }

    private void tellAll() {
        if (!watches()) {
            untold.clear();
        } else if (!untold.isEmpty()) {
            remote.server().getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.copyOf(untold)));
            untold.clear();
        }
    }

    private boolean watches() {
        return client.getWorkspace().getDidChangeWatchedFiles() != null;
    }

    private void diskWrite(String file, Action action) throws IOException {
        if (file.equals(Script.UNTITLED)) {
            return;
        }
        Path path = disk.resolve(file);
        boolean exists = Files.exists(path);
        Text before = new Text("", exists && Files.size(path) < MOST_LENGTH ? Files.readString(path) : Script.text(file));
        int at = before.place(action.at());
        before.replace(at, at, action.text());
        write(path, before.text());
        tell(file, exists ? FileChangeType.Changed : FileChangeType.Created, action.length() == 0);
    }

    private void diskDelete(String file, boolean atOnce) throws IOException {
        if (!file.equals(Script.UNTITLED) && Files.deleteIfExists(disk.resolve(file))) {
            tell(file, FileChangeType.Deleted, atOnce);
        }
    }

    private void diskRename(String file, String to, boolean atOnce) throws IOException {
        if (file.equals(Script.UNTITLED) || to.equals(Script.UNTITLED) || file.equals(to) || !Files.exists(disk.resolve(file))) {
            return;
        }
        boolean exists = Files.exists(disk.resolve(to));
        Files.createDirectories(disk.resolve(to).getParent());
        Files.move(disk.resolve(file), disk.resolve(to), StandardCopyOption.REPLACE_EXISTING);
        tell(file, FileChangeType.Deleted, false);
        tell(to, exists ? FileChangeType.Changed : FileChangeType.Created, atOnce);
    }

    private void settings(Action action) throws IOException {
        String text = Script.SETTINGS.get(action.at() % Script.SETTINGS.size());
        String file = Script.FIRST + "/" + Settings.FILE_NAME;
        if (text.isEmpty()) {
            if (Files.deleteIfExists(disk.resolve(file))) {
                tell(file, FileChangeType.Deleted, action.length() == 0);
            }
        } else {
            write(disk.resolve(file), text);
            tell(file, FileChangeType.Changed, action.length() == 0);
        }
    }

    /** Something else than severities, which must not change what is found. */
    private void configure() {
        JsonObject section = JsonParser.parseString("{\"inlayHints\": {\"arcTypes\": " + (asked % 2 == 0) + "}}").getAsJsonObject();
        remote.settings(section);
        remote.server().getWorkspaceService().didChangeConfiguration(new DidChangeConfigurationParams(new JsonObject()));
    }

    private void folder() {
        WorkspaceFoldersChangeEvent event = new WorkspaceFoldersChangeEvent(List.of(), List.of());
        if (folders.remove(Script.SECOND)) {
            event.setRemoved(List.of(RemoteServer.folder(disk.resolve(Script.SECOND))));
        } else {
            folders.add(Script.SECOND);
            event.setAdded(List.of(RemoteServer.folder(disk.resolve(Script.SECOND))));
        }
        remote.server().getWorkspaceService().didChangeWorkspaceFolders(new DidChangeWorkspaceFoldersParams(event));
    }

    // Requests

    private void ask(Action action) {
        chosen(action.file()).ifPresent(text -> {
            int at = text.place(action.at());
            int end = Math.max(at, text.place(Math.min(text.text().length(), at + action.length() % 200)));
            Position start = text.position(at);
            PublishDiagnosticsParams published = remote.published().get(text.uri());
            Questions.Place place = new Questions.Place(new TextDocumentIdentifier(text.uri()), start, new Range(start, text.position(end)),
                    published == null ? List.of() : published.getDiagnostics());
            Questions.Question<?> question = questions.get(action.length() % questions.size());
            waiting.put(question.ask(place, action.kind() == Action.Kind.ASK),
                    question.name() + " at " + start.getLine() + ":" + start.getCharacter() + " of " + name(text.uri()));
            asked++;
        });
        if (waiting.size() >= MOST_WAITING) {
            hearAnswers();
        }
    }

    private void hearAnswers() {
        waiting.forEach((answer, what) -> {
            try {
                answer.orTimeout(patience, TimeUnit.SECONDS).join();
            } catch (CompletionException e) {
                boolean refusal = what.startsWith("rename") || what.startsWith("callHierarchy");
                if (!(e.getCause() instanceof ResponseErrorException error) || !NO_FAILURES.contains(error.getResponseError().getCode())
                        && !(refusal && error.getResponseError().getCode() == REFUSED)) {
                    failures.add(what + ": " + e.getCause());
                }
            }
        });
        waiting.clear();
    }

    // Is it right?

    /** Tells everything that has not been told, lets the server come to rest, and compares. */
    Optional<String> complaint() throws Exception {
        tellAll();
        hearAnswers();
        if (failures.isEmpty()) {
            checks++;
            Map<String, String> now = new TreeMap<>();
            open.forEach((file, text) -> now.put(file, text.text()));
            Path elsewhere = scratch.resolve("check" + checks);
            Map<String, Set<String>> fresh = FreshCheck.of(disk, folders, now, elsewhere, SeverityPolicy.CATALOGUE);
            delete(elsewhere);
            if (!remote.awaitPublished(it -> FreshCheck.of(it.values(), disk).equals(fresh) && isCurrent(it), patience)) {
                Map<String, PublishDiagnosticsParams> published = remote.published();
                failures.add("the diagnostics are stale:\n" + FreshCheck.difference(fresh, FreshCheck.of(published.values(), disk))
                        + open.values().stream().filter(text -> !isCurrent(text, published)).map(text -> name(text.uri())
                                + " has version " + text.version() + ", its diagnostics have " + version(text, published) + "\n")
                                .collect(Collectors.joining()));
            }
        }
        remote.complaints().forEach(complaint -> failures.add("the server says: " + complaint));
        return failures.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", failures.stream().limit(10).toList()));
    }

    /** Whether of each text that is open the last diagnostics are those of its version. */
    private boolean isCurrent(Map<String, PublishDiagnosticsParams> published) {
        return open.values().stream().allMatch(text -> isCurrent(text, published));
    }

    private static boolean isCurrent(Text text, Map<String, PublishDiagnosticsParams> published) {
        return version(text, published).equals(Optional.of(text.version()));
    }

    private static Optional<Integer> version(Text text, Map<String, PublishDiagnosticsParams> published) {
        return Optional.ofNullable(published.get(text.uri())).map(PublishDiagnosticsParams::getVersion);
    }

    /** Back to the beginning: all closed, all files and folders as they were. */
    void reset() throws IOException {
        List.copyOf(open.keySet()).forEach(this::close);
        if (!folders.contains(Script.SECOND)) {
            folder();
        }
        settings(new Action(Action.Kind.SETTINGS, 0, 0, 0, ""));
        for (String file : Script.FILES) {
            if (Script.exists(file)) {
                write(disk.resolve(file), Script.text(file));
                tell(file, FileChangeType.Changed, false);
            } else {
                diskDelete(file, false);
            }
        }
        tellAll();
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() {
        remote.close();
    }
}
