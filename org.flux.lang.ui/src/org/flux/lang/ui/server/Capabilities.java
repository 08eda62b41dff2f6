// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ClientInfo;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.flux.lang.ui.preferences.Settings;
import org.osgi.framework.FrameworkUtil;

/** What this client says of itself, in the protocol's own words: what its features understand, and nothing else. */
final class Capabilities {
    private static final String CLIENT = """
            {
              "workspace": {
                "applyEdit": true,
                "configuration": true,
                "workspaceFolders": true,
                "workspaceEdit": {
                  "documentChanges": true, "resourceOperations": ["create", "rename", "delete"], "failureHandling": "undo"
                },
                "didChangeConfiguration": {},
                "didChangeWatchedFiles": {"dynamicRegistration": true},
                "symbol": {},
                "codeLens": {"refreshSupport": true},
                "inlayHint": {"refreshSupport": true},
                "semanticTokens": {"refreshSupport": true},
                "foldingRange": {"refreshSupport": true},
                "fileOperations": {"willRename": true}
              },
              "textDocument": {
                "synchronization": {"didSave": true},
                "publishDiagnostics": {
                  "relatedInformation": true, "tagSupport": {"valueSet": [1, 2]}, "versionSupport": true,
                  "codeDescriptionSupport": true, "dataSupport": true
                },
                "completion": {
                  "contextSupport": true,
                  "completionItem": {
                    "snippetSupport": true, "insertReplaceSupport": true, "labelDetailsSupport": true, "deprecatedSupport": true,
                    "documentationFormat": ["markdown", "plaintext"],
                    "resolveSupport": {"properties": ["documentation", "detail", "additionalTextEdits"]}
                  }
                },
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "definition": {"linkSupport": true},
                "declaration": {"linkSupport": true},
                "implementation": {"linkSupport": true},
                "references": {},
                "documentHighlight": {},
                "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
                "documentLink": {},
                "callHierarchy": {},
                "selectionRange": {},
                "codeLens": {},
                "inlayHint": {},
                "foldingRange": {"lineFoldingOnly": true},
                "formatting": {},
                "rangeFormatting": {},
                "onTypeFormatting": {},
                "rename": {"prepareSupport": true},
                "codeAction": {
                  "codeActionLiteralSupport": {"codeActionKind": {"valueSet": [
                    "quickfix", "refactor", "refactor.extract", "refactor.inline", "refactor.rewrite", "source", "source.fixAll",
                    "source.organizeImports"
                  ]}},
                  "isPreferredSupport": true, "disabledSupport": true, "dataSupport": true, "resolveSupport": {"properties": ["edit"]}
                },
                "semanticTokens": {
                  "requests": {"full": {"delta": true}, "range": true}, "formats": ["relative"],
                  "tokenTypes": [
                    "namespace", "type", "class", "enum", "interface", "struct", "typeParameter", "parameter", "variable", "property",
                    "enumMember", "event", "function", "method", "macro", "keyword", "modifier", "comment", "string", "number",
                    "regexp", "operator", "decorator"
                  ],
                  "tokenModifiers": [
                    "declaration", "definition", "readonly", "static", "deprecated", "abstract", "async", "modification",
                    "documentation", "defaultLibrary"
                  ]
                }
              },
              "window": {"workDoneProgress": true, "showMessage": {"messageActionItem": {}}, "showDocument": {"support": true}},
              "general": {"positionEncodings": ["utf-16"]}
            }
            """;
    /** What lenses and actions may name; the server offers nothing else. */
    private static final List<String> COMMANDS = List.of("flux.run", "flux.showReferences", "flux.explain", "flux.showDiagram",
            "editor.action.triggerSuggest");

    private Capabilities() {}

    static InitializeParams parameters(List<WorkspaceFolder> folders) {
        InitializeParams params = new InitializeParams();
        params.setProcessId((int) ProcessHandle.current().pid());
        params.setClientInfo(new ClientInfo("Eclipse", FrameworkUtil.getBundle(Capabilities.class).getVersion().toString()));
        params.setWorkspaceFolders(folders);
        params.setCapabilities(new MessageJsonHandler(Map.of()).getGson().fromJson(CLIENT, ClientCapabilities.class));
        JsonObject options = new JsonObject();
        options.add("flux", Settings.json());
        options.addProperty("diagnostics", "push");
        JsonArray commands = new JsonArray();
        COMMANDS.forEach(commands::add);
        options.add("commands", commands);
        params.setInitializationOptions(options);
        return params;
    }
}
