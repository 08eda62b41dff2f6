// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

/** What the editor is able to do, as VS Code says it, as far as it is of interest to what is measured here. */
final class ClientCapabilities {
    private static final String JSON = """
            {
              "workspace": {
                "applyEdit": true, "configuration": true, "workspaceFolders": true,
                "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] },
                "didChangeConfiguration": { "dynamicRegistration": true },
                "didChangeWatchedFiles": { "dynamicRegistration": true, "relativePatternSupport": true },
                "semanticTokens": { "refreshSupport": true },
                "codeLens": { "refreshSupport": true }, "inlayHint": { "refreshSupport": true }
              },
              "textDocument": {
                "publishDiagnostics": {
                  "relatedInformation": true, "versionSupport": true, "tagSupport": { "valueSet": [1, 2] },
                  "codeDescriptionSupport": true, "dataSupport": true
                },
                "synchronization": { "willSave": true, "willSaveWaitUntil": true, "didSave": true },
                "completion": {
                  "contextSupport": true,
                  "completionItem": {
                    "snippetSupport": true, "commitCharactersSupport": true, "documentationFormat": ["markdown", "plaintext"],
                    "insertReplaceSupport": true, "labelDetailsSupport": true,
                    "resolveSupport": { "properties": ["documentation", "detail", "additionalTextEdits"] }
                  },
                  "completionList": { "itemDefaults": ["commitCharacters", "editRange", "insertTextFormat", "data"] }
                },
                "hover": { "contentFormat": ["markdown", "plaintext"] },
                "definition": { "linkSupport": true },
                "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
                "rename": { "prepareSupport": true },
                "foldingRange": { "rangeLimit": 5000, "lineFoldingOnly": true },
                "semanticTokens": {
                  "tokenTypes": ["namespace", "type", "class", "enum", "interface", "struct", "typeParameter", "parameter", "variable",
                    "property", "enumMember", "event", "function", "method", "macro", "keyword", "modifier", "comment", "string", "number",
                    "regexp", "operator", "decorator"],
                  "tokenModifiers": ["declaration", "definition", "readonly", "static", "deprecated", "abstract", "async", "modification",
                    "documentation", "defaultLibrary"],
                  "formats": ["relative"], "requests": { "range": true, "full": { "delta": true } },
                  "multilineTokenSupport": false, "overlappingTokenSupport": false
                }
              },
              "window": { "workDoneProgress": true },
              "general": { "positionEncodings": ["utf-16"] }
            }
            """;

    private ClientCapabilities() {}

    static JsonElement json() {
        return JsonParser.parseString(JSON);
    }
}
