// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.launch;

import java.net.MalformedURLException;
import java.net.URI;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.console.IPatternMatchListenerDelegate;
import org.eclipse.ui.console.PatternMatchEvent;
import org.eclipse.ui.console.TextConsole;
import org.flux.lang.ui.Notices;

/** Makes links of the addresses that a program says it listens on. */
public final class AddressLinks implements IPatternMatchListenerDelegate {
    private TextConsole console;

    @Override
    public void connect(TextConsole connected) {
        console = connected;
    }

    @Override
    public void disconnect() {
        console = null;
    }

    @Override
    public void matchFound(PatternMatchEvent event) {
        TextConsole here = console;
        if (here == null) {
            return;
        }
        try {
            String address = here.getDocument().get(event.getOffset(), event.getLength());
            here.addHyperlink(new Link(address), event.getOffset(), event.getLength());
        } catch (BadLocationException cleared) {
            return; // the console has been emptied meanwhile
        }
    }

    private record Link(String address) implements IHyperlink {
        @Override
        public void linkActivated() {
            try {
                PlatformUI.getWorkbench().getBrowserSupport().getExternalBrowser().openURL(URI.create(address).toURL());
            } catch (PartInitException | MalformedURLException | IllegalArgumentException e) {
                Notices.error(address + " could not be opened: " + e.getMessage());
            }
        }

        @Override
        public void linkEntered() {
            // nothing to show
        }

        @Override
        public void linkExited() {
            // nothing to hide
        }
    }
}
