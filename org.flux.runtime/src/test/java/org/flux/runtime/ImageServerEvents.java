// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.List;

/** {@link ImageServer} in the event shape; {@code ReadFromDisk} is blocking. */
@SuppressWarnings("fallthrough")
final class ImageServerEvents extends EventFlow {
    private final ImageServer program;
    private final int job;
    private int imageAt;
    private int handlerAt;
    private FlowLock chunksEntry;

    ImageServerEvents(ImageServer program, int job) {
        super(ImageServer.MAP, 2);
        this.program = program;
        this.job = job;
    }

    @Override
    protected boolean proceed() throws Exception {
        switch (position) {
            case 0:
                startWithSession("Image");
                session(job % 7 == 6 ? null : "session " + job % 3);
                advance(1);
                imageAt = 0;
                position = 1;
            case 1:
                return image();
            default:
                throw new AssertionError(position);
        }
    }

    private boolean image() throws Exception {
        switch (imageAt) {
            case 0:
                program.components.enter("ReadRequest", job);
                advance(1);
            case 1:
                if (!program.cacheLock.pollWrite(this)) {
                    imageAt = 1;
                    return false;
                }
            case 2:
                if (program.checkCacheBlocks && !offLoop()) {
                    imageAt = 2;
                    return false;
                }
                program.components.enter("CheckCache", job);
            case 3:
                if (program.checkCacheBlocks && !onLoop()) {
                    imageAt = 3;
                    return false;
                }
                program.cacheLock.unlockWrite(this);
                advance(1);
                handlerAt = 0;
            case 4:
                if (!handler()) {
                    imageAt = 4;
                    return false;
                }
                program.components.enter("Write", job);
                advance(1);
                program.components.enter("Complete", job);
                return true;
            default:
                throw new AssertionError(imageAt);
        }
    }

    private boolean handler() throws Exception {
        switch (handlerAt) {
            case 0:
                chunksEntry = program.chunks.enter(this);
            case 1:
                if (!program.chunks.pollWrite(this, chunksEntry)) {
                    handlerAt = 1;
                    return false;
                }
                if (program.components.testHit(job)) {
                    advance(1);
                    program.chunks.unlockWrite(this, chunksEntry);
                    return true;
                }
                advance(4);
            case 2:
                try {
                    if (!offLoop()) {
                        handlerAt = 2;
                        return false;
                    }
                    program.components.enter("ReadFromDisk", job);
                } catch (Throwable thrown) {
                    throw failed(thrown).orHandle("FourOhFour", cause -> program.components.fourOhFour(job, cause));
                }
            case 3:
                if (!onLoop()) {
                    handlerAt = 3;
                    return false;
                }
                advance(1);
                try {
                    program.components.enter("Compress", job);
                } catch (Throwable thrown) {
                    throw failed(thrown).orHandle("Apology", List.of("CheckCache", "Handler", "*", "Compress"),
                            () -> program.apology(this, job));
                }
                advance(1);
            case 4:
                if (!program.cacheLock.pollWrite(this)) {
                    handlerAt = 4;
                    return false;
                }
                program.components.enter("StoreInCache", job);
                program.cacheLock.unlockWrite(this);
                advance(1);
                program.chunks.unlockWrite(this, chunksEntry);
                return true;
            default:
                throw new AssertionError(handlerAt);
        }
    }
}
