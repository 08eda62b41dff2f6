// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.optimize;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.flux.cli.simulate.PredictionJson;
import org.flux.cli.simulate.Question;
import org.flux.cli.simulate.Subject;
import org.flux.graph.quantities.Quantities;
import org.flux.lang.report.JsonLine;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.model.Optimizer.Change;
import org.flux.simulator.model.Optimizer.Suggestion;
import org.flux.simulator.model.Scenario;

/**
 * Suggestions, for people and for machines.
 *
 * @param all the best first
 * @param texts of the program's files
 */
record Suggestions(Subject subject, Question question, Scenario scenario, List<Suggestion> all, Map<String, String> texts) {

    String text() {
        StringBuilder text = new StringBuilder(subject.heading());
        if (all.isEmpty()) {
            text.append(question.text(scenario)).append(": no other order of locks, reader or limit promises more than 1 %; see what is"
                    + " worth making faster: flux simulate --speed-ups\n");
        } else {
            text.append(question.text(scenario)).append(all.size() == 1 ? ": 1 suggestion\n" : ": " + all.size() + " suggestions\n");
        }
        for (int i = 0; i < all.size(); i++) {
            text.append('\n').append(i + 1).append(". ").append(text(all.get(i)));
        }
        subject.model().assumptions().forEach(sentence -> text.append("assumed: ").append(sentence).append('\n'));
        return text.toString();
    }

    private String text(Suggestion suggestion) {
        StringBuilder text = new StringBuilder(title(suggestion.change())).append(": ").append(suggestion.reason()).append('\n');
        List<Edit> edits = edits(suggestion);
        if (edits.isEmpty()) {
            text.append("   start the server with ").append(suggestion.written()).append('\n');
        }
        for (Edit edit : edits) {
            text.append("   ").append(edit.file()).append(':').append(edit.line()).append(":\n");
            text.append(edit.before().isEmpty() ? "" : "     - " + edit.before() + "\n");
            text.append(edit.after().isEmpty() ? "" : "     + " + edit.after() + "\n");
        }
        text.append("   predicted: mean latency ").append(change(suggestion.gain().mean())).append(", 99th percentile ")
                .append(change(suggestion.gain().p99())).append(", the most that it can do ").append(change(suggestion.capacity()))
                .append('\n');
        String advice = "   look first whether the program stays right: only you know what the lock guards\n";
        return text.append(suggestion.toVerify() ? advice : "").toString();
    }

    private static String title(Change change) {
        return switch (change) {
            case Change.LockOrder order -> "another order of locks";
            case Change.ReaderMode reader -> reader.node() + " as a reader of " + reader.lock();
            case Change.SessionScope session -> session.lock() + " for each session";
            case Change.MaxFlows flows -> "at most " + flows.flows() + " flows at a time";
            case Change.PoolSize pool -> "a pool of " + pool.threads() + (pool.threads() == 1 ? " thread" : " threads");
        };
    }

    private static String change(Estimate estimate) {
        return estimate.isSignificant() ? Quantities.change(estimate.value(), estimate.halfWidth()) : "unchanged";
    }

    private List<Edit> edits(Suggestion suggestion) {
        return Edit.of(suggestion.change(), subject.analysis().graph(), texts);
    }

    String json() {
        return JsonLine.of(json -> {
            json.beginObject().name("format").value("flux-suggestions").name("version").value(1);
            json.name("file").value(subject.name()).name("profile").value(subject.file().name());
            json.name("runtime").value(scenario.runtime().spelling()).name("cores").value(scenario.cores());
            json.name("seed").value(scenario.seed());
            json.name("load");
            PredictionJson.load(json, scenario.load());
            json.name("suggestions").beginArray();
            for (Suggestion suggestion : all) {
                suggestion(json, suggestion);
            }
            json.endArray().endObject();
        });
    }

    private void suggestion(JsonWriter json, Suggestion suggestion) throws IOException {
        json.beginObject().name("kind").value(switch (suggestion.change()) {
            case Change.LockOrder order -> "lock-order";
            case Change.ReaderMode reader -> "reader";
            case Change.SessionScope session -> "session";
            case Change.MaxFlows flows -> "max-flows";
            case Change.PoolSize pool -> "pool-size";
        });
        json.name("written").value(suggestion.written()).name("reason").value(suggestion.reason());
        json.name("verify").value(suggestion.toVerify()).name("edits").beginArray();
        for (Edit edit : edits(suggestion)) {
            json.beginObject().name("file").value(edit.file()).name("line").value(edit.line()).name("before").value(edit.before())
                    .name("after").value(edit.after()).endObject();
        }
        json.endArray().name("change");
        PredictionJson.change(json, suggestion.gain());
        PredictionJson.estimate(json, "capacity", suggestion.capacity());
        json.endObject();
    }
}
