// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.launch;

import java.net.MalformedURLException;
import java.net.URI;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.TextConsole;
import org.flux.lang.ui.Notices;

/** Makes links of the addresses that a program says it listens on. */
public final class AddressLinks extends ConsoleLinks {
    @Override
    protected void found(TextConsole console, String address, int offset) throws BadLocationException {
        console.addHyperlink(new Link(() -> open(address)), offset, address.length());
    }

    private static void open(String address) {
        try {
            PlatformUI.getWorkbench().getBrowserSupport().getExternalBrowser().openURL(URI.create(address).toURL());
        } catch (PartInitException | MalformedURLException | IllegalArgumentException e) {
            Notices.error(address + " could not be opened: " + e.getMessage());
        }
    }
}
