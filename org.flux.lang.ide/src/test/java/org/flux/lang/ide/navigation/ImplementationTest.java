// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.flux.lang.ide.MarkedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImplementationTest {
    private static final String PROGRAM = """
            typedef full IsFull;
            Listen () => (String line);
            source Listen {session: Client} => Work;
            Work:[full] = Show;
            Work:[_] = Größe -> Show;
            Show (String line) => ();
            Größe (String line) => (String line);
            handle error Show => Failed;
            """;
    private static final String SERVER = """
            final class Server implements AComponents {
                /* \uD83D\uDE00 */ public String listen() { return ""; }
            \tpublic String größe(String line) { return line; }
                public void show(String line) {}
                public boolean isFull(String line) { return false; }
                public Object client(String line) { return line; }
                public void failed(String line, Exception cause) {}
            }
            """;

    @TempDir
    Path folder;

    @Test
    void leadsFromANodeToItsJavaMethod() {
        leads(at("Listen ()"), "String", "listen");
        leads(at("Listen {"), "String", "listen");
        leads(at("Größe ->"), "String", "größe");
        leads(at("Show =>"), "void", "show");
    }

    @Test
    void leadsFromFunctionsToTheirJavaMethods() {
        leads(at("full]"), "boolean", "isFull");
        leads(at("full IsFull"), "boolean", "isFull");
        leads(at("IsFull"), "boolean", "isFull");
        leads(at("Client"), "Object", "client");
        leads(at("Failed"), "void", "failed");
    }

    @Test
    void leadsFromAnAbstractNodeToItsFlows() {
        implementations("a.flux", "F = <|>A;\n<|A|>:[p] = B;\n<|A|>:[_] = C;\nA (int a) => ();\n");
    }

    @Test
    void leadsToWhatSomethingIsBoundTo() {
        String java = "package a;\npublic final class Codec {\n    public static int <|hash|>(int a) { return a; }\n}\n";
        implementations("a.flux", "F = <|>H;\nH (int a) => (int b) by a.Codec::hash;\n", "Codec.java", java);
        implementations("a.flux", "F = H;\nH (int a) => (int b) by a.Codec::ha<|>sh;\n", "Codec.java", java);
        implementations("a.flux", "F = H;\nH (int a) => (int b) by a.Co<|>dec::hash;\n", "Codec.java", java);
    }

    @Test
    void leadsNowhereWithoutJava() {
        implementations("a.flux", at("Listen ()"));
        implementations("a.flux", "F = <|>A;\n");
        implementations("a.flux", "F = A -> (<|>;\n");
        implementations("a.flux", "atomic A:{<|>l};\n");
        implementations("a.flux", "<|>");
    }

    @Test
    void isTheDefinitionOfAFunction() {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", at("Client"), "Server.java", marked("Object", "client"))) {
            assertThat(files.targets(files.documents().definition(new DefinitionParams(files.id(), files.cursor()))))
                    .isEqualTo(files.marked());
        }
    }

    private static String at(String cursor) {
        int offset = PROGRAM.indexOf(cursor);
        return PROGRAM.substring(0, offset) + "<|>" + PROGRAM.substring(offset);
    }

    private static String marked(String type, String method) {
        return SERVER.replace(type + " " + method + "(", type + " <|" + method + "|>(");
    }

    private void leads(String program, String type, String method) {
        implementations("a.flux", program, "Server.java", marked(type, method));
    }

    private void implementations(String... namesAndTexts) {
        try (MarkedFiles files = MarkedFiles.of(folder, namesAndTexts)) {
            assertThat(files.targets(files.documents().implementation(new ImplementationParams(files.id(), files.cursor()))))
                    .isEqualTo(files.marked());
        }
    }
}
