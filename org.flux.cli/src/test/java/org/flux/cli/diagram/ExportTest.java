// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.services.LanguageServer;
import org.flux.cli.Invocation;
import org.flux.lang.ide.FluxServer;
import org.flux.lang.ide.diagram.ExportAnswer;
import org.flux.lang.ide.diagram.ExportParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an editor exports is what the command line writes, byte for byte. */
class ExportTest {
    private static final List<List<String>> WAYS = List.of(List.of("svg", "auto"), List.of("svg", "print", "--overlay", "locks"),
            List.of("png", "dark"), List.of("json", ""), List.of("mmd", ""), List.of("dot", ""));

    @TempDir
    Path folder;

    private final PipedInputStream toServer = new PipedInputStream(1 << 16);
    private final PipedInputStream toClient = new PipedInputStream(1 << 16);
    private Remote server;

    /** The server with what the protocol does not have. */
    public interface Remote extends LanguageServer {
        @JsonRequest("flux/diagram/export")
        CompletableFuture<ExportAnswer> export(ExportParams params);
    }

    static List<Path> programs() throws IOException {
        List<Path> programs = new ArrayList<>();
        for (String folder : List.of("../corpus", "../examples")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".flux") && !file.toString().contains("/target/"))
                        .map(file -> file.toAbsolutePath().normalize()).sorted().forEach(programs::add);
            }
        }
        return programs;
    }

    @BeforeEach
    void start() throws Exception {
        PipedOutputStream in = new PipedOutputStream(toServer);
        PipedOutputStream out = new PipedOutputStream(toClient);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                new FluxServer().run(toServer, out);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        Launcher<Remote> launcher = new Launcher.Builder<Remote>().setLocalService(new Object()).setRemoteInterface(Remote.class)
                .setInput(toClient).setOutput(in).create();
        launcher.startListening();
        server = launcher.getRemoteProxy();
        InitializeParams params = new InitializeParams();
        params.setCapabilities(new ClientCapabilities());
        get(server.initialize(params));
        server.initialized(new InitializedParams());
    }

    @AfterEach
    void end() throws Exception {
        get(server.shutdown());
        server.exit();
    }

    private static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(1, TimeUnit.MINUTES);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void exportsWhatTheCommandLineWrites(Path program) throws Exception {
        String uri = program.toUri().toString();
        server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(
                new TextDocumentItem(uri, "flux", 1, Files.readString(program))));
        for (List<String> way : WAYS) {
            String format = way.getFirst();
            String theme = way.get(1).isEmpty() ? null : way.get(1);
            ExportAnswer exported = get(server.export(new ExportParams(new TextDocumentIdentifier(uri), null, null, null, null,
                    way.contains("locks") ? "locks" : null, format, theme, null)));
            Path written = folder.resolve(exported.fileName());
            List<String> command = new ArrayList<>(List.of("diagram", program.toString(), "-o", written.toString()));
            if (theme != null) {
                command.addAll(List.of("--theme", theme));
            }
            command.addAll(way.subList(2, way.size()));
            Invocation invocation = Invocation.of(Path.of(""), command.toArray(String[]::new));
            assertThat(invocation.exit()).as(invocation.err()).isLessThan(2);
            byte[] content = exported.encoding().equals("base64") ? Base64.getDecoder().decode(exported.content())
                    : exported.content().getBytes(StandardCharsets.UTF_8);
            assertThat(written).as(program + " as " + way).hasBinaryContent(content);
        }
    }
}
