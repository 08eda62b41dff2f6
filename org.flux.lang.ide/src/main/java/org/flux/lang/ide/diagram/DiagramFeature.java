// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagram;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.diagram.Diagrams;
import org.flux.diagram.overlay.LockOverlay;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.overlay.OverlaySource;
import org.flux.diagram.overlay.ProfileOverlay;
import org.flux.diagram.picture.Picture;
import org.flux.diagram.write.Format;
import org.flux.diagram.write.JsonWriter;
import org.flux.diagram.write.Theme;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.graph.json.JsonMistake;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.FluxClient.ChangedDiagrams;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.diagnostics.Checking;
import org.flux.lang.ide.performance.Predictions;
import org.flux.lang.ide.performance.Profiles;
import org.flux.lang.ide.protocol.Uris;
import org.flux.lang.ide.workspace.Document;
import org.flux.lang.ide.workspace.Program;
import org.flux.lang.ide.workspace.Snapshot;
import org.flux.lang.ide.workspace.Workspace;

/**
 * {@code flux/diagram} and {@code flux/diagram/export}: the picture of the program that a document is part of, for live views and as a
 * file; {@code flux/diagramChanged} tells a client when to ask again. While there are syntax errors the picture of the last text without
 * any is shown. Pictures are drawn on a thread of their own, one after the other, so that a large one keeps nobody from typing.
 */
public final class DiagramFeature implements Feature, Checking.Observer, Workspace.Listener {
    private final ServerContext context;
    private final Profiles profiles;
    private final Predictions predictions;
    private final Pictures pictures = new Pictures();
    /** The roots of programs that a view has shown. */
    private final Set<String> shown = ConcurrentHashMap.newKeySet();

    public DiagramFeature(ServerContext context, Checking checking, Profiles profiles, Predictions predictions) {
        this.context = context;
        this.profiles = profiles;
        this.predictions = predictions;
        checking.observe(this);
        context.workspace().listen(this);
        context.onSettings(this::profilesChanged);
        predictions.listen(root -> tell(shown.contains(root) ? Set.of(root) : Set.of()));
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        Feature.announceExperimental(server, "diagram");
    }

    @JsonRequest("flux/diagram")
    public CompletableFuture<DiagramAnswer> diagram(DiagramParams params) {
        return context.drawing().on(params.textDocument(), view -> answer(view, params));
    }

    private DiagramAnswer answer(View view, DiagramParams params) {
        Program now = program(view, params);
        shown.add(now.root());
        Optional<String> unread = firstSyntaxError(now);
        if (unread.isEmpty()) {
            pictures.note(view.snapshot().number(), now);
        }
        Program drawn = unread.flatMap(error -> pictures.lastReadable(now.root())).orElse(now);
        SeverityPolicy severities = context.settings().severities().overriddenBy(drawn.settings().severities());
        Painted painted = painted(params.overlay(), drawn);
        Pictures.Key key = new Pictures.Key(drawn, severities, params.selection(drawn.graph()), painted.key());
        JsonObject model = pictures.model(key, () -> JsonWriter.write(draw(view, drawn.loaded(), key, painted)));
        List<String> roots = view.snapshot().rootsOf(view.document().name()).stream()
                .sorted((a, b) -> Boolean.compare(b.equals(now.root()), a.equals(now.root()))).map(context.workspace()::uri).toList();
        return new DiagramAnswer(context.workspace().uri(now.root()), roots, view.document().version().orElse(null), drawn != now,
                unread.orElse(null), painted.name().orElse(null), model);
    }

    private Program program(View view, DiagramParams params) {
        return params.root() == null ? view.program() : view.program(context.workspace().name(params.root()));
    }

    private Optional<String> firstSyntaxError(Program program) {
        return program.diagnostics().stream().filter(finding -> finding.code() == Code.SYNTAX).findFirst()
                .map(finding -> fileName(finding.range().file()) + ":" + finding.range().line() + ": " + finding.message());
    }

    /** Of a path, or of the URI of a text that is in no file. */
    private static String fileName(String name) {
        int begin = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
        return name.substring(Uris.isUri(name) ? Math.max(begin, name.lastIndexOf(':') + 1) : begin);
    }

    private static Picture draw(View view, LoadedProgram program, Pictures.Key key, Painted painted) {
        List<Diagnostic> findings = program.diagnostics().stream().flatMap(found -> key.severities().apply(found).stream()).toList();
        return Diagrams.draw(program.analysis(), findings, key.selection(), painted.overlay().apply(program.analysis()), () -> {
            view.checkCancelled();
            return false;
        });
    }

    /**
     * @param name of the server's own
     * @param key the same for the same overlay, of one program
     */
    private record Painted(Optional<String> name, Optional<String> key, Function<Analysis, Overlay> overlay) {
        static final Painted NOTHING = new Painted(Optional.empty(), Optional.empty(), analysis -> Overlay.NONE);

        /** @param which of those of that name */
        static Painted named(String name, Object which, Function<Analysis, Overlay> overlay) {
            return new Painted(Optional.of(name), Optional.of(name + " " + which), overlay);
        }

        static Painted measured(Profiles.Found found) {
            return named(ProfileOverlay.NAME, found.file() + " " + found.stamp(), found::overlay);
        }
    }

    private Painted painted(String wanted, Program program) {
        return switch (wanted) {
            case null -> Painted.NOTHING;
            case LockOverlay.NAME -> Painted.named(wanted, "", LockOverlay::of);
            case ProfileOverlay.NAME -> Painted.measured(profiles.needed(program));
            case Predictions.OVERLAY -> predictions.of(program)
                    .map(found -> Painted.named(wanted, found.number(), analysis -> found.performance().overlay()))
                    .or(() -> profiles.of(program).found().map(Painted::measured)).orElse(Painted.NOTHING);
            default -> {
                try {
                    yield new Painted(Optional.empty(), Optional.of(wanted), OverlaySource.read(wanted).overlay());
                } catch (JsonMistake mistake) {
                    throw invalid(mistake.message("overlay"));
                }
            }
        };
    }

    /**
     * What the command line writes, which knows nothing of this client's settings and of the program's Java side. It shows what the text is
     * now, with errors or without.
     */
    @JsonRequest("flux/diagram/export")
    public CompletableFuture<ExportAnswer> export(ExportParams params) {
        return context.drawing().on(params.textDocument(), view -> {
            Format format = Format.of(params.format() == null ? "" : params.format())
                    .orElseThrow(() -> invalid("'" + params.format() + "' is no format of pictures"));
            Theme theme = Theme.of(params.theme() == null ? Theme.AUTO.id() : params.theme())
                    .orElseThrow(() -> invalid("'" + params.theme() + "' is no theme of pictures"));
            double scale = params.scale() == null ? Format.SCALE : params.scale();
            Program program = program(view, params.picture());
            Painted painted = painted(params.overlay(), program);
            Pictures.Key key = new Pictures.Key(program, program.settings().severities(), params.picture().selection(program.graph()),
                    painted.key());
            Picture picture = draw(view, program.withoutJava(), key, painted);
            System.setProperty("java.awt.headless", "true");
            byte[] content = content(format, picture, theme, scale);
            return new ExportAnswer(format.isText() ? new String(content, StandardCharsets.UTF_8)
                    : Base64.getEncoder().encodeToString(content), format.isText() ? "utf8" : "base64",
                    format.fileName(fileName(program.root())));
        });
    }

    private static byte[] content(Format format, Picture picture, Theme theme, double scale) {
        try {
            return format.write(picture, theme, scale);
        } catch (IllegalArgumentException tooLarge) {
            throw invalid(tooLarge.getMessage());
        }
    }

    private static ResponseErrorException invalid(String message) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.InvalidParams, message, null));
    }

    @Override
    public void filesChanged(Set<String> files) {
        // they are checked first
    }

    @Override
    public void profilesChanged() {
        tell(Set.copyOf(shown));
    }

    @Override
    public void programsChecked(Set<String> roots) {
        Snapshot now = context.workspace().snapshot();
        pictures.forgetClosed(now.open().stream().map(Document::name).collect(Collectors.toSet()));
        Set<String> changed = new TreeSet<>(roots);
        changed.retainAll(shown);
        // a file that was shown as a program before somebody found out that another one imports it
        Set<String> parts = shown.stream().filter(root -> !now.rootsOf(root).contains(root)).collect(Collectors.toSet());
        shown.removeAll(parts);
        changed.addAll(parts);
        tell(changed);
    }

    private void tell(Set<String> changed) {
        if (!changed.isEmpty()) {
            context.client().ifPresent(client -> client.diagramChanged(
                    new ChangedDiagrams(changed.stream().map(context.workspace()::uri).toList())));
        }
    }
}
