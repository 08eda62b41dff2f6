// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.List;
import java.util.Optional;
import org.flux.runtime.profile.Program;

/** What a profile has to know of a program, from the map that its failure messages are made from. */
record ProfiledProgram(FlowMap map) implements Program {

    @Override
    public String file() {
        String file = map.file();
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }

    @Override
    public List<String> nodes() {
        return map.nodes();
    }

    @Override
    public Optional<String> rootOf(String source) {
        return map.rootOf(source);
    }

    @Override
    public boolean startsWithSession(String root) {
        return map.startsWithSession(root);
    }

    @Override
    public boolean takesTime(String node) {
        return map.takesTime(node);
    }

    @Override
    public Optional<String> at(String root, boolean startsWithSession, long number) {
        if (startsWithSession && number == 0) {
            return Optional.empty(); // the session function
        }
        List<String> trail = map.decode(root, startsWithSession, number).trail();
        return trail.isEmpty() ? Optional.empty() : Optional.of(trail.getLast());
    }

    @Override
    public boolean completes(String root, boolean startsWithSession, long number) {
        return map.completes(root, startsWithSession, number);
    }
}
