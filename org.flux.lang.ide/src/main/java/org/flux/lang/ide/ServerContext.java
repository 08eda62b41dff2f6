// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.lsp4j.ClientCapabilities;
import org.flux.lang.ide.workspace.Workspace;

/** What the features share: the workspace, the client, and its settings. */
public final class ServerContext {
    private final Workspace workspace = new Workspace();
    private final Log log = new Log(this::client);
    private final Threads threads = new Threads(log);
    private final Requests requests = new Requests(workspace, threads.requests(), log);
    private final Requests drawing = new Requests(workspace, threads.drawing(), log);
    private final Requests simulating = new Requests(workspace, threads.simulating(), log);
    private final List<Runnable> settingsListeners = new CopyOnWriteArrayList<>();
    private volatile FluxClient client;
    private volatile ClientCapabilities capabilities = new ClientCapabilities();
    private volatile ClientOptions options = new ClientOptions(new JsonObject());
    private volatile ClientSettings settings = ClientSettings.of(null);

    public Workspace workspace() {
        return workspace;
    }

    public Requests requests() {
        return requests;
    }

    /** Answers requests that may take long, one after the other: those of {@link #requests} do not wait for them. */
    public Requests drawing() {
        return drawing;
    }

    /** The same for those that take all processors for some time. */
    public Requests simulating() {
        return simulating;
    }

    Threads threads() {
        return threads;
    }

    /** Runs what nobody waits for, one after the other. */
    public void inBackground(Runnable work) {
        threads.inBackground(work);
    }

    /** Runs what nobody waits for after some time, behind what is waiting already. */
    public void inBackground(Runnable work, long delayMillis) {
        threads.inBackground(work, delayMillis);
    }

    /** What the client has said of itself besides its capabilities. */
    public ClientOptions options() {
        return options;
    }

    void options(ClientOptions ofClient) {
        options = ofClient;
    }

    public Log log() {
        return log;
    }

    /** Empty before there is a connection. */
    public Optional<FluxClient> client() {
        return Optional.ofNullable(client);
    }

    void connect(FluxClient newClient) {
        client = newClient;
    }

    /** What the client can do. */
    public ClientCapabilities capabilities() {
        return capabilities;
    }

    void capabilities(ClientCapabilities ofClient) {
        capabilities = ofClient;
    }

    /** What the user has set. */
    public ClientSettings settings() {
        return settings;
    }

    /** Settings that the client sends when it connects: nobody has seen others. */
    void firstSettings(ClientSettings ofClient) {
        settings = ofClient;
    }

    void settings(ClientSettings newSettings) {
        settings = newSettings;
        workspace.classPath(newSettings.texts("classPath"));
        settingsListeners.forEach(Runnable::run);
    }

    public void onSettings(Runnable listener) {
        settingsListeners.add(listener);
    }
}
