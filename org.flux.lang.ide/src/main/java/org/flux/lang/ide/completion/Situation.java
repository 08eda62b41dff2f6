// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import java.util.List;
import java.util.Optional;
import org.flux.graph.ProgramGraph;
import org.flux.graph.types.JavaTypes;
import org.flux.graph.types.Signature;
import org.flux.graph.types.Signature.Slot;
import org.flux.lang.ide.View;
import org.flux.lang.ide.workspace.Program;
import org.flux.lang.syntax.CursorPlace;

/**
 * Where something is to be proposed, and in which program.
 *
 * @param snippets whether the client can insert them, and the user wants that
 */
record Situation(View view, Program program, CursorPlace place, int offset, boolean snippets) {

    ProgramGraph graph() {
        return program.graph();
    }

    /** What has been typed of the name. */
    String prefix() {
        return view.document().text().substring(Math.min(place.wordStart(), offset), offset);
    }

    /** A token of the declaration before the name; empty outside. */
    String before(int index) {
        return index >= 0 && index < place.before().size() ? place.before().get(index) : "";
    }

    /** The Java types on the program's class path, if that is known. */
    Optional<JavaTypes> types() {
        return program.types();
    }

    Signature signature(String node) {
        return program.analysis().types().signature(node);
    }

    Optional<List<Slot>> inputs(String node) {
        return signature(node).inputs();
    }

    Optional<List<Slot>> outputs(String node) {
        return signature(node).outputs();
    }

    /** The position of the argument that the cursor is in: how many commas stand behind the last opening bracket. */
    int argument(String bracket) {
        List<String> before = place.before();
        return (int) before.subList(before.lastIndexOf(bracket) + 1, before.size()).stream().filter(","::equals).count();
    }
}
