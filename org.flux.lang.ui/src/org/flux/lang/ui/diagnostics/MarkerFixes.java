// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagnostics;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Range;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolution2;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.document.Uris;

/** Quick fixes of markers, in the list of problems and in editors, where those of all markers of a line are listed together. */
public final class MarkerFixes implements IMarkerResolutionGenerator2 {
    private static final Pattern CODE = Pattern.compile("FLUX\\d{3}");

    /** Asks nobody, since this is asked of every marker that is drawn: there is at least the explanation of its code. */
    @Override
    public boolean hasResolutions(IMarker marker) {
        return !marker.getAttribute(Findings.CODE, "").isEmpty();
    }

    @Override
    public IMarkerResolution[] getResolutions(IMarker marker) {
        Optional<String> uri = Uris.of(marker.getResource());
        int start = marker.getAttribute(IMarker.CHAR_START, -1);
        if (uri.isEmpty() || start < 0) {
            return new IMarkerResolution[0];
        }
        IDocument document = Findings.text(uri.get());
        Range range = Positions.range(document, start, marker.getAttribute(IMarker.CHAR_END, start) - start);
        return Actions.at(uri.get(), range, List.of(Actions.QUICK_FIX)).stream().filter(action -> isOf(action, marker))
                .map(Fix::new).toArray(IMarkerResolution[]::new);
    }

    /** What is about more than one marker of a line is listed with the first of them. */
    private static boolean isOf(CodeAction action, IMarker marker) {
        String code = marker.getAttribute(Findings.CODE, "");
        Matcher named = CODE.matcher(action.getTitle());
        boolean general = !named.find();
        if (general && action.getDiagnostics() != null && action.getDiagnostics().size() == 1) {
            return action.getDiagnostics().stream().anyMatch(diagnostic -> Findings.code(diagnostic).equals(code)
                    && diagnostic.getRange().getStart().getLine() + 1 == marker.getAttribute(IMarker.LINE_NUMBER, 0));
        }
        return (general || named.group().equals(code)) && isFirst(marker, general ? "" : code);
    }

    /** @param code of which; empty for any */
    private static boolean isFirst(IMarker marker, String code) {
        try {
            for (IMarker other : marker.getResource().findMarkers(Problems.MARKER, false, IResource.DEPTH_ZERO)) {
                boolean same = code.isEmpty() || other.getAttribute(Findings.CODE, "").equals(code);
                if (same && line(other) == line(marker) && place(other) < place(marker)) {
                    return false;
                }
            }
            return true;
        } catch (CoreException gone) {
            return false;
        }
    }

    private static int line(IMarker marker) {
        return marker.getAttribute(IMarker.LINE_NUMBER, 0);
    }

    /** Of those at one place the oldest is the first. */
    private static double place(IMarker marker) {
        return marker.getAttribute(IMarker.CHAR_START, 0) + marker.getId() * 1e-9;
    }

    private record Fix(CodeAction action) implements IMarkerResolution2 {
        @Override
        public String getLabel() {
            return action.getTitle();
        }

        @Override
        public void run(IMarker marker) {
            Actions.perform(action);
        }

        @Override
        public String getDescription() {
            return Actions.obstacle(action).map(reason -> "Not possible here: " + reason).orElse(null);
        }

        @Override
        public Image getImage() {
            return Plugin.image("fix");
        }
    }
}
