// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import java.net.URI;
import java.util.Arrays;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.text.AbstractTextSearchResult;
import org.eclipse.search.ui.text.IEditorMatchAdapter;
import org.eclipse.search.ui.text.IFileMatchAdapter;
import org.eclipse.search.ui.text.Match;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.ResourceUtil;
import org.flux.lang.ui.Plugin;

/** What was found, by lines; the platform marks it in editors and moves it along with what is typed. */
final class ReferencesResult extends AbstractTextSearchResult implements IEditorMatchAdapter, IFileMatchAdapter {
    private final References query;

    /** A line of a file with at least one match. */
    record Line(String uri, int number, String text) {
        /** Null if the file is outside of the workspace. */
        IFile file() {
            IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(URI.create(uri));
            return files.length == 0 ? null : files[0];
        }
    }

    ReferencesResult(References query) {
        this.query = query;
    }

    @Override
    public String getLabel() {
        return query.label(getMatchCount());
    }

    @Override
    public String getTooltip() {
        return getLabel();
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Plugin.icon("link");
    }

    @Override
    public ISearchQuery getQuery() {
        return query;
    }

    @Override
    public IEditorMatchAdapter getEditorMatchAdapter() {
        return this;
    }

    @Override
    public IFileMatchAdapter getFileMatchAdapter() {
        return this;
    }

    @Override
    public boolean isShownInEditor(Match match, IEditorPart editor) {
        IFile file = ((Line) match.getElement()).file();
        return file != null && file.equals(ResourceUtil.getFile(editor.getEditorInput()));
    }

    @Override
    public Match[] computeContainedMatches(AbstractTextSearchResult result, IEditorPart editor) {
        IFile file = ResourceUtil.getFile(editor.getEditorInput());
        return file == null ? new Match[0] : computeContainedMatches(result, file);
    }

    @Override
    public Match[] computeContainedMatches(AbstractTextSearchResult result, IFile file) {
        return Arrays.stream(result.getElements()).filter(line -> file.equals(((Line) line).file()))
                .flatMap(line -> Arrays.stream(result.getMatches(line))).toArray(Match[]::new);
    }

    @Override
    public IFile getFile(Object element) {
        return element instanceof Line line ? line.file() : null;
    }
}
