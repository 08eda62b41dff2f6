// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.testing;

import org.flux.runtime.RuntimeKind;

/** In which shape of the generated code a test runs its flows. */
public enum Shape {
    DIRECT, EVENT;

    /** A runtime for it. */
    public RuntimeKind runtime() {
        return this == EVENT ? RuntimeKind.EVENT : RuntimeKind.preferred();
    }
}
