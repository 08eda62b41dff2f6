// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.Range;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.MarkedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallHierarchyTest {
    private static final String IMAGES = """
            Listen () => (int socket);
            source Listen => Image;
            Image = Read -> Handle -> Read;
            Handle:[hit] = Write;
            Handle:[_] = Read -> Write;
            handle error Image -> * => Failed;
            atomic Read:{l};
            """;

    @TempDir
    Path folder;

    @Test
    void leadsUpToFlowsSourcesAndHandlers() {
        up(at(IMAGES, "Read ->"), "Image 2:8-2:12 2:26-2:30", "Handle 4:13-4:17");
        up(at(IMAGES, "Image ="), "Listen 1:17-1:22");
        up(at(IMAGES, "Listen ()"), "Listen 1:7-1:13");
        up(at(IMAGES, "Failed"), "Image -> * 5:27-5:33");
        up(at(IMAGES, "Write;"), "Handle 3:15-3:20 4:21-4:26");
    }

    @Test
    void leadsDownToSteps() {
        down(at(IMAGES, "Image;"), "Read 2:8-2:12 2:26-2:30", "Handle 2:16-2:22");
        down(at(IMAGES, "Handle ->"), "Write 3:15-3:20 4:21-4:26", "Read 4:13-4:17");
        down(at(IMAGES, "Read;"));
    }

    @Test
    void leadsThroughSourcesAndHandlers() {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", at(IMAGES, "Image ="))) {
            CallHierarchyItem source = incoming(files, prepare(files)).getFirst();
            assertThat(outgoing(files, source)).extracting(CallHierarchyItem::getName).containsExactly("Listen", "Image");
            assertThat(incoming(files, source)).isEmpty();
        }
    }

    @Test
    void leadsAcrossFilesThatNobodyHasOpen() {
        String[] files = {"a.flux", "import \"lib.flux\";\nA = X;\n", "b.flux", "import \"lib.flux\";\nB = Y;\n",
            "lib.flux", "X = <|>Y -> Z;\nY = Z;\nZ () => ();\n"};
        try (MarkedFiles opened = MarkedFiles.of(folder, files)) {
            List<CallHierarchyItem> callers = incoming(opened, prepare(opened));
            assertThat(callers).extracting(CallHierarchyItem::getName).containsExactly("X", "B");
            assertThat(callers.getLast().getUri()).endsWith("/b.flux");
            assertThat(incoming(opened, callers.getFirst())).extracting(CallHierarchyItem::getName).containsExactly("A");
            assertThat(outgoing(opened, callers.getLast())).extracting(CallHierarchyItem::getName).containsExactly("Y");
        }
    }

    @Test
    void showsWhatANodeIsAndWhere() {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", "F = <|>größe;\r\n\tgröße (int a) => (int b);\r\n")) {
            CallHierarchyItem item = prepare(files);
            assertThat(item.getDetail()).isEqualTo("(int a) => (int b)");
            assertThat(MarkedFiles.shown(item.getSelectionRange())).isEqualTo("1:1-1:6");
            assertThat(MarkedFiles.shown(item.getRange())).isEqualTo("1:1-1:26");
        }
    }

    @Test
    void showsAnAbstractNodeWhereItIsDefined() {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", "F = <|>A;\nA () => ();\nA:[p] = B;\nA:[_] = C;\n")) {
            assertThat(MarkedFiles.shown(prepare(files).getSelectionRange())).isEqualTo("2:0-2:1");
        }
    }

    @Test
    void knowsNothingButNodes() {
        for (String text : List.of("typedef <|>p P;\n", "// <|>F\nF = A;\n", "<|>", "atomic A:{<|>l};\n")) {
            try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", text)) {
                assertThat(LspSession.get(files.documents().prepareCallHierarchy(new CallHierarchyPrepareParams(files.id(),
                        files.cursor())))).isNullOrEmpty();
            }
        }
    }

    @Test
    void survivesWhatIsGone() {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", "F = <|>A;\nA = B;\n")) {
            CallHierarchyItem item = prepare(files);
            files.session().change(files.text(), "");
            assertThat(incoming(files, item)).isEmpty();
            assertThat(outgoing(files, item)).isEmpty();
        }
    }

    private static String at(String text, String cursor) {
        int offset = text.indexOf(cursor);
        return text.substring(0, offset) + "<|>" + text.substring(offset);
    }

    private void up(String marked, String... expected) {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", marked)) {
            assertThat(LspSession.get(files.documents().callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(prepare(files))))
                    .stream().map(call -> shown(call.getFrom(), call.getFromRanges()))).containsExactly(expected);
        }
    }

    private void down(String marked, String... expected) {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", marked)) {
            assertThat(LspSession.get(files.documents().callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(prepare(files))))
                    .stream().map(call -> shown(call.getTo(), call.getFromRanges()))).containsExactly(expected);
        }
    }

    private static String shown(CallHierarchyItem item, List<Range> ranges) {
        return item.getName() + ranges.stream().map(range -> " " + MarkedFiles.shown(range)).collect(Collectors.joining());
    }

    private static CallHierarchyItem prepare(MarkedFiles files) {
        return LspSession.get(files.documents().prepareCallHierarchy(new CallHierarchyPrepareParams(files.id(), files.cursor())))
                .getFirst();
    }

    private static List<CallHierarchyItem> incoming(MarkedFiles files, CallHierarchyItem item) {
        return LspSession.get(files.documents().callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item))).stream()
                .map(call -> call.getFrom()).toList();
    }

    private static List<CallHierarchyItem> outgoing(MarkedFiles files, CallHierarchyItem item) {
        return LspSession.get(files.documents().callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(item))).stream()
                .map(call -> call.getTo()).toList();
    }
}
