// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.util.function.UnaryOperator;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.flux.lang.ui.console.Log;
import org.flux.lang.ui.preferences.Settings;

/** Writes the conversation with the server to the log, as the setting flux.trace.server says at the moment. */
final class Trace implements UnaryOperator<MessageConsumer> {
    @Override
    public MessageConsumer apply(MessageConsumer next) {
        String direction = next instanceof StreamMessageConsumer ? "-> " : "<- ";
        return message -> {
            switch (Settings.text(Settings.TRACE)) {
                case "messages" -> Log.trace(direction + brief(message));
                case "verbose" -> Log.trace(direction + message);
                default -> {
                    // off
                }
            }
            next.consume(message);
        };
    }

    private static String brief(Message message) {
        return switch (message) {
            case RequestMessage request -> request.getMethod() + " (" + request.getId() + ")";
            case NotificationMessage notification -> notification.getMethod();
            case ResponseMessage response when response.getError() != null ->
                "(" + response.getId() + ") fails: " + response.getError().getMessage();
            case ResponseMessage response -> "(" + response.getId() + ")";
            default -> message.toString();
        };
    }
}
