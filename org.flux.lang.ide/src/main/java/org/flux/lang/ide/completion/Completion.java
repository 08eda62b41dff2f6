// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.CompletionTriggerKind;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.syntax.CursorPlace;
import org.flux.lang.syntax.CursorPlace.Inside;
import org.flux.lang.syntax.Expectation.Next;

/**
 * {@code textDocument/completion} and {@code completionItem/resolve}. What can stand at the cursor is told from the tokens before it, since
 * the text is usually incomplete there; which names there are, and how they fit, from the program.
 */
public final class Completion implements Feature {
    private static final List<String> TRIGGERS = List.of(">", ":", "[", "{", ",", "=", " ");
    /** More are not listed; typing on finds the others. */
    private static final int MOST = 200;
    /** What a blank lists of its own accord: a choice among few things, one of which must follow. */
    private static final Set<Next> AFTER_BLANK = Set.of(Next.FIRST_STEP, Next.STEP, Next.SOURCE, Next.TARGET, Next.SESSION_SOURCE,
            Next.SESSION_FUNCTION, Next.HANDLED, Next.HANDLER, Next.CONSTRAINED, Next.LOCK, Next.ORDERED_LOCK, Next.PRAGMA,
            Next.PRAGMA_VALUE, Next.PATTERN, Next.PREDICATE);

    private final ServerContext context;

    public Completion(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setCompletionProvider(new CompletionOptions(true, TRIGGERS));
    }

    @JsonRequest("textDocument/completion")
    public CompletableFuture<CompletionList> completion(CompletionParams params) {
        Optional<String> typed = Optional.ofNullable(params.getContext())
                .filter(how -> how.getTriggerKind() == CompletionTriggerKind.TriggerCharacter).map(how -> how.getTriggerCharacter());
        return context.requests().on(params.getTextDocument(), view -> complete(view, view.offset(params.getPosition()), typed));
    }

    /** @param typed the character that makes the client ask; empty if the user does, or types a word */
    private CompletionList complete(View view, int offset, Optional<String> typed) {
        CursorPlace place = CursorPlace.of(view.document().text(), offset);
        CompletionList nothing = new CompletionList(false, List.of());
        if (place.inside() == Inside.COMMENT || typed.isPresent() && !isAwaited(place, typed.get())) {
            return nothing;
        }
        Items items = new Items(context, view, place, offset);
        Situation situation = new Situation(view, view.program(), place, offset, items.canBeSnippets());
        TypeProposals types = new TypeProposals(situation);
        List<Proposal> all = place.inside() == Inside.STRING ? inString(situation) : proposals(situation, types);
        List<Proposal> shown = all;
        if (all.size() > MOST) {
            String prefix = situation.prefix().toLowerCase(Locale.ROOT);
            shown = all.stream().filter(p -> p.filter().toLowerCase(Locale.ROOT).startsWith(prefix))
                    .sorted(Items.BEST_FIRST).limit(MOST).toList();
        }
        boolean incomplete = all.size() > MOST || !types.isComplete();
        return new CompletionList(incomplete, shown.stream().sorted(Items.BEST_FIRST).map(items::of).toList());
    }

    /** Whether a character that was typed begins something, so that a list is welcome. */
    private static boolean isAwaited(CursorPlace place, String typed) {
        if (place.inside() == Inside.STRING || place.before().isEmpty()) {
            return false;
        }
        return typed.equals(" ") ? AFTER_BLANK.contains(place.next()) : AFTER_BLANK.contains(place.next()) || place.next() == Next.METHOD
                || place.next() == Next.PARAMETER && typed.equals(",");
    }

    private static List<Proposal> inString(Situation situation) {
        return situation.place().before().equals(List.of("import")) ? new ImportProposals(situation).file() : List.of();
    }

    private static List<Proposal> proposals(Situation situation, TypeProposals types) {
        NodeProposals nodes = new NodeProposals(situation);
        LockProposals locks = new LockProposals(situation);
        WordProposals words = new WordProposals(situation);
        return switch (situation.place().next()) {
            case DECLARATION -> new DeclarationProposals(situation).declaration();
            case SIGNATURE_OR_FLOW -> Set.of("node", "blocking", "async", "push").contains(situation.place().last())
                    ? new DeclarationProposals(situation).afterModifier() : List.of();
            case FIRST_STEP -> nodes.firstStep();
            case STEP -> nodes.step();
            case SOURCE -> nodes.source();
            case TARGET -> nodes.target();
            case SESSION_SOURCE -> nodes.sessionSource();
            case SESSION_FUNCTION -> words.sessionFunction();
            case HANDLED -> nodes.handled();
            case HANDLER -> nodes.handler();
            case CONSTRAINED -> nodes.constrained();
            case LOCK -> locks.lock();
            case AFTER_LOCK -> locks.afterLock();
            case SCOPE -> locks.scope();
            case ORDERED_LOCK -> locks.ordered();
            case PRAGMA -> words.pragma();
            case PRAGMA_VALUE -> words.pragmaValue();
            case PATTERN -> new PatternProposals(situation).pattern();
            case PREDICATE -> new PatternProposals(situation).predicate();
            case PARAMETER, IN_PARAMETER -> types.parameter();
            case PATH -> new ImportProposals(situation).path(types);
            case TEST_FUNCTION -> words.testFunction();
            case BINDING -> words.by();
            case CLASS -> types.boundClass();
            case METHOD -> types.method();
            case SIGN -> words.keyword();
            case NEW_NAME, AFTER_STEP -> List.of();
        };
    }

    /** Adds what is only shown of the proposal that is selected. */
    @JsonRequest("completionItem/resolve")
    public CompletableFuture<CompletionItem> resolve(CompletionItem item) {
        if (!(item.getData() instanceof JsonObject data) || !data.has("uri")) {
            return CompletableFuture.completedFuture(item);
        }
        return context.requests().on(new TextDocumentIdentifier(data.get("uri").getAsString()),
                view -> Items.resolve(context, view, item, data))
                .thenApply(resolved -> Optional.ofNullable(resolved).orElse(item));
    }
}
