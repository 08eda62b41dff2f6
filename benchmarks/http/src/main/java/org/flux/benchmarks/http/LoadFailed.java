// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;

/** A server did not answer as it must: what it was measured at is worth nothing. */
final class LoadFailed extends IOException {
    private static final long serialVersionUID = 1L;

    LoadFailed(String message) {
        super(message);
    }
}
