// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.model;

import java.util.List;
import java.util.Optional;
import org.flux.diagram.overlay.Value;
import org.flux.graph.Lock;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.SourceRange;

/**
 * A node at one of the places where the program uses it.
 *
 * @param id the way to it from a source's target: {@code Serve/Image/Write}; the second {@code Write} there is {@code Write.2}
 * @param name of the node; empty for a choice
 * @param note small print beside the name of an abstract node: {@code 2 variants}; empty if there is nothing to say
 * @param badges its locks, in the order in which they are taken
 * @param findings that concern it, or something in it while it is collapsed; the gravest first
 * @param inside what it consists of; absent if it is not abstract
 * @param expanded whether that is shown
 * @param title what it is, for people, in several lines: signature, documentation, locks and why it takes them, findings
 * @param step where the text puts it here: the step, the target of the source, the handler
 * @param declaration where its node is declared
 * @param overlay what an overlay says of it
 */
public record Box(String id, Kind kind, String name, String note, List<Badge> badges, List<Diagnostic> findings, Optional<Level> inside,
        boolean expanded, String title, SourceRange step, SourceRange declaration, Optional<Value> overlay) {

    public Box {
        badges = List.copyOf(badges);
        findings = List.copyOf(findings);
    }

    public enum Kind {
        /** A source, concrete or abstract. */
        SOURCE,
        /** A node that Java implements. */
        CONCRETE,
        /** One that does so elsewhere than on the flow's own thread: blocking or asynchronous. */
        ELSEWHERE,
        ABSTRACT,
        /** A function that only handlers name. */
        EXTERNAL,
        /** Where one of several variants is taken. */
        CHOICE,
        /** Where a flow without steps goes on. */
        JOINT,
        /** A name that denotes nothing. */
        UNRESOLVED
    }

    /**
     * A lock of a node.
     *
     * @param why why a node takes it that does not declare it: from the node down to one that does; empty if declared
     */
    public record Badge(Lock lock, LockMode mode, Kind kind, List<String> why, Optional<Value> overlay) {
        public enum Kind {
            DECLARED, ELEVATED, PROMOTED
        }

        /** {@code cache !}, {@code cache ?}, {@code room ! session}, {@code cache ! 3 %} with what an overlay says. */
        public String text() {
            String said = overlay.map(Value::text).orElse("");
            return lock.name() + " " + mode.sign() + (lock.scope() == LockScope.SESSION ? " session" : "")
                    + (said.isEmpty() ? "" : " " + said);
        }

        /** How it is taken and why, and what an overlay says of it, in one line. */
        public String title() {
            String way = String.join(" -> ", why);
            String how = switch (kind) {
                case DECLARED -> "";
                case ELEVATED -> ", elevated to keep the lock order, since it is needed further inside: " + way;
                case PROMOTED -> ", not to read only, since it is written further inside: " + way;
            };
            String detail = overlay.map(Value::detail).filter(text -> !text.isEmpty()).map(text -> "; " + text.replace('\n', ' '))
                    .orElse("");
            return "takes " + lock + (mode == LockMode.READ ? " to read" : " to write") + how + detail;
        }
    }
}
