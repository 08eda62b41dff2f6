// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

/** What a flow in the direct shape consists of. */
@FunctionalInterface
public interface FlowCode {
    void run(Flow flow) throws Exception;
}
