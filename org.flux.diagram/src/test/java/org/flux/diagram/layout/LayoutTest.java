// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.flux.diagram.Diagrams;
import org.flux.diagram.TestPrograms;
import org.flux.diagram.model.Selection;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.picture.Area;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is in the way of anything else, and what stands above a change stays where it is. */
class LayoutTest {
    private static final List<Selection> SELECTIONS = List.of(Selection.DEFAULT,
            new Selection(Optional.empty(), Set.of(Selection.ALL), Set.of()),
            new Selection(Optional.empty(), Set.of(), Set.of(Selection.ALL)));

    private static final Area NOWHERE = new Area(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

    static List<Path> programs() {
        return TestPrograms.all();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void nothingIsInTheWay(Path program) {
        Analysis analysis = TestPrograms.analysis(program.toString(), TestPrograms.text(program));
        for (Selection selection : SELECTIONS) {
            assertThat(new Sight(TestPrograms.draw(analysis, selection)).faults()).as(selection.toString()).isEmpty();
        }
    }

    /** As somebody types: without some of the text, or with the end missing. */
    @ParameterizedTest
    @MethodSource("programs")
    void nothingIsInTheWayOfAProgramThatIsNotFinished(Path program) {
        String text = TestPrograms.text(program);
        Random random = new Random(program.toString().hashCode());
        for (int i = 0; i < 40; i++) {
            int from = random.nextInt(text.length());
            int to = i % 2 == 0 ? text.length() : Math.min(text.length(), from + 1 + random.nextInt(30));
            String unfinished = text.substring(0, from) + text.substring(to);
            assertThat(new Sight(TestPrograms.draw(TestPrograms.analysis(program.toString(), unfinished), SELECTIONS.get(i % 3))).faults())
                    .as("without %d to %d", from, to).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void whatStandsAboveANewStepStaysWhereItIs(Path program) {
        String text = TestPrograms.text(program);
        Analysis analysis = TestPrograms.analysis(program.toString(), text);
        Map<String, Area> before = new Sight(TestPrograms.draw(analysis, Selection.DEFAULT)).boxes;
        for (FlowDefinition flow : flows(analysis)) {
            for (Name step : flow.steps()) {
                String changed = text.substring(0, step.range().endOffset()) + " -> Inserted" + text.substring(step.range().endOffset());
                Map<String, Area> after = new Sight(TestPrograms.draw(TestPrograms.analysis(program.toString(), changed),
                        Selection.DEFAULT)).boxes;
                String what = "a step after " + step.text() + " of " + flow.name().text();
                assertThat(after.keySet()).as(what).containsAll(before.keySet());
                assertThat(order(after)).as(what).doesNotContainAnyElementsOf(order(before).stream().map(LayoutTest::opposite).toList());
                Area inserted = after.entrySet().stream().filter(box -> box.getKey().matches(".*/Inserted(\\.\\d+)?"))
                        .map(Map.Entry::getValue).min(Comparator.comparingDouble(Area::y)).orElse(NOWHERE);
                double top = inserted.y();
                before.forEach((id, area) -> { // what is to the right is later in the text, and makes room
                    if (after.get(id).bottom() <= top && area.x() < inserted.right()) {
                        assertThat(after.get(id).at()).as("%s after %s", id, what).isEqualTo(area.at());
                    } else if (after.get(id).y() < top) {
                        assertThat(after.get(id).y()).as("the top of %s after %s", id, what).isEqualTo(area.y());
                    }
                });
            }
        }
    }

    private static List<FlowDefinition> flows(Analysis analysis) {
        return analysis.graph().root().declarations().stream().filter(FlowDefinition.class::isInstance).map(FlowDefinition.class::cast)
                .toList();
    }

    /** Which boxes of one box stand above or to the left of which others, so that people would say so. */
    private static Set<String> order(Map<String, Area> boxes) {
        Set<String> order = new TreeSet<>();
        boxes.forEach((id, area) -> boxes.forEach((other, its) -> {
            if (parent(id).equals(parent(other)) && area.bottom() <= its.y() && area.x() < its.right() && its.x() < area.right()) {
                order.add(id + " is above " + other);
            }
            if (parent(id).equals(parent(other)) && area.right() <= its.x() && area.y() < its.bottom() && its.y() < area.bottom()) {
                order.add(id + " is left of " + other);
            }
        }));
        return order;
    }

    private static String parent(String id) {
        return id.replaceFirst("/?[^/]*$", "");
    }

    private static String opposite(String order) {
        String[] words = order.split(" ", 2);
        String[] ends = words[1].split(" ");
        return ends[ends.length - 1] + " " + words[1].substring(0, words[1].lastIndexOf(' ')) + " " + words[0];
    }

    @Test
    void canBeCancelled() {
        Analysis analysis = TestPrograms.analysis("a.flux", TestPrograms.text(TestPrograms.all().getFirst()));
        assertThatThrownBy(() -> Diagrams.draw(analysis, List.of(), Selection.DEFAULT, Overlay.NONE, () -> true))
                .isInstanceOf(CancellationException.class);
    }
}
