// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version, as the build wrote it. */
public final class Version implements IVersionProvider {

    public static String text() {
        return "flux " + number() + ", Java " + Runtime.version().feature();
    }

    public static String number() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }
}
