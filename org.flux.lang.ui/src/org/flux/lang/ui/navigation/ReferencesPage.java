// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.search.ui.text.AbstractTextSearchViewPage;
import org.eclipse.search.ui.text.Match;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.navigation.ReferencesResult.Line;

/** References in the platform's Search view: files, and in them the lines; or all lines in one list. */
public final class ReferencesPage extends AbstractTextSearchViewPage {
    private static final Comparator<Line> IN_ORDER = Comparator.comparing(Line::uri).thenComparingInt(Line::number);

    /** What lines are in. */
    private record Source(String uri) {
        String name() {
            return uri.substring(uri.lastIndexOf('/') + 1);
        }
    }

    @Override
    protected void configureTreeViewer(TreeViewer viewer) {
        viewer.setContentProvider(new Content());
        viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new Labels(false)));
    }

    @Override
    protected void configureTableViewer(TableViewer viewer) {
        viewer.setContentProvider(new Content());
        viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new Labels(true)));
    }

    @Override
    protected void elementsChanged(Object[] objects) {
        getViewer().refresh();
        if (getViewer() instanceof TreeViewer tree) {
            tree.expandAll();
        }
    }

    @Override
    protected void clear() {
        getViewer().refresh();
    }

    @Override
    protected void showMatch(Match match, int offset, int length, boolean activate) {
        Line line = (Line) match.getElement();
        Editors.open(line.uri(), null, activate);
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        if (page.getActiveEditor() instanceof ITextEditor editor) {
            editor.selectAndReveal(offset, length);
        }
    }

    private Stream<Line> lines() {
        return getInput() == null ? Stream.empty() : Arrays.stream(getInput().getElements()).map(Line.class::cast).sorted(IN_ORDER);
    }

    private final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return getLayout() == FLAG_LAYOUT_FLAT ? lines().toArray() : lines().map(line -> new Source(line.uri())).distinct().toArray();
        }

        @Override
        public Object[] getChildren(Object element) {
            return element instanceof Source source ? lines().filter(line -> line.uri().equals(source.uri())).toArray() : new Object[0];
        }

        @Override
        public Object getParent(Object element) {
            return element instanceof Line line ? new Source(line.uri()) : null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return element instanceof Source;
        }
    }

    private final class Labels extends LabelProvider implements DelegatingStyledCellLabelProvider.IStyledLabelProvider {
        private final boolean withFile;

        Labels(boolean withFile) {
            this.withFile = withFile;
        }

        @Override
        public StyledString getStyledText(Object element) {
            if (element instanceof Source source) {
                long matches = lines().filter(line -> line.uri().equals(source.uri())).mapToInt(getInput()::getMatchCount).sum();
                return new StyledString(source.name()).append(folder(source), StyledString.QUALIFIER_STYLER)
                        .append(" (" + matches + ")", StyledString.COUNTER_STYLER);
            }
            Line line = (Line) element;
            StyledString number = new StyledString((withFile ? new Source(line.uri()).name() + ":" : "") + (line.number() + 1) + ": ",
                    StyledString.QUALIFIER_STYLER);
            return number.append(line.text());
        }

        private static String folder(Source source) {
            IFile file = new Line(source.uri(), 0, "").file();
            return file == null ? "" : " – " + file.getParent().getFullPath().makeRelative();
        }

        @Override
        public Image getImage(Object element) {
            return Plugin.image(element instanceof Source ? "flux" : "link");
        }
    }
}
