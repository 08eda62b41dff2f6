// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.fixes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.lsp4j.Command;
import org.flux.graph.diagnostics.Diagnostic;

/**
 * Something that can be done about a place.
 *
 * @param kind of the protocol
 * @param findings what it does away with
 * @param preferred whether it is what one would choose unseen
 * @param disabled why it cannot be done here, though one might expect it
 * @param texts the new texts by file, computed when they are wanted; empty if it changes none
 * @param command of the client
 */
public record Action(String title, String kind, List<Diagnostic> findings, boolean preferred, Optional<String> disabled,
        Supplier<Map<String, String>> texts, Optional<Command> command) {

    public static Action change(String title, String kind, Supplier<Map<String, String>> texts) {
        return new Action(title, kind, List.of(), false, Optional.empty(), texts, Optional.empty());
    }

    public static Action command(String title, String kind, Command command) {
        return new Action(title, kind, List.of(), false, Optional.empty(), Map::of, Optional.of(command));
    }

    /** One that is shown so that nobody looks for it, with the reason why it is not possible. */
    public static Action impossible(String title, String kind, String reason) {
        return new Action(title, kind, List.of(), false, Optional.of(reason), Map::of, Optional.empty());
    }

    public Action doesAwayWith(List<Diagnostic> solved) {
        return new Action(title, kind, solved, preferred, disabled, texts, command);
    }

    public Action preferred(boolean best) {
        return new Action(title, kind, findings, best, disabled, texts, command);
    }
}
