// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import java.util.Map;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;

/** What clients can do. */
public final class Capabilities {
    private Capabilities() {}

    /** Of a client that can do what VS Code does. */
    public static ClientCapabilities all() {
        return new MessageJsonHandler(Map.of()).getGson().fromJson("""
                {"workspace": {"applyEdit": true, "configuration": true, "workspaceFolders": true,
                    "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create", "rename", "delete"]},
                    "didChangeWatchedFiles": {"dynamicRegistration": true}, "fileOperations": {"willRename": true}, "symbol": {},
                    "codeLens": {"refreshSupport": true}, "inlayHint": {"refreshSupport": true},
                    "semanticTokens": {"refreshSupport": true}, "diagnostics": {"refreshSupport": true}},
                 "textDocument": {"publishDiagnostics": {"relatedInformation": true, "versionSupport": true},
                    "completion": {"completionItem": {"snippetSupport": true, "documentationFormat": ["markdown"],
                        "labelDetailsSupport": true, "insertReplaceSupport": true, "commitCharactersSupport": true,
                        "resolveSupport": {"properties": ["documentation", "detail", "additionalTextEdits"]}}},
                    "hover": {"contentFormat": ["markdown"]}, "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
                    "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}},
                        "isPreferredSupport": true, "disabledSupport": true,
                        "dataSupport": true, "resolveSupport": {"properties": ["edit"]}},
                    "definition": {"linkSupport": true}, "declaration": {"linkSupport": true}, "implementation": {"linkSupport": true},
                    "rename": {"prepareSupport": true}, "foldingRange": {}, "selectionRange": {}, "callHierarchy": {},
                    "inlayHint": {}, "codeLens": {}, "linkedEditingRange": {}, "semanticTokens": {"requests": {"full": {"delta": true},
                        "range": true}, "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"]}},
                 "window": {"workDoneProgress": true}}
                """, ClientCapabilities.class);
    }
}
