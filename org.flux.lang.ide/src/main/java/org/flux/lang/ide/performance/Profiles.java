// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.flux.diagram.overlay.KeyedOverlay;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.overlay.Performance;
import org.flux.diagram.overlay.ProfileOverlay;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.ProfileReader;
import org.flux.lang.ProgramFiles;
import org.flux.lang.SourceException;
import org.flux.lang.SourceTexts;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.protocol.Uris;
import org.flux.lang.ide.workspace.Program;
import org.flux.lang.ide.workspace.Workspace;

/**
 * Finds the profile of a program: the file that the setting {@code flux.profile} names, if it is of that program; else, in the program's
 * folder and those around it up to the folder that the editor has open, {@code NAME.profile.json}, whatever is in it, or the latest other
 * {@code *.profile.json} that says it is of the program. Whether files are still the same is looked at each time.
 */
public final class Profiles {
    private static final String ENDING = Workspace.PROFILE_ENDING;
    private static final String SETTING = "profile";

    private final ServerContext context;
    private final Map<Path, Read> read = new ConcurrentHashMap<>();
    private final Map<Program, Shown> shown = new WeakHashMap<>();

    public Profiles(ServerContext context) {
        this.context = context;
    }

    /**
     * What is looked at to know whether a file has been written anew.
     *
     * @param modified when it was written, in milliseconds since 1970
     */
    public record Stamp(long size, long modified) {}

    /** @param mistake what is wrong with the file, if it is no profile */
    private record Read(Stamp stamp, Optional<Profile> profile, Optional<String> mistake) {}

    private record Shown(Found found, Performance performance) {}

    /** A file with the profile of a program. */
    public record Found(Path file, Stamp stamp, Profile profile) {
        /** Painted over a program. One that is of an older version of it says so. */
        public Overlay overlay(Analysis analysis) {
            KeyedOverlay overlay = ProfileOverlay.of(analysis, profile);
            int strangers = profile.strangers(analysis).size();
            String warning = strangers == 0 ? "" : " · of another version of the program";
            return new KeyedOverlay(overlay.title() + warning, overlay.legend(), overlay.nodes(), overlay.arcs(), overlay.locks());
        }
    }

    /** What there is for a program: its profile, or why a file that should have it has none. */
    public record Lookup(Optional<Found> found, Optional<String> mistake) {}

    public Lookup of(Program program) {
        if (Uris.isUri(program.root())) {
            return new Lookup(Optional.empty(), Optional.empty());
        }
        Path root = Path.of(program.root());
        String set = context.settings().text(SETTING, "").strip();
        List<Path> folders = folders(root);
        Optional<Path> chosen = resolve(folders.getLast(), set);
        List<Path> candidates = new ArrayList<>(chosen.stream().toList());
        for (Path folder : folders) {
            candidates.add(folder.resolve(expectedName(root)));
            candidates.addAll(others(folder));
        }
        for (Path candidate : candidates) {
            Optional<Read> content = content(candidate);
            boolean named = candidate.getFileName().toString().equals(expectedName(root));
            if (content.flatMap(Read::profile).filter(profile -> named || isOf(profile, root)).isPresent()) {
                return new Lookup(content.get().profile().map(profile -> new Found(candidate, content.get().stamp(), profile)),
                        Optional.empty());
            }
            if (named && content.isPresent()) {
                return new Lookup(Optional.empty(), content.get().mistake()); // an older one elsewhere is not what somebody expects
            }
        }
        Optional<String> ofChosen = chosen.flatMap(this::content).flatMap(Read::mistake);
        boolean isThere = set.isEmpty() || chosen.flatMap(Profiles::stamp).isPresent();
        return new Lookup(Optional.empty(), isThere ? ofChosen
                : Optional.of("there is no file " + set + ", which the setting flux." + SETTING + " names; " + missing(program)));
    }

    /** @param set a path as somebody has written it, perhaps none */
    private static Optional<Path> resolve(Path folder, String set) {
        try {
            return set.isEmpty() ? Optional.empty() : Optional.of(folder.resolve(set).normalize());
        } catch (InvalidPathException none) {
            return Optional.empty(); // as if there was no such file
        }
    }

    /** The profile of a program, or an error response that says what to do. */
    public Found needed(Program program) {
        Lookup lookup = of(program);
        return lookup.found().orElseThrow(() -> new ResponseErrorException(new ResponseError(ResponseErrorCode.InvalidParams,
                lookup.mistake().orElseGet(() -> missing(program)), null)));
    }

    /** That there is none, and how to get one. */
    static String missing(Program program) {
        if (Uris.isUri(program.root())) {
            return "a program that is in no file has no profile: save it first";
        }
        Path root = Path.of(program.root());
        return "there is no profile of " + root.getFileName() + " yet: run it with --profile=" + expectedName(root);
    }

    /** What the profile says of the program. */
    public Optional<Performance> performance(Program program) {
        Optional<Found> found = of(program).found();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        synchronized (shown) {
            Shown known = shown.get(program);
            if (known != null && known.found().profile() == found.get().profile()) {
                return Optional.of(known.performance());
            }
        }
        Performance performance = ProfileOverlay.performance(program.analysis(), found.get().profile());
        synchronized (shown) {
            shown.put(program, new Shown(found.get(), performance));
        }
        return Optional.of(performance);
    }

    /** The name of the file that is looked for first. */
    static String expectedName(Path root) {
        String name = root.getFileName().toString();
        return (name.endsWith(ProgramFiles.EXTENSION) ? name.substring(0, name.length() - ProgramFiles.EXTENSION.length()) : name) + ENDING;
    }

    private static boolean isOf(Profile profile, Path root) {
        return profile.program().equals(root.getFileName().toString());
    }

    /** The program's own, and those around it up to the one that is open. */
    private List<Path> folders(Path root) {
        List<Path> folders = new ArrayList<>(List.of(root.getParent()));
        Optional<Path> open = context.workspace().folders().stream().filter(root::startsWith).max(Comparator.comparing(Path::getNameCount));
        while (open.isPresent() && !folders.getLast().equals(open.get())) {
            folders.add(folders.getLast().getParent());
        }
        return folders;
    }

    /** The latest first. */
    private static List<Path> others(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted(Comparator.comparing((Path file) -> stamp(file).map(Stamp::modified).orElse(0L)).reversed()
                            .thenComparing(Comparator.naturalOrder())).toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of(); // what cannot be listed has nothing to find
        }
    }

    /** Files have come, gone or changed. */
    void changed() {
        read.keySet().removeIf(file -> stamp(file).isEmpty());
    }

    private Optional<Read> content(Path file) {
        Optional<Stamp> stamp = stamp(file);
        if (stamp.isEmpty()) {
            read.remove(file);
            return Optional.empty();
        }
        return Optional.of(read.compute(file, (path, known) -> known != null && known.stamp().equals(stamp.get()) ? known
                : read(path, stamp.get())));
    }

    private static Read read(Path file, Stamp stamp) {
        String name = file.getFileName().toString();
        try {
            return new Read(stamp, Optional.of(ProfileReader.read(SourceTexts.read(file))), Optional.empty());
        } catch (SourceException e) {
            return new Read(stamp, Optional.empty(), Optional.of(e.message(name)));
        } catch (JsonMistake mistake) {
            return new Read(stamp, Optional.empty(), Optional.of(mistake.message(name)));
        }
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(new Stamp(Files.size(file), Files.getLastModifiedTime(file).toMillis()))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
