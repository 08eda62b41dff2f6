// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.hover;

import java.util.Map;
import java.util.Optional;

/** What the words of the language mean, in Markdown. */
public final class Keywords {
    private static final Map<String, String> HELP = Map.ofEntries(
            entry("typedef", "typedef hit TestInCache;",
                    "A predicate type: a name for a boolean Java function of one value, which patterns test."),
            entry("source", "source Listen => Image;",
                    "Flows begin here: the source's node is called again and again, and each result enters the target as a flow of its "
                            + "own. `{session: F}` tells which session a flow belongs to."),
            entry("handle", "handle error ReadRequest -> Parse => BadRequest;",
                    "An error handler: which node runs when the last node of the path fails. The most specific one runs, without any lock; "
                            + "then the flow ends."),
            entry("error", "handle error Parse => BadRequest;", "Follows `handle`."),
            entry("atomic", "atomic CheckCache:{cache?, log};",
                    "The locks that a node holds from its entry to its exit. `?` reads, `!` (or nothing) writes; `(session)` is a lock for "
                            + "each session. The compiler takes them in one order, so that no flows ever wait for each other in a circle."),
            entry("constraint", "atomic CheckCache:{cache};", "Another spelling of `atomic`."),
            entry("session", "session Listen => ClientOf;", "The function that tells to which session the flows of a source belong."),
            entry("node", "Parse (String line) => (Request request);", "Begins the signature of a node; may be left out."),
            entry("blocking", "blocking Read (Path file) => (byte[] data);",
                    "The node may block, on a disk or a network. On event loops it runs elsewhere meanwhile."),
            entry("async", "async Fetch (URI uri) => (String page);",
                    "The node's method returns a `CompletionStage`; nothing waits for it."),
            entry("push", "push Listen () => (Socket client);",
                    "A source that calls us: it offers items from threads of its own, and is told when there is enough."),
            entry("by", "Compress (Raw raw) => (Jpeg jpeg) by com.acme.Jpegs::compress;", "Binds a node to a Java method that exists."),
            entry("order", "order cache < log;", "Puts locks into an order by hand; all others stay in the order of their names."),
            entry("package", "package com.acme.server;", "The Java package of the generated code."),
            entry("import", "import \"chat.flux\"; import java.util.List;",
                    "Another Flux file, which becomes part of the program, or Java types."),
            entry("pragma", "pragma lockorder = inferred;",
                    "`lockorder` is `alphabetical` (as usual) or `inferred`: the order that needs the fewest elevations. `nomatch` is "
                            + "`error` (as usual) or `drop`: what becomes of a flow that matches no variant."),
            entry("_", "Handler:[_, hit] = ;", "Matches any value."),
            entry("*", "handle error * => Log;", "In a path any nodes, also none; in a pattern any value, usually written `_`."));

    private Keywords() {}

    private static Map.Entry<String, String> entry(String word, String example, String help) {
        return Map.entry(word, Descriptions.code(example) + "\n\n" + help);
    }

    /** Help for a word that stands where it is a keyword. */
    public static Optional<String> help(String word) {
        return Optional.ofNullable(HELP.get(word));
    }
}
