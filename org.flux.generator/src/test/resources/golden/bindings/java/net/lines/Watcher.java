// SPDX-License-Identifier: EPL-2.0
package net.lines;

import java.util.List;
import java.util.Map;
import org.flux.runtime.PushSource;

public final class Watcher {
    private Watcher() {}

    public static PushSource<Map<String, List<Integer>>> watch() {
        throw new UnsupportedOperationException();
    }
}
