// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After each class of tests: no buffer has been dropped without being released. */
public final class NoLeaks implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        collectGarbage();
        ByteBufAllocator.DEFAULT.buffer(1).release(); // making a buffer is when the detector looks at what has been collected
        assertThat(LeakRecorder.leaks()).isEmpty();
    }

    /** Returns when a collection has demonstrably happened. */
    static void collectGarbage() throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        PhantomReference<Object> probe = new PhantomReference<>(new Object(), collected);
        while (collected.remove(20) != probe) {
            System.gc();
        }
        probe.clear();
    }
}
