// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flux.lang.ide.LspSession;

/** A server in a Java without a compiler; prints what its client is told. */
final class WithoutCompiler {
    private WithoutCompiler() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        try (LspSession session = LspSession.in(folder)) {
            session.diagnosticsOf(LspSession.uri(folder.resolve("chat.flux")), found -> !found.isEmpty())
                    .forEach(d -> System.out.println(d.getCode().getLeft() + " " + d.getMessage()));
            session.awaitIdle();
            String text = Files.readString(folder.resolve("chat.flux"));
            LspSession.OpenText document = session.open(folder.resolve("chat.flux"), text);
            for (int i = 0; i < 3; i++) { // what is told after a check comes before the findings of the next one
                session.diagnostics(document);
                document = session.change(document, "// once more\n" + document.text());
            }
            session.diagnostics(document);
            session.shown().forEach(System.out::println);
        }
        System.exit(0); // idle threads would keep the process for a minute
    }
}
