// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import javax.net.ssl.SSLException;

/** TLS by the JDK, with certificate chain and key from PEM files. */
final class Tls {
    private Tls() {}

    /** The context for the settings, or null for plain HTTP. */
    static SslContext of(HttpSettings settings) throws IOException {
        if (!settings.tls()) {
            return null;
        }
        try (InputStream chain = Files.newInputStream(settings.tlsCertificate());
                InputStream key = Files.newInputStream(settings.tlsKey())) {
            return SslContextBuilder.forServer(chain, key).sslProvider(SslProvider.JDK).protocols("TLSv1.3", "TLSv1.2").build();
        } catch (IllegalArgumentException | SSLException unusable) {
            throw new IOException("no TLS with certificate " + settings.tlsCertificate() + " and key " + settings.tlsKey()
                    + ": they must be PEM files, the key in PKCS #8 without a password ('BEGIN PRIVATE KEY'): "
                    + unusable.getMessage(), unusable);
        }
    }
}
