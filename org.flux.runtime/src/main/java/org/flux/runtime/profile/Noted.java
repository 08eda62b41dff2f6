// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

/** What is handed to the thread that works out what it means. */
sealed interface Noted permits Trace, Noted.Gap {

    /** @param nanos between two arrivals at a source */
    record Gap(SourceProfile source, long nanos, long weight) implements Noted {}
}
