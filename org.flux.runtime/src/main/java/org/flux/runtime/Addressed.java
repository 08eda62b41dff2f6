// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

/** A component or push source that listens somewhere; the start-up banner prints the address. */
@FunctionalInterface
public interface Addressed {
    /** For example {@code http://127.0.0.1:8080/}. Called after the sources have started. */
    String address();
}
