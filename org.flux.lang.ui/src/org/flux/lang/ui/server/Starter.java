// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.Notices.Remedy;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.console.Log;
import org.flux.lang.ui.diagnostics.Problems;
import org.flux.lang.ui.preferences.Settings;

/** Starts the server, and starts it again when it has ended by itself. All of it happens on one thread, one thing after the other. */
final class Starter {
    /** How long after the start the archive is made: not while the first texts are looked at. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SECONDS_TO_ANSWER = 60;

    private final Server server;
    private final Folders folders = new Folders();
    private final Watching watching;
    private final Crashes crashes = new Crashes();
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(task -> Connection.daemon(task, "flux-starter"));
    private Connection connection;
    private Future<?> archiving;
    private String startedWith = "";
    private boolean listening;
    private volatile boolean over;
    /** One that has not answered yet. */
    private volatile Connection starting;

    Starter(Server server) {
        this.server = server;
        this.watching = new Watching(server, folders);
    }

    void start() {
        run(this::startNow);
    }

    void restart() {
        run(() -> {
            crashes.forget();
            restartNow();
        });
    }

    void stop() {
        over = true;
        Connection silent = starting;
        if (silent != null) {
            silent.abort(); // nobody waits for its answer any more
        }
        try {
            thread.submit(this::stopNow).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            Log.warn("The server did not stop: " + e.getMessage()); // it ends by itself when this process has ended
        }
        thread.shutdownNow();
    }

    private void run(Runnable step) {
        if (over) {
            return;
        }
        thread.execute(() -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                Plugin.log("The Flux server could not be started", e);
                server.become(new State(State.Kind.STOPPED, String.valueOf(e.getMessage())));
            }
        });
    }

    private void restartNow() {
        stopNow();
        startNow();
    }

    private void listen() {
        if (!listening) {
            listening = true;
            ResourcesPlugin.getWorkspace().addResourceChangeListener(watching, IResourceChangeEvent.POST_CHANGE);
            Settings.onChange(() -> run(this::settingsChanged));
        }
    }

    private void settingsChanged() {
        if (!startedWith.equals(start(Settings.text(Settings.JAVA_HOME)))) {
            crashes.forget();
            restartNow();
        } else {
            server.outgoing().send(remote -> remote.getWorkspaceService().didChangeConfiguration(
                    new DidChangeConfigurationParams(Settings.section())));
        }
    }

    private static String start(String home) {
        return home + "\n" + String.join("\n", Settings.list(Settings.JAVA_OPTIONS));
    }

    private void startNow() {
        listen();
        startedWith = start(Settings.text(Settings.JAVA_HOME));
        if (!server.state().equals(State.RESTARTING)) {
            server.become(State.STARTING);
        }
        JavaSearch search = JavaSearch.now();
        if (search.java().isEmpty()) {
            String message = JavaMessages.none(search);
            Log.error(message);
            Notices.error(message, Remedy.CHOOSE_JAVA, Remedy.INSTALL_JAVA);
            server.become(new State(State.Kind.NO_JAVA, message));
            return;
        }
        JavaMessages.namedInVain(search).ifPresent(message -> {
            Log.warn(message);
            Notices.warning(message, Remedy.CHOOSE_JAVA);
        });
        try {
            start(search.java().get(), FluxCommand.jar());
        } catch (IOException | UncheckedIOException e) {
            if (!over) {
                cannotStart(String.valueOf(e.getMessage()));
            }
        }
    }

    private void start(Java java, Path jar) throws IOException {
        Path folder = Plugin.get().getStateLocation().append("startup").toPath();
        Optional<StartupArchive> archive = StartupArchive.of(java, jar, folder, System.getenv());
        Optional<Path> whole = archive.flatMap(StartupArchive::whole);
        try {
            connect(java, jar, whole);
        } catch (IOException e) {
            if (whole.isEmpty() || over) {
                throw e;
            }
            Log.warn("The server did not start from its archive, which is not used any more: " + e.getMessage());
            archive.get().refuse();
            connect(java, jar, Optional.empty());
        }
        if (whole.isEmpty() && archive.isPresent()) {
            archiving = thread.schedule(() -> {
                if (archive.get().makeLater(System.getenv())) {
                    Log.info("Making " + archive.get().file() + ", with which the next start is faster");
                }
            }, PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Starts it and waits until it has answered. */
    private void connect(Java java, Path jar, Optional<Path> archive) throws IOException {
        List<String> command = FluxCommand.shortCommand(java, jar, archive, List.of("lsp", "--stdio"));
        Log.info("Starting " + String.join(" ", command));
        watching.begin();
        Client client = new Client(server, watching);
        Connection next = new Connection(new ProcessBuilder(command).start(), client);
        starting = next;
        if (over) {
            next.abort();
        }
        try {
            next.initialize(Capabilities.parameters(folders.begin()), SECONDS_TO_ANSWER, () -> run(() -> ended(next, client)));
        } catch (IOException e) {
            String words = next.lastWords();
            next.stop();
            throw new IOException(words.isEmpty() ? e.getMessage() : words, e);
        } finally {
            starting = null;
        }
        connection = next;
        server.connected(next);
        if (!server.state().isRunning()) {
            server.become(new State(State.Kind.READING, ""));
        }
        watching.catchUp(); // a project may have been opened meanwhile
    }

    /** Its process is gone. */
    private void ended(Connection old, Client client) {
        Log.info("The server (process " + old.pid() + ") has ended: " + old.exit());
        client.ended();
        if (old.isStopping() || old != connection) {
            return;
        }
        connection = null;
        cancelArchiving();
        Problems.get().clear(); // a new server does not speak of files that nothing is wrong with any more
        if (crashes.another(Instant.now())) {
            Log.warn("The server ended by itself and is started again; no text is lost");
            server.disconnected(old, State.RESTARTING);
            old.close();
            thread.schedule(() -> run(() -> {
                if (connection == null) {
                    startNow();
                }
            }), crashes.pause().toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        String reason = "it ended " + Crashes.MOST + " times within minutes";
        server.disconnected(old, new State(State.Kind.STOPPED, reason));
        old.close();
        Notices.error("The Flux server was not started again: " + reason + ". Your texts are not concerned; the log tells more.",
                Remedy.RESTART, Remedy.SHOW_LOG);
    }

    private void cannotStart(String problem) {
        String first = problem.lines().filter(line -> !line.isBlank()).findFirst().orElse("it says nothing").strip();
        Log.error("The server cannot start: " + first);
        server.become(new State(State.Kind.STOPPED, "It cannot start: " + first));
        List<String> users = Settings.list(Settings.JAVA_OPTIONS);
        String options = users.isEmpty() ? "" : " The setting flux.java.options is: " + String.join(" ", users);
        Notices.error("The Flux server cannot start: " + first + (first.endsWith(".") ? "" : ".") + options,
                Remedy.SHOW_LOG, Remedy.SETTINGS, Remedy.RESTART);
    }

    private void stopNow() {
        cancelArchiving();
        Connection old = connection;
        connection = null;
        if (old != null) {
            server.disconnected(old, State.STARTING);
            old.stop();
            Problems.get().clear();
        }
    }

    private void cancelArchiving() {
        if (archiving != null) {
            archiving.cancel(false);
            archiving = null;
        }
    }
}
