// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.handlers.HandlerUtil;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.Plugin;

/** The commands <i>Choose Java</i>, which opens the page with the setting and what was found, and <i>How to Install Java</i>. */
public final class JavaHandler extends AbstractHandler {
    private static final String PAGE = Plugin.ID + ".preferences.server";
    private static final String HOW = """
            The editor's help for Flux is a Java program that comes with it. It needs Java 21 or newer; to run and build your servers, a \
            JDK, that is a Java with compiler.

            Debian, Ubuntu: sudo apt-get install openjdk-21-jdk-headless
            Fedora: sudo dnf install java-21-openjdk-devel
            Arch: sudo pacman -S jdk-openjdk
            macOS, with Homebrew: brew install openjdk
            Windows: winget install EclipseAdoptium.Temurin.21.JDK
            any, with SDKMAN: sdk install java

            Then restart the language server.""";

    @Override
    public Object execute(ExecutionEvent event) {
        if (event.getCommand().getId().endsWith(".installJava")) {
            Notices.information(HOW, Notices.Remedy.CHOOSE_JAVA, Notices.Remedy.RESTART);
        } else {
            PreferencesUtil.createPreferenceDialogOn(HandlerUtil.getActiveShell(event), PAGE, null, null).open();
        }
        return null;
    }
}
