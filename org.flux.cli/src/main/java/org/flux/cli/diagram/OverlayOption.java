// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.diagram;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.flux.cli.console.Console;
import org.flux.cli.console.UserError;
import org.flux.diagram.overlay.LockOverlay;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.overlay.OverlaySource;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.json.JsonMistake;
import org.flux.lang.ProgramFiles;
import org.flux.lang.SourceException;
import org.flux.lang.SourceTexts;

/**
 * What is painted over pictures.
 *
 * @param strangers of a program, a line each: what the overlay names and the program does not have
 */
record OverlayOption(Function<Analysis, Overlay> overlays, Function<Analysis, List<String>> strangers) {

    /** @throws UserError if the file cannot be used */
    static OverlayOption of(Console console, Optional<String> wanted, Target target) {
        if (wanted.isEmpty()) {
            return new OverlayOption(analysis -> Overlay.NONE, analysis -> List.of());
        }
        String name = wanted.get();
        if (name.equals(LockOverlay.NAME)) {
            return new OverlayOption(LockOverlay::of, analysis -> List.of());
        }
        OverlaySource read = read(name, console.resolve(name), target);
        return new OverlayOption(read.overlay(),
                analysis -> read.strangers().apply(analysis).stream().map(line -> name + ": " + line).toList());
    }

    private static OverlaySource read(String name, Path file, Target target) {
        if (!Files.exists(file)) {
            throw UserError.usage("--overlay " + name + ": no such file or directory; check the path, or write '" + LockOverlay.NAME
                    + "' for the lock schedule");
        }
        if (target.path().filter(out -> ProgramFiles.identity(out).equals(ProgramFiles.identity(file))).isPresent()) {
            throw UserError.usage("-o " + target.output() + ": this is the overlay; name another file");
        }
        try {
            return OverlaySource.read(SourceTexts.read(file));
        } catch (SourceException e) {
            throw UserError.usage(e.message(name));
        } catch (JsonMistake mistake) {
            throw UserError.usage(mistake.message(name));
        }
    }

    Overlay of(Analysis analysis) {
        return overlays.apply(analysis);
    }

    List<String> strangers(Analysis analysis) {
        return strangers.apply(analysis);
    }
}
