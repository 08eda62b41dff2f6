// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionItemLabelDetails;
import org.eclipse.lsp4j.CompletionItemResolveSupportCapabilities;
import org.eclipse.lsp4j.InsertReplaceEdit;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.flux.graph.diagnostics.Edits;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.completion.Proposal.Subject;
import org.flux.lang.ide.edits.TextChange;
import org.flux.lang.ide.hover.Descriptions;
import org.flux.lang.ide.hover.Keywords;
import org.flux.lang.syntax.CursorPlace;

/** Proposals as the protocol has them, as far as the client understands that. */
final class Items {
    static final Comparator<Proposal> BEST_FIRST = Comparator.comparingInt(Proposal::rank)
            .thenComparing(proposal -> proposal.label().toLowerCase(Locale.ROOT)).thenComparing(Proposal::label);
    private static final String URI = "uri";
    private static final String KIND = "kind";
    private static final String NAME = "name";

    private final ServerContext context;
    private final View view;
    private final CursorPlace place;
    private final int offset;
    private final CompletionItemCapabilities client;

    Items(ServerContext context, View view, CursorPlace place, int offset) {
        this.context = context;
        this.view = view;
        this.place = place;
        this.offset = offset;
        this.client = capabilities(context);
    }

    private static CompletionItemCapabilities capabilities(ServerContext context) {
        return Optional.ofNullable(context.capabilities().getTextDocument()).map(TextDocumentClientCapabilities::getCompletion)
                .map(CompletionCapabilities::getCompletionItem).orElseGet(CompletionItemCapabilities::new);
    }

    boolean canBeSnippets() {
        return is(CompletionItemCapabilities::getSnippetSupport) && context.settings().isOn("completion.snippets");
    }

    private boolean is(Function<CompletionItemCapabilities, Boolean> capability) {
        return Boolean.TRUE.equals(capability.apply(client));
    }

    CompletionItem of(Proposal proposal) {
        CompletionItem item = new CompletionItem(proposal.label());
        item.setKind(proposal.kind());
        item.setSortText(String.format(Locale.ROOT, "%02d %s", proposal.rank(), proposal.label()));
        item.setFilterText(proposal.filter());
        item.setInsertTextFormat(proposal.snippet() ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
        int start = Math.min(place.wordStart(), offset);
        int end = Math.max(place.wordEnd(), offset);
        Range insert = view.document().range(start, offset);
        item.setTextEdit(is(CompletionItemCapabilities::getInsertReplaceSupport)
                ? Either.forRight(new InsertReplaceEdit(proposal.text(), insert, view.document().range(start, end)))
                : Either.forLeft(new TextEdit(insert, proposal.text())));
        boolean details = !proposal.signature().isEmpty() || !proposal.description().isEmpty();
        if (details && is(CompletionItemCapabilities::getLabelDetailsSupport)) {
            CompletionItemLabelDetails shown = new CompletionItemLabelDetails();
            shown.setDetail(proposal.signature().isEmpty() ? null : proposal.signature());
            shown.setDescription(proposal.description().isEmpty() ? null : proposal.description());
            item.setLabelDetails(shown);
        } else if (details) {
            item.setDetail((proposal.signature().strip() + " " + proposal.description()).strip());
        }
        if (!proposal.commit().isEmpty() && is(CompletionItemCapabilities::getCommitCharactersSupport)) {
            item.setCommitCharacters(proposal.commit());
        }
        if (proposal.again() && context.options().knows("editor.action.triggerSuggest")) {
            item.setCommand(new Command("Suggest", "editor.action.triggerSuggest"));
        }
        proposal.subject().ifPresent(subject -> describe(item, subject));
        return item;
    }

    /** What is needed when it is selected; an import at once if the client does not ask again for that. */
    private void describe(CompletionItem item, Subject subject) {
        JsonObject data = new JsonObject();
        data.addProperty(URI, view.document().uri());
        data.addProperty(KIND, subject.kind().name());
        data.addProperty(NAME, subject.name());
        item.setData(data);
        boolean later = Optional.ofNullable(client.getResolveSupport()).map(CompletionItemResolveSupportCapabilities::getProperties)
                .orElse(List.of()).contains("additionalTextEdits");
        if (subject.kind() == Subject.Kind.TYPE && !later) {
            item.setAdditionalTextEdits(importOf(view, subject.name()));
        }
    }

    static CompletionItem resolve(ServerContext context, View view, CompletionItem item, JsonObject data) {
        String name = data.get(NAME).getAsString();
        Descriptions descriptions = new Descriptions(view.program());
        Optional<String> text = switch (Subject.Kind.valueOf(data.get(KIND).getAsString())) {
            case NODE -> {
                view.program().graph().node(name).ifPresent(node -> item.setDetail(descriptions.declaration(node)));
                yield descriptions.node(name);
            }
            case PREDICATE -> descriptions.predicate(name);
            case LOCK -> Optional.of(descriptions.lock(name));
            case KEYWORD -> Keywords.help(name);
            case TYPE -> {
                item.setDetail(name);
                if (item.getAdditionalTextEdits() == null) {
                    item.setAdditionalTextEdits(importOf(view, name));
                }
                yield Optional.of("Adds `import " + name + ";`");
            }
        };
        boolean markdown = Optional.ofNullable(capabilities(context).getDocumentationFormat()).orElse(List.of())
                .contains(MarkupKind.MARKDOWN);
        text.ifPresent(shown -> item.setDocumentation(markdown ? new MarkupContent(MarkupKind.MARKDOWN, shown)
                : new MarkupContent(MarkupKind.PLAINTEXT, shown.replaceAll("```(flux)?\n?|`", ""))));
        return item;
    }

    private static List<TextEdit> importOf(View view, String type) {
        return Edits.importLine(view.file(), "import " + type + ";").stream()
                .flatMap(edit -> TextChange.of(view.document().text(), List.of(edit)).edits(view.document()).stream()).toList();
    }
}
