// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.SourceException;

/**
 * Tells findings: as lines of the build's log, or in an editor as markers.
 *
 * @param markers whether there is an editor
 * @param shared what the goals of one project know of each other; null where there is only one
 * @param teller which of them tells; in an editor the markers of each are its own
 */
record Findings(Log log, BuildContext context, boolean markers, Map<Object, Object> shared, String teller) {
    private static final String TOLD = "org.flux.maven.told";

    /** Takes back what this goal told of some files. */
    void begin(Collection<Path> files) {
        told().values().removeIf(teller::equals);
        if (markers) {
            files.forEach(file -> context.removeMessages(file.toFile()));
        }
    }

    /** What this goal has told, by which {@link #keep} makes it count as told in another build. */
    Set<String> own() {
        Set<String> own = new HashSet<>(told().keySet());
        own.removeIf(text -> !teller.equals(told().get(text)));
        return own;
    }

    /** The markers of an earlier build stay. */
    void keep(Set<String> texts) {
        texts.forEach(text -> told().putIfAbsent(text, teller));
    }

    void unreadable(SourceException e) {
        if (markers) {
            context.addMessage(new File(e.path()), 1, 1, e.reason() + (e.remedy().isEmpty() ? "" : "; " + e.remedy()),
                    BuildContext.SEVERITY_ERROR, null);
        } else {
            log.error(e.getMessage());
        }
    }

    /**
     * Tells errors and warnings; the rest is for {@code -X} only. What another goal has told of the same project is not told twice.
     *
     * @throws MojoFailureException if there are errors, or warnings that are not tolerated
     */
    void report(List<Diagnostic> findings, boolean failOnWarning) throws MojoFailureException {
        for (Diagnostic finding : findings) {
            tell(finding);
        }
        List<Diagnostic> fatal = findings.stream()
                .filter(d -> d.severity() == Severity.ERROR || failOnWarning && d.severity() == Severity.WARNING).toList();
        if (!fatal.isEmpty()) {
            Diagnostic first = fatal.getFirst();
            String more = fatal.size() == 1 ? "" : " (and " + (fatal.size() - 1) + " more, see above)";
            throw new MojoFailureException(place(first.range()) + " " + text(first) + more);
        }
    }

    private void tell(Diagnostic finding) {
        String whole = whole(place(finding.range()) + " " + text(finding), finding);
        if (told().putIfAbsent(whole, teller) != null) {
            return;
        }
        if (markers) {
            if (finding.severity().compareTo(Severity.WARNING) <= 0) {
                context.addMessage(new File(finding.range().file()), finding.range().line(), finding.range().column(),
                        whole(text(finding), finding),
                        finding.severity() == Severity.ERROR ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING, null);
            }
            return;
        }
        switch (finding.severity()) {
            case ERROR -> log.error(whole);
            case WARNING -> log.warn(whole);
            case INFO, HINT -> log.debug(whole);
        }
    }

    /** Who has told what. */
    @SuppressWarnings("unchecked")
    private Map<String, String> told() {
        return shared == null ? new HashMap<>() : (Map<String, String>) shared.computeIfAbsent(TOLD, key -> new HashMap<String, String>());
    }

    /** As the Java compiler's plug-in writes places, which editors understand. */
    private static String place(SourceRange range) {
        return range.file() + ":[" + range.line() + "," + range.column() + "]";
    }

    private static String text(Diagnostic finding) {
        return finding.message() + " [" + finding.code().id() + "]";
    }

    private static String whole(String first, Diagnostic finding) {
        List<String> lines = new ArrayList<>(List.of(first));
        finding.related().forEach(r -> lines.add("  " + place(r.range()) + " " + r.message()));
        finding.fixes().forEach(f -> lines.add("  fix: " + f.title()));
        return String.join(System.lineSeparator(), lines);
    }
}
