// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.eclipse.lsp4j.ServerCapabilities;
import org.junit.jupiter.api.Test;

class FeatureTest {
    /** In whatever order they do. */
    @Test
    void whatIsNotPartOfTheProtocolIsAnnouncedBesideWhatOthersHave() {
        ServerCapabilities server = new ServerCapabilities();
        Feature.announceExperimental(server, "performance");
        Feature.announceExperimental(server, "diagram");
        assertThat(server.getExperimental()).isEqualTo(Map.of("performance", true, "diagram", true));
    }
}
