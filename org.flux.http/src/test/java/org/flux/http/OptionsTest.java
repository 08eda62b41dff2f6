// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flux.runtime.FluxOptions;
import org.junit.jupiter.api.Test;

/** Options that make no sense are the command line's fault, and say so in one line. */
class OptionsTest {
    private static void assertInvalid(String message, String... options) {
        assertThatThrownBy(() -> new HttpSource(FluxOptions.of(options))).isInstanceOf(FluxOptions.Invalid.class).hasMessage(message);
    }

    @Test
    void timesMustBePositive() {
        assertInvalid("--idle-timeout must be positive, but is PT0S", "--idle-timeout=0");
        assertInvalid("--header-timeout must be positive, but is PT0S", "--header-timeout=0ms");
    }

    @Test
    void certificateAndKeyGoTogether() {
        assertInvalid("--tls-cert and --tls-key go together, but only --tls-cert is given", "--tls-cert=a.pem");
        assertInvalid("--tls-cert and --tls-key go together, but only --tls-key is given", "--tls-key=a.pem");
    }

    @Test
    void hostThatIsUnknown() {
        assertThatThrownBy(() -> HttpSource.builder().host("nowhere.invalid").port(0).build()
                .start((request, outcome) -> outcome.refused()))
                .hasMessage("cannot listen on nowhere.invalid:0: unknown host");
    }
}
