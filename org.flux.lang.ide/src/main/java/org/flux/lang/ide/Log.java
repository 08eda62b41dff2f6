// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;

/** What the server has to say that belongs to no file; shown in the client's log. */
public final class Log {
    private final Supplier<Optional<FluxClient>> client;

    Log(Supplier<Optional<FluxClient>> client) {
        this.client = client;
    }

    public void info(String message) {
        log(MessageType.Info, message);
    }

    public void error(String message, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        log(MessageType.Error, message + "\n" + trace);
    }

    private void log(MessageType type, String message) {
        client.get().ifPresent(to -> to.logMessage(new MessageParams(type, message)));
    }
}
