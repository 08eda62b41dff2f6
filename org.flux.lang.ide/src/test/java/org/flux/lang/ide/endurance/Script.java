// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.endurance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.flux.lang.ide.endurance.Action.Kind;

/** What happens: a random sequence of actions, the same for the same seed, on the same small workspace. */
final class Script {
    /** The folder that is always part of the workspace, and the one that comes and goes. */
    static final String FIRST = "first";
    static final String SECOND = "second";
    static final String UNTITLED = "untitled:Untitled-1";
    /** Those without a text do not exist in the beginning. */
    static final List<String> FILES = List.of("first/server.flux", "first/part1.flux", "first/part2.flux", "first/shared.flux",
            "first/alone.flux", "first/nested/größe.flux", "first/extra1.flux", "first/nested/extra2.flux", "second/b.flux", UNTITLED);
    static final List<String> SETTINGS = List.of("", "{\"severities\": {\"FLUX102\": \"warning\", \"elevation\": \"error\"}}",
            "{\"severities\": {\"FLUX101\": \"off\", \"elevation\": \"off\"}}");

    private static final String SHARED = """
            // What all use.
            /** Notes that somebody has asked. */
            Note (Request request) => (Request request);
            Check (Request request) => (Request request);

            typedef known IsKnown;
            atomic Note:{log};
            atomic Check:{users?, log};
            """;
    private static final Map<String, String> TEXTS = new TreeMap<>(Map.of(
            "first/server.flux", """
                    package org.flux.tests;
                    import "shared.flux";
                    import "part1.flux";
                    import "part2.flux";

                    /** Waits for requests. */
                    push Listen () => (Request request);
                    Serve (Request request) => ();

                    source Listen {session: UserOf} => Serve;
                    Serve:[known] = Note -> PageOne;
                    Serve:[_]     = Check -> Note -> PageTwo;
                    handle error Check => Refuse;
                    """,
            "first/part1.flux", """
                    import "shared.flux";

                    PageOne (Request request) => ();
                    Read (Request request) => (Request request, String file);
                    blocking Load (Request request, String file) => (Request request, byte[] content);
                    Send (Request request, byte[] content) => ();

                    PageOne = Note -> Read -> Load -> Send;
                    atomic Read:{cache?};
                    atomic Load:{cache, users};
                    handle error Load => Missing;
                    """,
            "first/part2.flux", """
                    import "shared.flux";

                    PageTwo (Request request) => ();
                    Greet (Request request) => ();
                    PageTwo = Check -> Greet;
                    atomic Greet:{visits(session), log};
                    """,
            "first/shared.flux", SHARED,
            "first/alone.flux", """
                    Listen () => (int a);
                    First (int a) => (int a);
                    Second (int a) => (int a);
                    Last (int a) => ();
                    typedef even IsEven;
                    source Listen => Work;
                    Work = First -> Choose -> Last;
                    Choose:[even] = Second;
                    Choose:[_] = ;
                    atomic First:{x};
                    atomic Second:{y?};
                    atomic Last:{y, x};
                    order x < y;
                    """.replace("\n", "\r\n"),
            "first/nested/größe.flux", """
                    import "../shared.flux";
                    /** Mißt die Größe 𝒳 — 測る. */
                    Größe (Request request) => (Request request, int größe);
                    測る (Request request, int größe) => ();
                    Hören () => (Request request);
                    source Hören => Messen;
                    Messen = Note -> Größe -> 測る;
                    atomic Größe:{schloß};
                    """,
            "second/b.flux", """
                    Tick () => ();
                    Tock () => ();
                    source Tick => Tock;
                    Tock = Wurk;
                    """));
    private static final List<String> PIECES = List.of(" -> Note", " -> Check", " -> Nowhere", "->", "=>", ";", "(", ")", "{", "}", "[",
            "]", ":", ",", "/*", "*/", "//", "\"", "'", "x", "y", "Größe", "測る", "𝒳", "→", "é", " ", "\t", "\n", "\r\n", "\r", "error",
            "source ", "atomic ", "Request request", "typedef", "#", "@", "12", "_", "*", "<", "!", "?");
    private static final List<String> LINES = List.of("New (Request request) => (Request request);\n", "atomic Note:{log, more};\n",
            "order log < users;\n", "order users < log;\n", "typedef late IsLate;\n", "source Listen => Serve;\n",
            "Serve:[late] = Check;\n", "Work = First -> Second -> Last;\r\n", "Loop = Loop;\n",
            "import \"extra1.flux\";\n", "import \"nested/größe.flux\";\n",
            "import \"nowhere.flux\";\n", "handle error Read => Missing;\n", "/** Größe 𝒳. */\n", "/** nothing ends this\n", "node (((\n",
            "atomic Nowhere:{nothing};\n", "PageOne = Read;\n", "package other;\n", "session Listen => UserOf;\n", "\n", "   \r\n",
            "if (x) { y(); }\n", "pragma nothing;\n");

    private final Random random;
    private final List<Action> actions = new ArrayList<>();

    private Script(long seed) {
        random = new Random(seed);
    }

    /** A script with so many edits, and as many other things. */
    static List<Action> random(long seed, int edits) {
        Script script = new Script(seed);
        script.add(Kind.OPEN, 0, 0, 0, "");
        script.add(Kind.OPEN, 1, 0, 0, "");
        for (int done = 0; done < edits;) {
            done += script.step() ? 1 : 0;
        }
        return List.copyOf(script.actions);
    }

    static String text(String file) {
        return TEXTS.getOrDefault(file, "");
    }

    static boolean exists(String file) {
        return TEXTS.containsKey(file);
    }

    private boolean step() {
        int file = random.nextInt(FILES.size());
        int at = random.nextInt(1 << 20);
        int kind = random.nextInt(1000);
        if (kind < 500) {
            edit(file, at);
            return true;
        }
        if (kind < 800) {
            add(random.nextInt(5) == 0 ? Kind.CANCEL : Kind.ASK, file, at, random.nextInt(1 << 20), "");
        } else if (kind < 850) {
            add(Kind.OPEN, file, 0, 0, "");
        } else if (kind < 875) {
            add(Kind.CLOSE, file, 0, 0, "");
        } else if (kind < 900) {
            add(Kind.SAVE, file, 0, 0, "");
        } else if (kind < 940) {
            add(Kind.WRITE, file, at, random.nextInt(2), random.nextBoolean() ? line() : piece());
        } else if (kind < 955) {
            add(Kind.DELETE, file, 0, random.nextInt(2), "");
        } else if (kind < 970) {
            add(Kind.RENAME, file, at, random.nextInt(2), "");
        } else if (kind < 980) {
            add(Kind.SETTINGS, 0, at, random.nextInt(2), "");
        } else if (kind < 990) {
            add(Kind.CONFIGURE, 0, at, 0, "");
        } else {
            add(Kind.FOLDER, 0, 0, 0, "");
        }
        return false;
    }

    private void edit(int file, int at) {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> add(Kind.UNDO, file, 0, 0, "");
            case 4, 5 -> add(Kind.EDIT, file, at, random.nextInt(random.nextInt(20) == 0 ? 400 : 12), "");
            case 6, 7, 8 -> add(Kind.LINE, file, at, 0, line());
            case 9 -> add(Kind.TWICE, file, at, random.nextInt(4), piece());
            case 10 -> add(Kind.LINE, file, at, 0, TEXTS.get(List.copyOf(TEXTS.keySet()).get(random.nextInt(TEXTS.size()))));
            case 11, 12 -> add(Kind.RESET, file, 0, random.nextInt(2), "");
            default -> add(Kind.EDIT, file, at, random.nextInt(3) == 0 ? random.nextInt(5) : 0, piece());
        }
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private String line() {
        return LINES.get(random.nextInt(LINES.size()));
    }

    private void add(Kind kind, int file, int at, int length, String text) {
        actions.add(new Action(kind, file, at, length, text));
    }
}
