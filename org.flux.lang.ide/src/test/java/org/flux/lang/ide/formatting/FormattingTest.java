// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.formatting;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.TextEdit;
import org.flux.lang.SourceFormatter;
import org.flux.lang.ide.EditedText;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FormattingTest {
    private static final FormattingOptions TABS = new FormattingOptions(8, false);
    private static LspSession session;

    @BeforeAll
    static void start() {
        session = LspSession.start();
    }

    @AfterAll
    static void end() {
        session.close();
    }

    private static List<? extends TextEdit> edits(OpenText document) {
        return LspSession.get(session.server().getTextDocumentService().formatting(new DocumentFormattingParams(document.id(), TABS)));
    }

    private static String formatted(String text) {
        OpenText document = session.open(text);
        return EditedText.apply(text, edits(document));
    }

    private static String formattedRange(String marked) {
        OpenText document = session.open(marked);
        DocumentRangeFormattingParams params = new DocumentRangeFormattingParams(document.id(), TABS, document.marked().range());
        return EditedText.apply(document.text(), LspSession.get(session.server().getTextDocumentService().rangeFormatting(params)));
    }

    /** The text after the character before the cursor has been typed. */
    private static String typed(String marked) {
        OpenText document = session.open(marked);
        int cursor = marked.indexOf("<|>");
        String character = marked.substring(cursor - 1, cursor).strip().isEmpty() ? "\n" : marked.substring(cursor - 1, cursor);
        return EditedText.apply(document.text(), LspSession.get(session.server().getTextDocumentService().onTypeFormatting(
                new DocumentOnTypeFormattingParams(document.id(), TABS, document.marked().cursor(), character))));
    }

    @Test
    void aDocumentGetsTheLayoutOfTheFormatter() {
        String text = "Größe()=>(int  länge) ;\n\n\n\nsource Größe=>Mäß;\nMäß:[_,hit]=;\nMäß:[_,_]=A->B; // 😀\n\ttypedef hit  Hit;";
        assertThat(formatted(text)).isEqualTo(SourceFormatter.create().format(text).orElseThrow());
        assertThat(formatted(text.replace("\n", "\r\n"))).isEqualTo(SourceFormatter.create().format(text.replace("\n", "\r\n"))
                .orElseThrow());
    }

    @Test
    void onlyWhatChangesIsEdited() {
        assertThat(edits(session.open("A = B -> C;\nD  =  E;\n"))).extracting(edit -> edit.getRange().getStart().getLine()).containsOnly(1);
        assertThat(edits(session.open("A = B -> C;\n"))).isEmpty();
    }

    @Test
    void whatIsBrokenIsLeftAloneAndTheRestIsFormatted() {
        assertThat(formatted("A=B;\nC   = D ->   -> E\nF=G;\n")).isEqualTo("A = B;\nC   = D ->   -> E\nF = G;\n");
        assertThat(formatted("A=B;\natomic   A : {  x y }\nF=G;")).isEqualTo("A = B;\natomic   A : {  x y }\nF = G;\n");
        assertThat(formatted("A=B;\nimport  \"x.flux;\nF=G;\n")).isEqualTo("A = B;\nimport  \"x.flux;\nF = G;\n");
        assertThat(formatted("A=B;\nF=G; /* never\n ending")).isEqualTo("A = B;\nF = G; /* never\n ending\n");
        assertThat(formatted("A=B;\natomic  A : {x(sesion)};\nF=G;\n")).isEqualTo("A = B;\natomic  A : {x(sesion)};\nF = G;\n");
        assertThat(formatted("A=B;\n)  (  x\nF=G;\n")).isEqualTo("A = B;\n)  (  x\nF = G;\n");
        assertThat(formatted("#include  <x>\nA=B;\n")).isEqualTo("#include  <x>\nA = B;\n");
    }

    @Test
    void ofARangeWholeDeclarations() {
        assertThat(formattedRange("A=B;\nC = D<|->|>E;\nF=G;\n")).isEqualTo("A=B;\nC = D -> E;\nF=G;\n");
        assertThat(formattedRange("A=B;\n<|C=D->E;\n  F|>  =G;\nH=I;")).isEqualTo("A=B;\nC = D -> E;\nF = G;\nH=I;");
        assertThat(formattedRange("A=B;\r\nC\t=D-><||>E;\r\nF=G;\r\n")).isEqualTo("A=B;\r\nC = D -> E;\r\nF=G;\r\n");
        assertThat(formattedRange("A = -> ;\nC<|=|>D;\n")).isEqualTo("A = -> ;\nC = D;\n");
    }

    @Test
    void aDeclarationIsFormattedWhenItIsFinished() {
        assertThat(typed("A=B;\nC=D->E;<|>\nF=G;\n")).isEqualTo("A=B;\nC = D -> E;\nF=G;\n");
        assertThat(typed("A=B;\natomic  A :{x,y}<|>\nF=G;\n")).isEqualTo("A=B;\natomic A:{x, y}\nF=G;\n");
        assertThat(typed("F=G;\n  C=D->E;\n<|>H=I;")).isEqualTo("F=G;\nC = D -> E;\nH=I;");
        assertThat(typed("F=G;\r\nC=D->E;\r\n<|>\r\nH=I;")).isEqualTo("F=G;\r\nC = D -> E;\r\n\r\nH=I;");
        assertThat(typed("F=G ->;\nC=D->E;<|>")).isEqualTo("F=G ->;\nC = D -> E;");
    }

    @Test
    void typingInTheMiddleOfSomethingChangesNothing() {
        for (String text : List.of("C=D ->\n<|>E;", "C=D\n<|>->E;", "// C=D;<|>\nE=F;", "C=D /* ;<|> */->E;", "C=D->;<|>", "\n<|>A=B;",
                "atomic C:{x}<|>,y};", "import \"a;<|>\";")) {
            assertThat(typed(text)).as(text).isEqualTo(text.replace("<|>", ""));
        }
    }

    @Test
    void canBeSwitchedOff() {
        JsonObject format = new JsonObject();
        format.addProperty("enable", false);
        JsonObject section = new JsonObject();
        section.add("format", format);
        JsonObject options = new JsonObject();
        options.add("flux", section);
        try (LspSession off = LspSession.start(params -> {
            params.getCapabilities().getWorkspace().setConfiguration(false);
            params.setInitializationOptions(options);
        })) {
            OpenText document = off.open("A=B;");
            assertThat(LspSession.get(off.server().getTextDocumentService().formatting(new DocumentFormattingParams(document.id(), TABS))))
                    .isEmpty();
        }
    }
}
