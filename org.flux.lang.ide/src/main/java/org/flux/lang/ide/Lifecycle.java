// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/** Begin and end of a session, and the client's settings. */
public final class Lifecycle {
    private static final String SECTION = "flux";

    private final ServerContext context;
    private final List<Feature> features;
    private final Runnable exit;
    private volatile boolean shutDown;

    /** @param exit ends the server */
    Lifecycle(ServerContext context, List<Feature> features, Runnable exit) {
        this.context = context;
        this.features = features;
        this.exit = exit;
    }

    /** Answers at once, however large the workspace is: it is looked through afterwards. */
    @JsonRequest
    @SuppressWarnings("deprecation")
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        ClientCapabilities client = Optional.ofNullable(params.getCapabilities()).orElseGet(ClientCapabilities::new);
        context.capabilities(client);
        if (params.getInitializationOptions() instanceof JsonObject options) {
            context.firstSettings(ClientSettings.of(options.get(SECTION)));
            context.options(new ClientOptions(options));
        }
        if (params.getWorkspaceFolders() != null) {
            params.getWorkspaceFolders().stream().map(WorkspaceFolder::getUri).forEach(context.workspace()::addFolder);
        } else if (params.getRootUri() != null) {
            context.workspace().addFolder(params.getRootUri());
        }
        if (params.getProcessId() != null) {
            ProcessHandle.of(params.getProcessId()).ifPresent(parent -> parent.onExit().thenRun(exit));
        }
        ServerCapabilities server = new ServerCapabilities();
        server.setPositionEncoding("utf-16");
        features.forEach(feature -> feature.announce(server, client));
        return CompletableFuture.completedFuture(new InitializeResult(server, new ServerInfo("flux", version())));
    }

    private static String version() {
        return Optional.ofNullable(Lifecycle.class.getPackage().getImplementationVersion()).orElse("development");
    }

    @JsonNotification
    public void initialized(InitializedParams params) {
        readSettings();
        features.stream().filter(Started.class::isInstance).map(Started.class::cast).forEach(Started::started);
    }

    /** A feature that has something to do, or to register, as soon as the client is ready. */
    interface Started {
        void started();
    }

    /** Sections sent along are those of older clients; others are asked. */
    @JsonNotification("workspace/didChangeConfiguration")
    public void didChangeConfiguration(DidChangeConfigurationParams params) {
        if (params.getSettings() instanceof JsonObject all && all.has(SECTION)) {
            context.settings(ClientSettings.of(all.get(SECTION)));
        } else {
            readSettings();
        }
    }

    private void readSettings() {
        boolean canBeAsked = Optional.ofNullable(context.capabilities().getWorkspace()).map(WorkspaceClientCapabilities::getConfiguration)
                .orElse(false);
        if (canBeAsked) {
            ConfigurationItem item = new ConfigurationItem();
            item.setSection(SECTION);
            context.client().ifPresent(client -> client.configuration(new ConfigurationParams(List.of(item)))
                    .thenAccept(sections -> {
                        if (sections != null && !sections.isEmpty()) {
                            context.settings(ClientSettings.of(sections.getFirst()));
                        }
                    }));
        }
    }

    @JsonNotification("$/setTrace")
    public void setTrace(SetTraceParams params) {
        // the client traces what goes over the connection; there is nothing to add
    }

    @JsonRequest
    public CompletableFuture<Object> shutdown() {
        shutDown = true;
        return CompletableFuture.completedFuture(null);
    }

    boolean isShutDown() {
        return shutDown;
    }

    @JsonNotification
    public void exit() {
        exit.run();
    }
}
