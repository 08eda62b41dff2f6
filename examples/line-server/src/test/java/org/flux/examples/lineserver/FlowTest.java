// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.lineserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.flux.runtime.FlowOutcome;
import org.flux.runtime.FluxOptions;
import org.junit.jupiter.api.Test;

/**
 * How a program is tested without a server: its flows are called one by one. What the flow talks to is made up; components can be replaced
 * by overriding them, or by another implementation of {@link LineServerComponents}.
 */
class FlowTest {

    /** A connection that remembers what happened to it. */
    private static final class FakeConnection implements Connection {
        private final List<String> events = new ArrayList<>();

        @Override
        public void answer(String text) {
            events.add(text);
        }

        @Override
        public void answerAndHangUp(String text) {
            events.add(text);
            hangUp();
        }

        @Override
        public void hangUp() {
            events.add("hang up");
        }
    }

    private final FakeConnection connection = new FakeConnection();
    private final LineServer program = new LineServer(new LineStore(FluxOptions.of()));

    @Test
    void aFlowRunsFromTheLineToTheAnswer() {
        assertThat(program.receive(connection, "PUT colour green").status()).isEqualTo(FlowOutcome.Status.COMPLETED);
        assertThat(program.receive(connection, "GET colour").status()).isEqualTo(FlowOutcome.Status.COMPLETED);
        assertThat(program.receive(connection, "QUIT").status()).isEqualTo(FlowOutcome.Status.COMPLETED);
        assertThat(connection.events).containsExactly("OK", "OK green", "BYE", "hang up");
    }

    @Test
    void theFailureTellsWhereItHappened() {
        FlowOutcome outcome = program.receive(connection, "PUT");
        assertThat(outcome.status()).isEqualTo(FlowOutcome.Status.HANDLED);
        assertThat(outcome.failure().trail()).containsExactly("Talk", "Parse");
        assertThat(outcome.failure().handler()).isEqualTo("Complain");
        assertThat(connection.events).containsExactly("ERR use: PUT key text");
    }

    @Test
    void aFailureBelowAnAbstractNodeIsHandledAbove() {
        FlowOutcome outcome = program.receive(connection, "ADD n 1");
        assertThat(outcome.status()).isEqualTo(FlowOutcome.Status.HANDLED);
        assertThat(outcome.failure().trail()).containsExactly("Talk", "Parse", "Execute", "Add");
        assertThat(connection.events).containsExactly("ERR no entry 'n'");
    }

    @Test
    void aConnectionThatBreaksIsHungUp() {
        Connection broken = new Connection() {
            @Override
            public void answer(String text) throws java.io.IOException {
                throw new java.io.IOException("broken pipe");
            }

            @Override
            public void answerAndHangUp(String text) throws java.io.IOException {
                answer(text);
            }

            @Override
            public void hangUp() {
                connection.hangUp();
            }
        };
        FlowOutcome outcome = program.receive(broken, "LIST");
        assertThat(outcome.status()).isEqualTo(FlowOutcome.Status.HANDLED);
        assertThat(outcome.failure().handler()).isEqualTo("HangUp");
        assertThat(connection.events).containsExactly("hang up");
    }

    @Test
    void aMistakeInAComponentIsNotHidden() {
        LineServer mistaken = new LineServer(new LineStore(FluxOptions.of()) {
            @Override
            public GetResult get(Connection asker, Command command) {
                throw new IllegalStateException("a mistake");
            }
        });
        FlowOutcome outcome = mistaken.receive(connection, "GET n");
        assertThat(outcome.status()).isEqualTo(FlowOutcome.Status.FAILED);
        assertThat(outcome.failure()).hasMessageContaining("Talk > Execute").hasRootCauseMessage("a mistake");
        assertThat(connection.events).containsExactly("ERR internal error");
    }
}
