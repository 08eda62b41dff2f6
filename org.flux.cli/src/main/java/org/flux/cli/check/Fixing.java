// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.flux.cli.console.Console;
import org.flux.cli.console.UserError;
import org.flux.cli.program.InputFailure;
import org.flux.cli.program.OutputFailure;
import org.flux.cli.program.Programs;
import org.flux.generator.AtomicFiles;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.lang.fixes.FixApplier;

/** {@code check --fix}: applies safe fixes, checks again, and so on until there is none; tells each of them. */
final class Fixing {
    /** A fix may make room for another; what does not settle by then is left to the user. */
    private static final int ROUNDS = 10;

    private final Console console;
    private final SeverityPolicy wanted;
    private final Supplier<Programs.Loaded> load;

    /** @param load reads the programs anew */
    Fixing(Console console, SeverityPolicy wanted, Supplier<Programs.Loaded> load) {
        this.console = console;
        this.wanted = wanted;
        this.load = load;
    }

    /** The programs as they are afterwards. */
    Programs.Loaded fixAll(Programs.Loaded first) {
        Programs.Loaded loaded = first;
        for (int round = 0; round < ROUNDS; round++) {
            List<Diagnostic> worstFirst = Findings.of(loaded.programs(), wanted).stream()
                    .sorted(Comparator.comparing(Diagnostic::severity)).toList();
            FixApplier.Result result = FixApplier.apply(worstFirst, loaded.texts());
            if (result.texts().isEmpty()) {
                break;
            }
            write(result.texts(), loaded.texts());
            for (FixApplier.Applied applied : result.applied()) {
                Diagnostic finding = applied.finding();
                console.progress("fixed " + finding.range().file() + ":" + finding.range().line() + ": " + applied.fix().title() + " ["
                        + finding.code().id() + "]");
            }
            loaded = load.get();
        }
        List<Diagnostic> open = Findings.of(loaded.programs(), wanted).stream().filter(d -> !d.fixes().isEmpty()).toList();
        int safe = (int) open.stream().filter(d -> d.fixes().stream().anyMatch(Diagnostic.Fix::isSafe)).count();
        tell(open.size() - safe, "suggestions that --fix does not apply, since they guess or change what the program does;"
                + " --verbose shows all of them");
        tell(safe, "safe fixes left after " + ROUNDS + " rounds, each of which made room for more; run the command again");
        return loaded;
    }

    private void tell(int findings, String what) {
        if (findings > 0) {
            console.progress(findings + (findings == 1 ? " finding has " : " findings have ") + what);
        }
    }

    private static void write(Map<String, String> texts, Map<String, String> before) {
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        texts.forEach((file, text) -> {
            Path path = Path.of(file);
            try {
                if (!Arrays.equals(Files.readAllBytes(path), before.get(file).getBytes(StandardCharsets.UTF_8))) {
                    throw UserError.usage(file + ": somebody changed it while it was checked, so nothing is fixed; run the command again");
                }
                if (!Files.isWritable(path)) {
                    throw UserError.usage(file + ": cannot be fixed: it is write-protected; make it writable");
                }
            } catch (IOException e) {
                throw failure(file, e);
            }
            contents.put(path, text.getBytes(StandardCharsets.UTF_8));
        });
        try {
            AtomicFiles.writeAll(contents);
        } catch (IOException e) {
            throw OutputFailure.of(String.join(", ", texts.keySet()), e);
        }
    }

    private static UserError failure(String files, IOException e) {
        return UserError.usage(files + ": cannot be fixed: " + InputFailure.reason(e) + "; check permissions and free space");
    }
}
