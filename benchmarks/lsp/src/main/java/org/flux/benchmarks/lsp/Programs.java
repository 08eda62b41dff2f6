// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Programs to type into, the same each time: services as in the examples, each with documentation, a source, abstract nodes, variants,
 * locks that are shared and others that are not, sessions and error handlers. No name occurs twice, not even in two files, since the stock
 * server knows no imports: to it all files of a workspace are one program.
 */
final class Programs {
    private static final List<String> THINGS = List.of("Order", "Picture", "Article", "Ticket", "Invoice", "Letter", "Track", "Parcel",
            "Reply", "Booking", "Chapter", "Ballot");
    private static final int PARTS = 10;
    private static final Pattern NODE = Pattern.compile("^(?:(?:blocking |push )?\\w+ \\(|handle error )", Pattern.MULTILINE);
    private static final String HEAD = """
            // SPDX-License-Identifier: EPL-2.0
            // A server of many services, made up to be typed into.
            package org.flux.examples.large;

            import org.flux.http.Request;

            """;
    private static final String SHARED = """
            /** Lets in who may come in; fails for everybody else. */
            Admit (Request request) => (Request request);

            /** Finds out who asks. */
            Identify (Request request) => (Request request);

            /** Makes sure that nobody asks for too much. */
            Limit (Request request) => (Request request);

            /** Notes that somebody has asked. */
            Note (Request request) => (Request request);

            typedef known IsKnown;

            Admit:[known] = Note;
            Admit:[_]     = Identify -> Limit -> Note;

            atomic Identify:{accounts?};
            atomic Limit:{quota(session), accounts};
            atomic Note:{accessLog};

            handle error Limit => TooMany;

            """;
    private static final String SERVICE = """
            /** Answers one request about a @thing@. */
            Serve@X@ (Request request) => ();

            /** Finds out which @thing@ is wanted; fails if there is none by that name. */
            Read@X@ (Request request) => (Request request, Wanted@X@ wanted);

            /** Looks for the @thing@ among those that have been read lately. */
            Find@X@ (Request request, Wanted@X@ wanted) => (Request request, Wanted@X@ wanted, Found@X@ found);

            /** Makes sure that the @thing@ is in memory. */
            Fetch@X@ (Request request, Wanted@X@ wanted, Found@X@ found) => (Request request, Wanted@X@ wanted, Found@X@ found);

            /** Reads the @thing@; fails if it cannot be read. */
            blocking Load@X@ (Request request, Wanted@X@ wanted, Found@X@ found)
                => (Request request, Wanted@X@ wanted, List<Found@X@> read);

            /** Remembers the @thing@, and forgets what nobody has asked for. */
            Store@X@ (Request request, Wanted@X@ wanted, List<Found@X@> read) => (Request request, Wanted@X@ wanted, Found@X@ found);

            /** Sends the @thing@. */
            Send@X@ (Request request, Wanted@X@ wanted, Found@X@ found) => ();

            typedef in@X@ Is@X@InMemory;

            Serve@X@ = Admit -> Read@X@ -> Find@X@ -> Fetch@X@ -> Send@X@;

            Fetch@X@:[_, _, in@X@] = ;
            Fetch@X@:[_, _, _]     = Load@X@ -> Store@X@;

            // Who only looks does so side by side with others.
            atomic Find@X@:{cacheOf@X@?};
            atomic Store@X@:{cacheOf@X@, statistics};
            atomic Send@X@:{@lock@};

            handle error Read@X@ => Bad@X@;
            handle error Load@X@ => No@X@;

            """;
    private static final String SOURCE = """
            /** Waits for requests about a @thing@. One flow per request. */
            push Listen@X@ () => (Request request);

            source Listen@X@@session@ => Serve@X@;

            """;

    private Programs() {}

    /** One file of about so many lines. */
    static String ofLines(int lines) {
        StringBuilder text = new StringBuilder(HEAD).append(SHARED);
        for (int i = 0; lines(text) + lines(service(i)) / 2 < lines; i++) {
            text.append(source(i)).append(service(i));
        }
        return text.toString();
    }

    /** One file of about so many nodes. */
    static String ofNodes(int nodes) {
        StringBuilder text = new StringBuilder(HEAD).append(SHARED);
        for (int i = 0; nodes(text) < nodes; i++) {
            text.append(source(i)).append(service(i));
        }
        return text.toString();
    }

    /** How many nodes there are in a text: those that have a signature, and handlers, which have none. */
    static long nodes(CharSequence text) {
        return NODE.matcher(text).results().count();
    }

    static long lines(CharSequence text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    /**
     * Writes programs of ten files: {@code group07/server.flux}, which imports nine others, and what all use, {@code shared.flux}, which
     * makes up the number.
     *
     * @return the file to type into: one of those that are imported
     */
    static Path writeWorkspace(Path root, int files) throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve("shared.flux"), HEAD + SHARED);
        for (int first = 0; first < files - 1; first += PARTS) {
            Path group = Files.createDirectories(root.resolve(String.format(Locale.ROOT, "group%02d", first / PARTS)));
            int parts = Math.min(PARTS, files - 1 - first);
            StringBuilder server = new StringBuilder(HEAD).append("import \"../shared.flux\";\n");
            for (int part = 1; part < parts; part++) {
                server.append("import \"part").append(part).append(".flux\";\n");
                Files.writeString(group.resolve("part" + part + ".flux"),
                        HEAD + "import \"../shared.flux\";\n\n" + service(first + part));
            }
            server.append('\n').append(service(first));
            for (int part = 0; part < parts; part++) {
                server.append(source(first + part));
            }
            Files.writeString(group.resolve("server.flux"), server);
        }
        return root.resolve("group00").resolve("part5.flux");
    }

    private static String service(int i) {
        return filled(SERVICE, i);
    }

    private static String source(int i) {
        return filled(SOURCE, i);
    }

    private static String filled(String template, int i) {
        String thing = THINGS.get(i % THINGS.size());
        boolean sessions = i % 3 == 1;
        return template.replace("@X@", thing + i).replace("@thing@", thing.toLowerCase(Locale.ROOT))
                .replace("@lock@", sessions ? "client(session)" : "accessLog")
                .replace("@session@", " {session: ClientOf}");
    }
}
