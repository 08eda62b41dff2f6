// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.mining;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.ISourceViewerExtension5;
import org.eclipse.swt.widgets.Display;
import org.flux.lang.ui.server.Refresh;
import org.flux.lang.ui.server.Server;
import org.flux.lang.ui.server.ServerListener;
import org.flux.lang.ui.viewer.ViewerFeature;

/** Has lenses and hints made anew when the server says that others would be right by now: another file has changed, or it has started. */
public final class MiningRefresh extends ViewerFeature implements ServerListener {
    private Display shownOn;

    @Override
    protected void attach(ITextViewer shown, IDocument text) {
        shownOn = display();
        Server.get().addListener(this);
    }

    @Override
    protected void detach(ITextViewer shown, IDocument text) {
        Server.get().removeListener(this);
    }

    @Override
    public void started() {
        update();
    }

    @Override
    public void refresh(Refresh what) {
        if (what == Refresh.LENSES || what == Refresh.HINTS) {
            update();
        }
    }

    private void update() {
        if (shownOn.isDisposed()) {
            return;
        }
        shownOn.asyncExec(() -> {
            if (isAlive() && viewer() instanceof ISourceViewerExtension5 mined && mined.hasCodeMiningProviders()) {
                mined.updateCodeMinings();
            }
        });
    }
}
