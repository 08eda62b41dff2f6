// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.lsp4j.CompletionContext;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.CompletionTriggerKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.TextEdit;
import org.flux.lang.ide.EditedText;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    /** Complete but for what a test adds. */
    private static final String PROGRAM = """
            import java.net.Socket;
            typedef hit InCache;
            typedef aged IsAged;
            Listen () => (Socket socket);
            push Hear () => (Socket socket);
            /** Reads one request. */
            Read (Socket socket) => (Socket socket, String request);
            Answer (Socket socket, String request) => (Socket socket, String reply);
            Write (Socket socket, String reply) => ();
            Close (Socket socket) => ();
            Sorry (Socket socket) => ();
            source Listen {session: ClientOf} => Serve;
            Serve = Read -> Cache -> Write;
            Cache:[_, hit] = ;
            Cache:[_, _] = Answer -> Log;
            Old:[aged] = Sleep;
            atomic Answer:{store, log(session)};
            atomic Write:{store?};
            handle error Read => Sorry;
            """;

    @TempDir
    Path folder;

    private static LspSession session;

    @BeforeAll
    static void start() {
        session = LspSession.start();
    }

    @AfterAll
    static void end() {
        session.close();
    }

    private static List<CompletionItem> items(LspSession client, OpenText document, String typed) {
        CompletionParams params = new CompletionParams(document.id(), document.marked().cursor());
        params.setContext(typed.isEmpty() ? new CompletionContext(CompletionTriggerKind.Invoked)
                : new CompletionContext(CompletionTriggerKind.TriggerCharacter, typed));
        CompletionList list = LspSession.get(client.server().getTextDocumentService().completion(params)).getRight();
        List<CompletionItem> sorted = new ArrayList<>(list.getItems());
        sorted.sort(Comparator.comparing(CompletionItem::getSortText));
        return sorted;
    }

    /** What is offered, the best first. */
    private static List<String> at(String text) {
        return items(session, session.open(text), "").stream().map(CompletionItem::getLabel).toList();
    }

    private static List<String> in(String addition) {
        return at(PROGRAM + addition);
    }

    /** What is offered when the character before the cursor is typed. */
    private static List<String> typing(String addition) {
        String before = addition.substring(0, addition.indexOf("<|>"));
        return items(session, session.open(PROGRAM + addition), before.substring(before.length() - 1)).stream()
                .map(CompletionItem::getLabel)
                .toList();
    }

    /** The text after an item is chosen. */
    private static String taking(LspSession client, OpenText document, String label, boolean replacing) {
        CompletionItem chosen = items(client, document, "").stream().filter(item -> item.getLabel().equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError("not offered: " + label));
        chosen = LspSession.get(client.server().getTextDocumentService().resolveCompletionItem(chosen));
        List<TextEdit> edits = new ArrayList<>();
        if (chosen.getTextEdit().isLeft()) {
            edits.add(chosen.getTextEdit().getLeft());
        } else {
            var edit = chosen.getTextEdit().getRight();
            edits.add(new TextEdit(replacing ? edit.getReplace() : edit.getInsert(), edit.getNewText()));
        }
        if (chosen.getAdditionalTextEdits() != null) {
            edits.addAll(chosen.getAdditionalTextEdits());
        }
        return EditedText.apply(document.text(), edits);
    }

    private static String taking(String text, String label) {
        return taking(session, session.open(text), label, true);
    }

    private static String takingIn(String addition, String label) {
        return taking(PROGRAM + addition, label).substring(PROGRAM.length());
    }

    @Test
    void behindAnArrowNodesThatTakeWhatIsGivenComeFirst() {
        assertThat(in("Next = Read -> <|>")).startsWith("Answer", "Cache", "Log", "Write", "Close").doesNotContain("Hear");
        assertThat(in("Next = Read -><|>;")).startsWith("Answer", "Cache", "Log", "Write", "Close");
        assertThat(in("Resize (Socket socket, int size) => ();\nNext = Read -> <|>"))
                .startsWith("Answer", "Cache", "Log", "Write", "Close");
        assertThat(in("Next = Listen -> <|> -> Answer;")).startsWith("Read", "Close");
        assertThat(in("Next = Listen -> Re<|>")).startsWith("Close", "Read");
    }

    @Test
    void aNodeThatWouldContainItselfComesLast() {
        assertThat(at(PROGRAM.replace("Answer -> Log", "Answer -> <|>"))).endsWith("Cache", "Serve").startsWith("Answer");
    }

    @Test
    void theFirstStepTakesWhatTheFlowTakes() {
        assertThat(at(PROGRAM.replace("Cache:[_, _] = Answer -> Log", "Cache:[_, _] = <|>"))).startsWith("Answer", "Write");
        assertThat(at(PROGRAM.replace("Serve = Read -> Cache -> Write", "Serve = <|>"))).startsWith("Close", "Read", "Sorry");
    }

    @Test
    void namesThatNobodyDeclaresAreOfferedButNotTheOneThatIsBeingTyped() {
        assertThat(in("Next = Read -> Sle<|>")).contains("Sleep", "Log").doesNotContain("Sle");
    }

    @Test
    void aSourceTakesNothingAndItsTargetTakesWhatItGives() {
        assertThat(in("source <|>")).startsWith("Hear").endsWith("Listen");
        assertThat(in("source Hear => <|>")).startsWith("Close", "Read", "Serve", "Sorry");
        assertThat(in("session <|>")).containsExactly("Listen");
        assertThat(in("session Hear => <|>")).containsExactly("ClientOf");
        assertThat(in("source Hear {<|>} => Serve;")).containsExactly("session");
        assertThat(in("source Hear {session: <|>} => Serve;")).containsExactly("ClientOf");
    }

    @Test
    void constraintsNameNodesWithoutOneAndTheLocksThatThereAre() {
        assertThat(in("atomic <|>")).startsWith("Cache", "Close").endsWith("Listen").doesNotContain("ClientOf");
        assertThat(in("atomic Read:{<|>")).containsExactly("log(session)", "store", "log?(session)", "store?");
        assertThat(in("atomic Read:{log, <|>}")).startsWith("store");
        assertThat(in("atomic Read:{store <|>")).containsExactly("?", "!", "(session)", "(program)");
        assertThat(in("atomic Read:{store(<|>")).containsExactly("session", "program");
        assertThat(in("order log < <|>")).containsExactly("store");
    }

    @Test
    void handlersAreForNodesAndTakeTheirInputs() {
        assertThat(in("handle <|>")).containsExactly("error");
        assertThat(in("handle error <|>")).startsWith("Answer").contains("*").endsWith("Read");
        assertThat(in("handle error Close => <|>")).startsWith("Close", "Serve", "Sorry", "Read");
        assertThat(in("handle error Serve -> <|>")).startsWith("Answer", "Cache").contains("*");
    }

    @Test
    void patternsTestTheTypeThatStandsThere() {
        String others = "Again (String s) => (String s);\nAgain:[hit] = ;\nOther (Socket s) => (Socket s);\nOther:[aged] = ;\n";
        String text = PROGRAM.replace("Old:[aged] = Sleep;\n", "") + others;
        assertThat(at(text.replace("Cache:[_, hit]", "Cache:[_, <|>]"))).containsExactly("hit", "_", "!hit", "aged", "!aged");
        assertThat(at(text.replace("Cache:[_, _]", "Cache:[<|>, _]"))).startsWith("aged");
        assertThat(at(text.replace("Cache:[_, hit]", "Cache:[_, !<|>"))).containsExactly("hit", "aged");
    }

    @Test
    void parametersHaveTypesAndThenNames() {
        assertThat(in("Fresh (<|>")).startsWith("Socket", "String").contains("int", "boolean", "char*", "List", "Path");
        assertThat(in("Fresh (Socket <|>")).containsExactly("socket");
        assertThat(in("Fresh (int a, Map<String, <|>")).startsWith("Socket", "String").doesNotContain("int");
        assertThat(in("Fresh (java.time.<|>")).contains("Instant", "Duration", "format");
        assertThat(in("Fresh (Request <|>")).containsExactly("request");
    }

    @Test
    void aTypeIsImportedWithTheChoice() {
        assertThat(taking(PROGRAM + "Fresh (Pa<|>", "Path")).endsWith("Fresh (Path")
                .startsWith("import java.net.Socket;\nimport java.nio.file.Path;\n");
        assertThat(taking("Fresh (Pa<|>", "Path")).isEqualTo("import java.nio.file.Path;\nFresh (Path");
        assertThat(taking("import java.nio.file.*;\r\nFresh (Pa<|>", "Path")).isEqualTo("import java.nio.file.*;\r\nFresh (Path");
        assertThat(taking("import a.Path;\nFresh (Pa<|>) => ();", "Path")).isEqualTo("import a.Path;\nFresh (Path) => ();");
    }

    @Test
    void whoDoesNotAskAgainForItGetsTheImportAtOnce() {
        try (LspSession simple = LspSession.start(params -> params.getCapabilities().getTextDocument().getCompletion().getCompletionItem()
                .setResolveSupport(null))) {
            CompletionItem path = items(simple, simple.open("Fresh (Pa<|>"), "").stream().filter(item -> item.getLabel().equals("Path"))
                    .findFirst().orElseThrow();
            assertThat(path.getAdditionalTextEdits()).extracting(TextEdit::getNewText).containsExactly("import java.nio.file.Path;\n");
        }
    }

    @Test
    void anotherTypeOfTheSameNameIsWrittenInFull() {
        OpenText document = session.open("import a.Path;\nFresh (Pa<|>");
        CompletionItem other = items(session, document, "").stream().filter(item -> item.getLabel().equals("Path")
                && item.getLabelDetails() != null).findFirst().orElseThrow();
        assertThat(other.getTextEdit().getRight().getNewText()).isEqualTo("java.nio.file.Path");
    }

    @Test
    void pragmasHaveNamesAndValues() {
        assertThat(in("pragma <|>")).containsExactly("lockorder", "nomatch");
        assertThat(in("pragma lockorder = <|>")).containsExactly("alphabetical", "inferred");
        assertThat(in("pragma nomatch = <|>;")).containsExactly("error", "drop");
    }

    @Test
    void whatIsBoundIsAMethod() {
        assertThat(in("Fresh () => () <|>")).containsExactly("by");
        assertThat(in("Fresh () => () by <|>")).startsWith("Socket").contains("java");
        assertThat(in("Fresh () => () by java.util.<|>")).contains("Objects", "concurrent");
        assertThat(in("Fresh () => () by java.util.Objects::<|>")).contains("hash", "requireNonNull");
        assertThat(in("typedef fresh <|>")).containsExactly("IsFresh", "by");
    }

    @Test
    void importsAreOfFilesNearbyAndOfJava() {
        LspSession.write(folder.resolve("other.flux"), "");
        LspSession.write(folder.resolve("chat/rooms.flux"), "");
        Path own = LspSession.write(folder.resolve("own.flux"), "");
        List<String> offered = items(session, session.open(own, "import <|>"), "").stream().map(CompletionItem::getLabel).toList();
        assertThat(offered).startsWith("\"chat/rooms.flux\"", "\"other.flux\"").contains("java").doesNotContain("\"own.flux\"");
        assertThat(taking(session, session.open(own, "import \"ot<|>"), "other.flux", true)).isEqualTo("import \"other.flux\"");
        assertThat(taking(session, session.open(own, "import \"<|>x\";"), "chat/rooms.flux", true))
                .isEqualTo("import \"chat/rooms.flux\";");
        assertThat(at("import java.util.<|>")).contains("List", "function", "*");
    }

    @Test
    void aDeclarationBeginsWithAKeywordOrWithWhatIsMissing() {
        assertThat(in("<|>")).startsWith("Log", "Cache:[…]").contains("Sleep =").contains("source", "typedef", "atomic", "handle", "push",
                "flow")
                .doesNotContain("import", "package");
        assertThat(at("<|>\n" + PROGRAM)).contains("import", "package");
        assertThat(takingIn("<|>", "Log")).isEqualTo("Log (Socket socket, String reply) => (Socket socket, String request);");
        assertThat(takingIn("Sl<|>", "Sleep =")).isEqualTo("Sleep = ");
        assertThat(takingIn("so<|>", "source")).isEqualTo("source ${1:Listen} => ${2:Page};$0");
        assertThat(takingIn("<|>", "Cache:[…]")).isEqualTo("Cache:[${1:_}, ${2:_}] = ${3};$0");
        assertThat(in("blocking <|>")).startsWith("Log", "Sleep");
    }

    @Test
    void snippetsAreOnlyForWhoWantsThem() {
        try (LspSession plain = LspSession.start(params -> params.getCapabilities().getTextDocument().getCompletion().getCompletionItem()
                .setSnippetSupport(false))) {
            OpenText document = plain.open("so<|>");
            assertThat(items(plain, document, "")).noneMatch(item -> item.getInsertTextFormat() == InsertTextFormat.Snippet);
            assertThat(taking(plain, document, "source", true)).isEqualTo("source ");
        }
        JsonObject options = new JsonObject();
        JsonObject completion = new JsonObject();
        JsonObject section = new JsonObject();
        completion.addProperty("snippets", false);
        section.add("completion", completion);
        options.add("flux", section);
        Consumer<org.eclipse.lsp4j.InitializeParams> switchedOff = params -> {
            params.getCapabilities().getWorkspace().setConfiguration(false);
            params.setInitializationOptions(options);
        };
        try (LspSession off = LspSession.start(switchedOff)) {
            assertThat(taking(off, off.open("so<|>"), "source", true)).isEqualTo("source ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"// source <|>", "/* Next = Read -> <|> */", "Next = Read -> /* <|>", "#include <|>", "Next = \"Read -> <|>\"",
        "Next = Read <|>", "Next <|>", "Fresh () => <|>"})
    void nothingIsOfferedInCommentsAndStringsAndWhereOnlySignsCanFollow(String addition) {
        assertThat(in(addition)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" <|>", "Next = A; <|>", "Fresh (int <|>", "typedef <|>", "// a <|>", "Fresh (String a, <|>", "import <|>",
        "pragma lockorder = inferred; <|>", "Fresh ()=<|>", "Next:<|>", "Fresh (A <|>) => ()", "\"a -> <|>", "atomic Read:{store <|>"})
    void aBlankAndOtherSignsPopNothingUpWhereAnythingCouldFollow(String addition) {
        assertThat(typing(addition)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Next = <|>", "Next =<|>", "Next = Read -> <|>", "Next = Read -><|>", "source <|>", "source Hear => <|>",
        "atomic Read:{<|>", "atomic Read:{store, <|>", "Cache:[<|>", "Cache:[_, <|>", "handle error <|>", "pragma <|>",
                "pragma nomatch = <|>"})
    void theyDoWhereAChoiceMustFollow(String addition) {
        assertThat(typing(addition)).isNotEmpty();
    }

    @Test
    void whatStandsThereIsReplacedOrKeptAsTheUserWants() {
        OpenText document = session.open(PROGRAM.replace("Read -> Cache", "Re<|>ad -> Cache"));
        assertThat(taking(session, document, "Close", true)).contains("Serve = Close -> Cache");
        assertThat(taking(session, document, "Close", false)).contains("Serve = Closead -> Cache");
    }

    @Test
    void documentationAndSignatureComeWithTheSelection() {
        CompletionItem item = items(session, session.open(PROGRAM + "Next = Listen -> <|>"), "").stream()
                .filter(found -> found.getLabel().equals("Read")).findFirst().orElseThrow();
        assertThat(item.getDocumentation()).isNull();
        assertThat(item.getLabelDetails().getDetail()).isEqualTo(" (Socket) => (Socket, String)");
        CompletionItem resolved = LspSession.get(session.server().getTextDocumentService().resolveCompletionItem(item));
        assertThat(resolved.getDocumentation().getRight().getValue()).contains("Reads one request.");
        assertThat(resolved.getDetail()).contains("Read (Socket socket) => (Socket socket, String request)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Größe () => (int länge);\\r\\nsource Größe => Mäß;\\r\\nMäß = <>                  | Größe
            // 😀\\nA () => (int a); B (int a) => (); source A => F;\\n\\tF = <>                | B
            /* 😀 */ A () => (int a); B (int a) => (); F = A -> <> -> C;                         | B
            typo typo typo\\nA () => (int a); B (int a) => (); F = A -> <>\\nG = A;               | B
            A () => (int a); B (int a) => ();\\nF = A ->\\n    <>\\natomic B:{l};                 | B
            A () => (int a); B (int a) => ();\\nF = A -> B\\n  -> <>                              | B
            """)
    void worksInTextsOfEveryKind(String text, String expected) {
        assertThat(at(text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("<>", "<|>"))).contains(expected);
    }

    @Test
    void namesOfImportedFilesAreOfferedToo() {
        LspSession.write(folder.resolve("other.flux"), "typedef hit InCache;\nElsewhere (int a) => ();\natomic Elsewhere:{there};\n");
        String text = "import \"other.flux\";\nListen () => (int a);\nsource Listen => F;\n";
        assertThat(labels("F = <|>", text)).startsWith("Elsewhere");
        assertThat(labels("F:[<|>", text)).startsWith("hit");
        assertThat(labels("atomic F:{<|>", text)).startsWith("there");
    }

    private List<String> labels(String addition, String text) {
        Path file = LspSession.write(folder.resolve("own.flux"), "");
        OpenText document = session.open(file, text + addition);
        List<String> labels = items(session, document, "").stream().map(CompletionItem::getLabel).toList();
        session.close(document);
        return labels;
    }

    @Test
    void charactersChooseWhatIsListedOnlyWhereNothingElseCanStand() {
        assertThat(items(session, session.open(PROGRAM + "Cache:[<|>"), "").getFirst().getCommitCharacters()).containsExactly(",", "]");
        assertThat(items(session, session.open(PROGRAM + "Next = Read -> <|>"), "")).allMatch(item -> item.getCommitCharacters() == null);
    }

    @Test
    void longListsAreCutAndAskedForAgain() {
        StringBuilder many = new StringBuilder("Listen () => (int a);\n");
        for (int i = 0; i < 700; i++) {
            many.append("Node").append(i).append(" (int a) => (int a);\n");
        }
        OpenText document = session.open(many + "Next = Listen -> Node69<|>");
        CompletionList list = LspSession.get(session.server().getTextDocumentService().completion(new CompletionParams(document.id(),
                document.marked().cursor()))).getRight();
        assertThat(list.isIncomplete()).isTrue();
        assertThat(list.getItems()).extracting(CompletionItem::getLabel).contains("Node69", "Node699").hasSize(11);
    }

    @Test
    void aLineMayBeginAnotherDeclaration() {
        assertThat(in("Next = Read -> Answer\n<|>")).contains("source", "Log");
        assertThat(at("F = A\n<|>\nG = B;")).contains("source");
    }
}
