// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.flux.diagram.Diagrams;
import org.flux.diagram.layout.Layout;
import org.flux.diagram.model.Diagram;
import org.flux.diagram.model.DiagramBuilder;
import org.flux.diagram.model.Selection;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.write.JsonWriter;
import org.flux.lang.LoadedProgram;
import org.flux.lang.ProgramLoader;
import org.flux.lang.SourceException;

/** Draws a program again and again, in a process of its own with the classes of flux.jar, and prints the milliseconds that it took. */
final class DrawingAlone {
    private static final int WARM_UP = 20;
    private static final double NANOS = 1e6;

    private DrawingAlone() {}

    /** What is printed: milliseconds of each time. */
    record Times(List<Double> drawing, List<Double> layout) {}

    /** @param arguments the file, and how many times */
    public static void main(String[] arguments) throws IOException, SourceException {
        LoadedProgram program = ProgramLoader.create().load(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        Diagram diagram = DiagramBuilder.of(program.analysis(), program.diagnostics(), Selection.DEFAULT, Overlay.NONE);
        List<Double> drawing = times(count, () -> JsonWriter.write(Diagrams.draw(program.analysis(), program.diagnostics(),
                Selection.DEFAULT, Overlay.NONE, () -> false)).toString());
        List<Double> layout = times(count, () -> Layout.of(diagram, () -> false));
        PrintStream out = System.out;
        out.println(new Gson().toJson(new Times(drawing, layout)));
    }

    private static List<Double> times(int count, Supplier<Object> work) {
        List<Double> times = new ArrayList<>();
        for (int i = -WARM_UP; i < count; i++) {
            long begin = System.nanoTime();
            Object made = work.get();
            double millis = (System.nanoTime() - begin) / NANOS;
            if (i >= 0 && made != null) {
                times.add(millis);
            }
        }
        return times;
    }
}
