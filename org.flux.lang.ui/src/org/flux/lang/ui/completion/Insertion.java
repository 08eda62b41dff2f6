// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.completion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.IRewriteTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.TextUtilities;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.link.LinkedModeModel;
import org.eclipse.jface.text.link.LinkedModeUI;
import org.eclipse.jface.text.link.LinkedPosition;
import org.eclipse.jface.text.link.LinkedPositionGroup;
import org.eclipse.jface.text.link.ProposalPosition;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.texteditor.link.EditorLinkedModeUI;
import org.flux.lang.ui.Commands;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.Positions;

/** Puts what was chosen into the text: in one step to undo, with places to fill in one after the other. UI thread. */
final class Insertion {
    private final ITextViewer viewer;
    private final IDocument document;

    Insertion(ITextViewer viewer, IDocument document) {
        this.viewer = viewer;
        this.document = document;
    }

    /** Returns the selection afterwards. */
    Point insert(int offset, int length, Snippet snippet, List<TextEdit> elsewhere, Command afterwards) {
        IRewriteTarget target = viewer instanceof ITextViewerExtension extension ? extension.getRewriteTarget() : null;
        if (target != null) {
            target.beginCompoundChange();
        }
        Position place = new Position(offset, length);
        Snippet inserted;
        try {
            document.addPosition(place);
            edit(elsewhere);
            document.removePosition(place);
            inserted = snippet.indented(indent(place.offset), TextUtilities.getDefaultLineDelimiter(document));
            document.replace(place.offset, place.length, inserted.text());
        } catch (BadLocationException e) {
            Plugin.log("A proposal does not fit the text any more.", e);
            return null;
        } finally {
            if (target != null) {
                target.endCompoundChange();
            }
        }
        Point selection = inserted.isToBeFilledIn() ? fillIn(place.offset, inserted) : new Point(place.offset + inserted.end(), 0);
        if (afterwards != null) {
            viewer.getTextWidget().getDisplay().asyncExec(() -> Commands.execute(afterwards));
        }
        return selection;
    }

    /** Within the same step to undo. What is behind comes first, so that the other places stay where they are. */
    private void edit(List<TextEdit> edits) throws BadLocationException {
        List<TextEdit> backwards = edits.stream().sorted(Comparator.comparingInt((TextEdit edit) ->
                Positions.offset(document, edit.getRange().getStart())).reversed()).toList();
        for (TextEdit edit : backwards) {
            IRegion region = Positions.region(document, edit.getRange());
            document.replace(region.getOffset(), region.getLength(), edit.getNewText());
        }
    }

    private String indent(int offset) throws BadLocationException {
        IRegion line = document.getLineInformationOfOffset(offset);
        String text = document.get(line.getOffset(), line.getLength());
        return text.substring(0, text.length() - text.stripLeading().length());
    }

    private Point fillIn(int offset, Snippet snippet) {
        try {
            LinkedModeModel model = new LinkedModeModel();
            int sequence = 0;
            LinkedPosition first = null;
            for (List<Snippet.Place> places : groups(snippet)) {
                LinkedPositionGroup group = new LinkedPositionGroup();
                for (Snippet.Place place : places) {
                    LinkedPosition position = position(offset, place, sequence);
                    group.addPosition(position);
                    first = first == null ? position : first;
                }
                sequence++;
                model.addGroup(group);
            }
            model.forceInstall();
            LinkedModeUI ui = new EditorLinkedModeUI(model, viewer);
            ui.setExitPosition(viewer, offset + snippet.end(), 0, Integer.MAX_VALUE);
            ui.setCyclingMode(LinkedModeUI.CYCLE_WHEN_NO_PARENT);
            ui.enter();
            return first == null ? new Point(offset + snippet.end(), 0) : new Point(first.getOffset(), first.getLength());
        } catch (BadLocationException e) {
            Plugin.log("The places of a proposal overlap.", e);
            return new Point(offset + snippet.end(), 0);
        }
    }

    /** Places by their numbers; those that have the same one change together. */
    private static Collection<List<Snippet.Place>> groups(Snippet snippet) {
        Map<Integer, List<Snippet.Place>> groups = new TreeMap<>();
        for (Snippet.Place place : snippet.places()) {
            if (place.number() != Snippet.LAST) {
                groups.computeIfAbsent(place.number(), number -> new ArrayList<>()).add(place);
            }
        }
        return groups.values();
    }

    private LinkedPosition position(int offset, Snippet.Place place, int sequence) {
        int start = offset + place.offset();
        if (place.choices().size() < 2) {
            return new LinkedPosition(document, start, place.length(), sequence);
        }
        ICompletionProposal[] choices = place.choices().stream().map(choice ->
                new CompletionProposal(choice, start, place.length(), choice.length())).toArray(ICompletionProposal[]::new);
        return new ProposalPosition(document, start, place.length(), sequence, choices);
    }
}
