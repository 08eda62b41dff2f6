// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.launch;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.console.IPatternMatchListenerDelegate;
import org.eclipse.ui.console.PatternMatchEvent;
import org.eclipse.ui.console.TextConsole;

/** Makes links of what a console says and a pattern in plugin.xml finds there. */
abstract class ConsoleLinks implements IPatternMatchListenerDelegate {
    private TextConsole console;

    /** @param text what has been found, at {@code offset} in the console */
    protected abstract void found(TextConsole console, String text, int offset) throws BadLocationException;

    @Override
    public final void connect(TextConsole connected) {
        console = connected;
    }

    @Override
    public final void disconnect() {
        console = null;
    }

    @Override
    public final void matchFound(PatternMatchEvent event) {
        TextConsole here = console;
        if (here == null) {
            return;
        }
        try {
            found(here, here.getDocument().get(event.getOffset(), event.getLength()), event.getOffset());
        } catch (BadLocationException cleared) {
            return; // the console has been emptied meanwhile
        }
    }

    /** @param activated what happens on a click */
    record Link(Runnable activated) implements IHyperlink {
        @Override
        public void linkActivated() {
            activated.run();
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
