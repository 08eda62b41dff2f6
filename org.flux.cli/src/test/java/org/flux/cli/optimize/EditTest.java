// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramLoader;
import org.flux.simulator.model.Optimizer.Change;
import org.junit.jupiter.api.Test;

/** Whoever follows a suggestion changes the lines that it shows, and no others. */
class EditTest {
    private static final String PROGRAM = """
            import "rooms.flux";
            Listen () => (int n);
            Look (int n) => (int n);
            Put (int n) => ();
            source Listen {session: ClientOf} => Serve;
            Serve = Look -> Put;
            atomic Look:{table, rooms?};
            atomic Put:{table, rooms(session)};
            """;
    private static final String IMPORTED = """
            Sweep () => ();
            source Sweep => Clean;
            Clean (int n) => ();
            atomic Clean:{rooms,
                    broom?};
            """;
    private static final Lock ROOMS = new Lock("rooms", LockScope.PROGRAM);
    private static final Lock TABLE = new Lock("table", LockScope.PROGRAM);

    private static List<Edit> edits(String program, Change change) throws Exception {
        Map<String, String> texts = Map.of("a.flux", program, "rooms.flux", IMPORTED);
        LoadedProgram loaded = ProgramLoader.create().load("a.flux", program, path -> Optional.ofNullable(texts.get(path)));
        return Edit.of(change, loaded.graph(), loaded.texts());
    }

    @Test
    void aReaderIsOneOfThatNodeAndThatLock() throws Exception {
        assertThat(edits(PROGRAM, new Change.ReaderMode("Look", TABLE))).containsExactly(
                new Edit("a.flux", 7, "atomic Look:{table, rooms?};", "atomic Look:{table?, rooms?};"));
    }

    /** In whatever file; a lock of each session already and another lock stay as they are. */
    @Test
    void aLockOfSessionsIsOneWhereverItIsTaken() throws Exception {
        assertThat(edits(PROGRAM, new Change.SessionScope(ROOMS))).containsExactlyInAnyOrder(
                new Edit("a.flux", 7, "atomic Look:{table, rooms?};", "atomic Look:{table, rooms?(session)};"),
                new Edit("rooms.flux", 4, "atomic Clean:{rooms, broom?};", "atomic Clean:{rooms(session), broom?};"));
    }

    @Test
    void anOrderIsAddedBehindWhatThereIs() throws Exception {
        assertThat(edits(PROGRAM, new Change.LockOrder(List.of("table", "rooms")))).containsExactly(
                new Edit("a.flux", 9, "", "order table < rooms;"));
    }

    @Test
    void ofSeveralOrdersOneIsLeft() throws Exception {
        String ordered = PROGRAM + "order rooms < table;\norder  broom\n < table;\n";
        assertThat(edits(ordered, new Change.LockOrder(List.of("table", "rooms", "broom")))).containsExactly(
                new Edit("a.flux", 9, "order rooms < table;", "order table < rooms < broom;"),
                new Edit("a.flux", 10, "order broom < table;", ""));
    }

    @Test
    void aLimitIsNoMatterOfTheText() throws Exception {
        assertThat(edits(PROGRAM, new Change.MaxFlows(8))).isEmpty();
        assertThat(edits(PROGRAM, new Change.PoolSize(8))).isEmpty();
    }
}
