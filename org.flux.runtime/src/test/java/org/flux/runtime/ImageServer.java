// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.List;

/**
 * A program in the style of generated code, in the direct shape; {@link ImageServerEvents} is the event shape:
 *
 * <pre>
 *  5  source Accept =&gt; Image;
 *  9  Image = ReadRequest -&gt; CheckCache -&gt; Handler -&gt; Write -&gt; Complete;
 * 10  Handler:[_, hit] = ;
 * 11  Handler:[_, _] = ReadFromDisk -&gt; Compress -&gt; StoreInCache;
 * 12  atomic CheckCache:{cacheLock}; atomic StoreInCache:{cacheLock}; atomic Handler:{chunks(session)};
 * 15  handle error ReadFromDisk =&gt; FourOhFour;                    // external: gets the exception
 * 16  handle error CheckCache -&gt; Handler -&gt; * -&gt; Compress =&gt; Apology;
 * 17  Apology = Apologise -&gt; HangUp;
 * </pre>
 */
final class ImageServer implements FluxProgram {
    static final FlowMap MAP = FlowMap.of("image-server.flux")
            .concrete("ReadRequest", 1)
            .concrete("CheckCache", 2)
            .concrete("ReadFromDisk", 3)
            .abstractNode("Image", 9)
                .variant(9, "ReadRequest", "CheckCache", "Handler", "Write", "Complete")
            .abstractNode("Handler", 10).chosenByPatterns()
                .variant(10)
                .variant(11, "ReadFromDisk", "Compress", "StoreInCache")
            .abstractNode("Apology", 17)
                .variant(17, "Apologise", "HangUp")
            .build();

    /** The components: every concrete node calls {@link #enter} with its name. */
    interface Components {
        void enter(String node, int job) throws Exception;

        default boolean testHit(int job) {
            return false;
        }

        default void fourOhFour(int job, Throwable failure) throws Exception {
            enter("FourOhFour", job);
        }
    }

    interface Declaration {
        void declare(Sources sources, ImageServer program) throws Exception;
    }

    final FlowLock cacheLock = new FlowLock("cacheLock");
    final SessionLocks chunks = new SessionLocks("chunks(session)");
    final Components components;
    /** Whether {@code CheckCache} is declared blocking, as {@code ReadFromDisk} is. */
    boolean checkCacheBlocks;
    private final Declaration declaration;

    ImageServer(Components components, Declaration declaration) {
        this.components = components;
        this.declaration = declaration;
    }

    static FlowOutcome call(Components components, int job) {
        ImageServer program = new ImageServer(components, (sources, self) -> {});
        FlowOutcome outcome = Flow.call(program, "Image", flow -> program.flowOfAccept(flow, job));
        program.assertLocksFree();
        return outcome;
    }

    @Override
    public String name() {
        return "image-server";
    }

    @Override
    public FlowMap map() {
        return MAP;
    }

    @Override
    public Object components() {
        return components;
    }

    @Override
    public void declareSources(Sources sources) throws Exception {
        declaration.declare(sources, this);
    }

    /** {@link #flowOfAccept} in the event shape. */
    EventFlow eventsOfAccept(int job) {
        return new ImageServerEvents(this, job);
    }

    void assertLocksFree() {
        if (!cacheLock.isFree() || chunks.size() != 0) {
            throw new AssertionError(cacheLock + ", " + chunks.size() + " sessions");
        }
    }

    void flowOfAccept(Flow flow, int job) throws Exception {
        flow.startWithSession("Image");
        flow.session(job % 7 == 6 ? null : "session " + job % 3);
        flow.advance(1);
        image(flow, job);
    }

    private void image(Flow flow, int job) throws Exception {
        components.enter("ReadRequest", job);
        flow.advance(1);
        cacheLock.lockWrite(flow);
        try {
            components.enter("CheckCache", job);
        } finally {
            cacheLock.unlockWrite(flow);
        }
        flow.advance(1);
        handler(flow, job);
        components.enter("Write", job);
        flow.advance(1);
        components.enter("Complete", job);
    }

    private void handler(Flow flow, int job) throws Exception {
        FlowLock chunk = chunks.lockWrite(flow);
        try {
            if (components.testHit(job)) {
                flow.advance(1);
                return;
            }
            flow.advance(4); // 1 for the error edge, 3 for the variant before
            try {
                components.enter("ReadFromDisk", job);
            } catch (Throwable thrown) {
                throw flow.failed(thrown).orHandle("FourOhFour", cause -> components.fourOhFour(job, cause));
            }
            flow.advance(1);
            try {
                components.enter("Compress", job);
            } catch (Throwable thrown) {
                throw flow.failed(thrown).orHandle("Apology", List.of("CheckCache", "Handler", "*", "Compress"), () -> apology(flow, job));
            }
            flow.advance(1);
            cacheLock.lockWrite(flow);
            try {
                components.enter("StoreInCache", job);
            } finally {
                cacheLock.unlockWrite(flow);
            }
            flow.advance(1);
        } finally {
            chunks.unlockWrite(flow, chunk);
        }
    }

    void apology(Flow flow, int job) throws Exception {
        flow.start("Apology");
        components.enter("Apologise", job);
        flow.advance(1);
        components.enter("HangUp", job);
    }
}
