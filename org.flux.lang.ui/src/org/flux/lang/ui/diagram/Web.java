// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.BrowserFunction;
import org.eclipse.swt.browser.LocationListener;
import org.eclipse.swt.browser.ProgressListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The page with the diagram in a web view. Everything here happens on the UI thread and returns at once. */
final class Web {
    private final Browser browser;
    private final String page;
    private int loaded;

    /**
     * @param heard what the page says; called later than the page says it, so it may take its time and open dialogs
     * @throws org.eclipse.swt.SWTError if there is no web view in this system
     */
    Web(Composite parent, Consumer<JsonObject> heard) {
        browser = new Browser(parent, SWT.NONE);
        browser.setJavascriptEnabled(true);
        browser.addMenuDetectListener(event -> event.doit = false); // its entries are those of a browser
        page = page();
        // The page is all there is: a file that is dropped on it shall not replace it.
        browser.addLocationListener(LocationListener.changingAdapter(event ->
                event.doit = event.location.startsWith("about:") || event.location.contains("/page/diagram.html")));
        browser.addProgressListener(ProgressListener.completedAdapter(event -> run("window.fluxConnect && window.fluxConnect()")));
        new BrowserFunction(browser, "fluxPost") {
            @Override
            public Object function(Object[] arguments) {
                String text = String.valueOf(arguments[0]);
                browser.getDisplay().asyncExec(() -> {
                    if (!browser.isDisposed()) {
                        heard.accept(JsonParser.parseString(text).getAsJsonObject());
                    }
                });
                return null;
            }
        };
    }

    /** Where the page is as a file: a plug-in in a jar is unpacked for it. */
    private static String page() {
        Bundle bundle = FrameworkUtil.getBundle(Web.class);
        try {
            URL files = FileLocator.toFileURL(bundle.getEntry("web/"));
            URL page = FileLocator.toFileURL(bundle.getEntry("page/"));
            if (files == null || page == null) {
                throw new IOException("the plug-in has no folder web or page");
            }
            return new URI(page.getProtocol(), "", page.getPath(), null).toASCIIString() + "diagram.html";
        } catch (IOException | URISyntaxException incomplete) {
            throw new IllegalStateException("The plug-in org.flux.lang.ui is incomplete: " + incomplete.getMessage(), incomplete);
        }
    }

    /** @param saved what the page kept before, or null */
    void load(JsonObject saved, Appearance appearance) {
        JsonObject given = new JsonObject();
        given.add("saved", saved);
        given.add("colours", appearance.colours());
        browser.setBackground(new Color(appearance.background()));
        loaded++; // another address, since the same one is not loaded again
        browser.setUrl(page + "?" + loaded + "#" + URLEncoder.encode(given.toString(), StandardCharsets.UTF_8).replace("+", "%20"));
    }

    void tell(JsonObject message) {
        run("window.fluxTell(" + message + ")");
    }

    void appear(Appearance appearance) {
        browser.setBackground(new Color(appearance.background()));
        run("window.fluxColours(" + appearance.colours() + ")");
        tell(ToPage.theme(appearance.name()));
    }

    private void run(String script) {
        if (!browser.isDisposed()) {
            browser.execute(script);
        }
    }

    Control control() {
        return browser;
    }

    /** For tests: the value of an expression in the page. Waits for it. */
    Object value(String expression) {
        return browser.evaluate("return " + expression);
    }
}
