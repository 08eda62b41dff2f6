// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import java.nio.file.Path;
import org.flux.lang.ide.LspSession;

/** A server in a Java without a compiler; prints what its client is told. */
final class WithoutCompiler {
    private WithoutCompiler() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        try (LspSession session = LspSession.in(folder)) {
            session.diagnosticsOf(LspSession.uri(folder.resolve("chat.flux")), found -> !found.isEmpty())
                    .forEach(d -> System.out.println(d.getCode().getLeft() + " " + d.getMessage()));
            session.awaitIdle();
            session.shown().forEach(System.out::println);
        }
        System.exit(0); // idle threads would keep the process for a minute
    }
}
