// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void failuresOfOneKindAreLoggedOnceASecond() {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - SECOND / 2); // it may overflow
        try (CapturedLog captured = new CapturedLog()) {
            FailureLog log = new FailureLog(System.getLogger("org.flux.runtime"), clock::get);
            IOException cause = new IOException("no luck");
            for (int i = 0; i < 1_000_000; i++) {
                log.flowFailed(failure(0, cause));
            }
            log.flowFailed(failure(0, new IllegalStateException("other class")));
            log.flowFailed(failure(1, new IOException("other path")));
            assertThat(captured.messages()).containsExactly(
                    "image-server.flux:9 Image > ReadRequest: java.io.IOException: no luck",
                    "image-server.flux:9 Image > ReadRequest: java.lang.IllegalStateException: other class",
                    "image-server.flux:9 Image > CheckCache: java.io.IOException: other path");
            clock.addAndGet(SECOND);
            log.flowFailed(failure(0, new IOException("again")));
            assertThat(captured.messages()).last().isEqualTo(
                    "image-server.flux:9 Image > ReadRequest: java.io.IOException: again (and 999999 more of this kind)");
            log.flowFailed(failure(1, new IOException("left out")));
            log.flowFailed(failure(1, new IOException("left out")));
            int before = captured.messages().size();
            log.flush();
            assertThat(captured.messages().subList(before - 1, before + 1)).last().isEqualTo(
                    "image-server.flux:9 Image > CheckCache: java.io.IOException: 1 more failures of this kind");
        }
    }

    private static FlowFailure failure(long number, Throwable cause) {
        return new FlowFailure(ImageServer.MAP, "Image", false, number, cause, false);
    }
}
