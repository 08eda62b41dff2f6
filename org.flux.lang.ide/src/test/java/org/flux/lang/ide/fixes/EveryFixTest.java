// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.fixes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Diagnostic;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Family;
import org.flux.graph.diagnostics.PageExamples;
import org.flux.lang.ProgramLoader;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fix of the catalogue, through the server: the page's wrong program is opened, each fix is applied, and the finding is gone. */
class EveryFixTest {
    @TempDir
    Path folder;

    /** Without those that need a class path, or Java sources. */
    static Stream<Code> fixable() {
        return Arrays.stream(Code.values()).filter(code -> code.fix().isPresent() && code.family() != Family.JAVA
                && PageExamples.of(code).types().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("fixable")
    void doesAwayWithItsFinding(Code code) {
        Map<String, String> files = PageExamples.of(code).wrong().files();
        files.forEach((file, text) -> LspSession.write(folder.resolve(file), text));
        try (LspSession session = LspSession.start()) {
            Map<String, OpenText> open = new LinkedHashMap<>();
            // of open files that import each other the first is the root
            Stream<String> opened = code == Code.IMPORT_CYCLE ? files.keySet().stream().sorted()
                    : Stream.of(files.keySet().iterator().next(), fileOf(code, files)).distinct();
            opened.forEach(file ->
                    open.put(LspSession.uri(folder.resolve(file)), session.open(folder.resolve(file), files.get(file))));
            OpenText document = open.get(LspSession.uri(folder.resolve(fileOf(code, files))));
            List<Diagnostic> findings = of(code, session.diagnosticsOf(document.uri(), found -> !of(code, found).isEmpty()));
            int fixes = 0;
            for (Diagnostic finding : findings) {
                List<CodeAction> actions = fixes(session, document, finding);
                for (int i = 0; i < actions.size(); i++) {
                    check(session, open, document, finding, fixes(session, document, finding).get(i));
                    fixes++;
                }
            }
            assertThat(fixes).isPositive();
        }
    }

    private static List<CodeAction> fixes(LspSession session, OpenText document, Diagnostic finding) {
        return Actions.at(session, document, finding.getRange(), CodeActionKind.QuickFix).stream()
                .filter(action -> action.getDiagnostics() != null && action.getDiagnostics().contains(finding)
                        && !action.getTitle().startsWith("Fix all")).toList();
    }

    /** Applies an action in the editor, waits for its finding to vanish, and takes it back. */
    private static void check(LspSession session, Map<String, OpenText> open, OpenText document, Diagnostic finding, CodeAction action) {
        Map<String, String> texts = Actions.texts(session, document, action);
        assertThat(texts.keySet()).as(action.getTitle()).isNotEmpty().allMatch(open::containsKey);
        assertThat(texts).as(action.getTitle()).noneSatisfy((uri, text) -> assertThat(text).isEqualTo(open.get(uri).text()));
        long before = count(finding, session.diagnosticsOf(document.uri(), found -> found.contains(finding)));
        texts.forEach((uri, text) -> session.change(open.get(uri), text));
        assertThat(session.diagnosticsOf(document.uri(), found -> count(finding, found) < before)).as(action.getTitle()).isNotNull();
        texts.keySet().forEach(uri -> session.change(open.get(uri), open.get(uri).text()));
        session.diagnosticsOf(document.uri(), found -> found.contains(finding));
    }

    private static long count(Diagnostic finding, List<Diagnostic> all) {
        return all.stream().filter(other -> other.getCode().equals(finding.getCode()) && other.getMessage().equals(finding.getMessage()))
                .count();
    }

    private static String fileOf(Code code, Map<String, String> files) {
        String root = code == Code.IMPORT_CYCLE ? files.keySet().stream().sorted().findFirst().orElseThrow() : files.keySet().iterator()
                .next();
        return ProgramLoader.create().load(root, files.get(root), path -> Optional.ofNullable(files.get(path))).diagnostics().stream()
                .filter(finding -> finding.code() == code).findFirst().orElseThrow().range().file();
    }

    private static List<Diagnostic> of(Code code, List<Diagnostic> findings) {
        return findings.stream().filter(finding -> finding.getCode().getLeft().equals(code.id())).toList();
    }
}
