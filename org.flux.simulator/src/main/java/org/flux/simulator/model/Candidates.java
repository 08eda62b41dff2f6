// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.simulator.model.Optimizer.Change;
import org.flux.simulator.model.Rewriting.Rewritten;

/** What might be changed; only what makes a difference to the flows that were profiled. */
final class Candidates {
    /** Of so many locks at most all orders are looked at; of more, those in which two neighbours are exchanged. */
    private static final int ALL_ORDERS_OF = 5;
    /** So many orders at most are simulated: those whose busiest lock is needed least. */
    private static final int ORDERS = 4;

    private final Analysis analysis;
    private final Profile profile;
    private final ServerModel model;
    private final Scenario scenario;
    private final Rewriting rewriting;

    Candidates(Analysis analysis, Profile profile, ServerModel model, Scenario scenario) {
        this.analysis = analysis;
        this.profile = profile;
        this.model = model;
        this.scenario = scenario;
        rewriting = new Rewriting(analysis);
    }

    List<Candidate> all() {
        List<Candidate> all = new ArrayList<>(orders());
        all.addAll(readers());
        all.addAll(sessions());
        all.addAll(limits());
        return all;
    }

    private List<Candidate> orders() {
        List<String> names = analysis.locks().order().locks().stream().map(Lock::name).distinct().toList();
        Map<List<?>, Candidate> different = new LinkedHashMap<>();
        for (List<String> order : names.size() <= ALL_ORDERS_OF ? permutations(names) : neighboursExchanged(names)) {
            rewriting.order(order).ifPresent(rewritten -> {
                ServerModel changed = model(rewritten);
                if (!changed.sources().equals(model.sources())) {
                    int more = analysis.locks().elevations().size() - rewritten.analysis().locks().elevations().size();
                    different.putIfAbsent(changed.sources(), new Candidate(new Change.LockOrder(order), rewritten.written(), false, changed,
                            "locks that are needed late are taken late" + (more <= 0 ? "" : ", and " + more
                                    + (more == 1 ? " node takes a lock less" : " nodes take a lock less") + " on others' behalf")));
                }
            });
        }
        double now = demand(model);
        return different.values().stream().filter(c -> demand(c.model()) <= now)
                .sorted(Comparator.comparingDouble((Candidate c) -> demand(c.model()))).limit(ORDERS).toList();
    }

    /** How long a flow holds locks, each weighted with itself so that the busiest counts most. */
    private double demand(ServerModel of) {
        return Bounds.of(of, scenario).lock() + 1e-3 * Bounds.of(of, scenario).locks();
    }

    private static List<List<String>> permutations(List<String> names) {
        if (names.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (List<String> rest : permutations(names.subList(1, names.size()))) {
            for (int i = 0; i <= rest.size(); i++) {
                List<String> order = new ArrayList<>(rest);
                order.add(i, names.getFirst());
                all.add(order);
            }
        }
        return all;
    }

    private static List<List<String>> neighboursExchanged(List<String> names) {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i + 1 < names.size(); i++) {
            List<String> order = new ArrayList<>(names);
            order.add(i, order.remove(i + 1));
            all.add(order);
        }
        return all;
    }

    private List<Candidate> readers() {
        List<Candidate> readers = new ArrayList<>();
        for (Node node : analysis.graph().nodes().values()) {
            for (Constraint constraint : node.constraints()) {
                if (constraint.mode() == LockMode.WRITE) {
                    rewriting.reader(node.name(), constraint.lock()).ifPresent(rewritten -> add(readers, rewritten, true,
                            new Change.ReaderMode(node.name(), constraint.lock()), "if " + node.name() + " only reads what "
                                    + constraint.lock().name() + " guards, flows need not wait for each other there"));
                }
            }
        }
        return readers;
    }

    private List<Candidate> sessions() {
        List<Candidate> sessions = new ArrayList<>();
        if (profile.sources().stream().anyMatch(s -> s.sessions().isPresent())) {
            for (Lock lock : analysis.locks().order().locks()) {
                if (lock.scope() == LockScope.PROGRAM) {
                    rewriting.session(lock).ifPresent(rewritten -> add(sessions, rewritten, true, new Change.SessionScope(lock),
                            "if what " + lock.name() + " guards belongs to one session, other sessions need not wait for it"));
                }
            }
        }
        return sessions;
    }

    private void add(List<Candidate> to, Rewritten rewritten, boolean toVerify, Change change, String reason) {
        ServerModel changed = model(rewritten);
        if (!changed.sources().equals(model.sources()) || !changed.locks().equals(model.locks())) {
            to.add(new Candidate(change, rewritten.written(), toVerify, changed, reason));
        }
    }

    private ServerModel model(Rewritten rewritten) {
        return ProfiledModel.of(analysis, profile, rewritten.analysis());
    }

    private List<Candidate> limits() {
        List<Candidate> limits = new ArrayList<>();
        int cores = scenario.cores();
        for (int flows : new TreeSet<>(List.of(2 * cores, 4 * cores, 8 * cores, 16 * cores))) {
            if (flows < scenario.maxFlows()) {
                limits.add(new Candidate(new Change.MaxFlows(flows), "--max-flows=" + flows, false, model,
                        "owners of locks wait for cores behind fewer others"));
            }
        }
        if (scenario.runtime() == RuntimeKind.POOL) {
            int pool = scenario.poolThreads();
            for (int threads : new TreeSet<>(List.of(Math.max(1, pool / 2), 2 * pool, 4 * pool))) {
                limits.add(new Candidate(new Change.PoolSize(threads), "--pool-size=" + threads, false, model,
                        threads > pool ? "flows wait less for a thread" : "owners of locks wait for cores behind fewer others"));
            }
        }
        return limits;
    }

    /** The change of that kind that helps most, of a list in order of merit: several limits are one suggestion. */
    static List<Optimizer.Suggestion> withoutLesserLimits(List<Optimizer.Suggestion> suggestions) {
        List<Optimizer.Suggestion> kept = new ArrayList<>();
        for (Optimizer.Suggestion suggestion : suggestions) {
            Class<?> kind = suggestion.change().getClass();
            boolean limit = kind == Change.MaxFlows.class || kind == Change.PoolSize.class || kind == Change.LockOrder.class;
            Optional<Optimizer.Suggestion> better = kept.stream().filter(s -> s.change().getClass() == kind).findFirst();
            if (!limit || better.isEmpty()) {
                kept.add(suggestion);
            }
        }
        return kept;
    }
}
