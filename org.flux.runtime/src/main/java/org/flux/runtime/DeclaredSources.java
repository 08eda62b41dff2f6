// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.List;
import java.util.concurrent.Callable;
import org.flux.runtime.profile.SourceProfile;

/** Collects the sources that a program declares. */
final class DeclaredSources implements Sources {
    private final String program;
    private final FlowRunner runner;
    private final Admission admission;
    private final FailureLog log;
    private final EventLoops loops;
    private final Profiling profiling;
    private final Runnable ended;
    private final List<SourceLoop> sources;
    private final List<PushFeed<?>> feeds;

    /**
     * @param loops null unless flows are to be in the event shape
     * @param ended called once for each source
     * @param sources takes all of them, {@code feeds} those that push
     */
    DeclaredSources(String program, FlowRunner runner, Admission admission, FailureLog log, EventLoops loops, Profiling profiling,
            Runnable ended, List<SourceLoop> sources, List<PushFeed<?>> feeds) {
        this.program = program;
        this.runner = runner;
        this.admission = admission;
        this.log = log;
        this.loops = loops;
        this.profiling = profiling;
        this.ended = ended;
        this.sources = sources;
        this.feeds = feeds;
    }

    @Override
    public <T> void pull(String node, Open open, Pull<T> next, FlowBody<T> body, Close close) {
        SourceProfile profile = profiling.source(node);
        addPull(node, profile, open, next, runner.onWorkers(node, profile, body), close);
    }

    @Override
    public <T> void pull(String node, Open open, Pull<T> next, FlowBody<T> body, EventShape<T> event, Close close) {
        SourceProfile profile = profiling.source(node);
        addPull(node, profile, open, next, launch(node, profile, body, event), close);
    }

    private <T> void addPull(String node, SourceProfile profile, Open open, Pull<T> next, Launch<T> launch, Close close) {
        sources.add(new PullLoop<>(program, node, profile, open, next, launch, close,
                runner, admission, log, ended));
    }

    @Override
    public <T> void push(String node, Callable<? extends PushSource<T>> source, FlowBody<T> body) {
        addPush(node, source, runner.onWorkers(node, profiling.source(node), body));
    }

    @Override
    public <T> void push(String node, Callable<? extends PushSource<T>> source, FlowBody<T> body, EventShape<T> event) {
        addPush(node, source, launch(node, profiling.source(node), body, event));
    }

    private <T> void addPush(String node, Callable<? extends PushSource<T>> source, Launch<T> launch) {
        PushFeed<T> feed = new PushFeed<>(node, source, launch, runner, admission, ended);
        sources.add(feed);
        feeds.add(feed);
    }

    private <T> Launch<T> launch(String node, SourceProfile profile, FlowBody<T> body, EventShape<T> event) {
        return loops == null ? runner.onWorkers(node, profile, body) : runner.onLoops(node, profile, event, loops);
    }
}
