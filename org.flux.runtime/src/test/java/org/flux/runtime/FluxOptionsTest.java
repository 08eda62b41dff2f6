// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FluxOptionsTest {

    @Test
    void valuesFollowAnEqualsSignOrABlank() {
        FluxOptions options = FluxOptions.of("--port=8080", "--root", "/srv", "--quiet", "--greeting=a=b");
        assertThat(options.integer("port", 1, "")).isEqualTo(8080);
        assertThat(options.path("root", null, "")).isEqualTo(Path.of("/srv"));
        assertThat(options.bool("quiet", false, "")).isTrue();
        assertThat(options.text("greeting", "", "")).isEqualTo("a=b");
        assertThat(options.text("absent", "standard", "")).isEqualTo("standard");
        options.requireAllKnown();
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "30, PT30S", "5m, PT5M", "1h, PT1H", "PT1.5S, PT1.5S", "0, PT0S"})
    void durationsHaveUnits(String text, Duration expected) {
        assertThat(FluxOptions.of("--t=" + text).duration("t", null, "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--port=abc         | --port=abc: a whole number is needed",
        "--port=99999999999 | --port=99999999999: a whole number is needed",
        "--port=70000       | --port=70000: must be between 0 and 65535",
        "--port             | --port=true: a whole number is needed",
        "--quiet=maybe      | --quiet=maybe: true or false is needed",
        "--wait=soon        | --wait=soon: a duration such as 500ms, 30s, 5m or 1h is needed",
        "--wait=5parsecs    | --wait=5parsecs: a duration such as 500ms, 30s, 5m or 1h is needed",
        "--wait=PT-5S       | --wait=PT-5S: must not be negative",
        "--kind=virtal      | '--kind=virtal: must be one of virtual, threads, pool, event, did you mean virtual?'",
        "--kind=x           | '--kind=x: must be one of virtual, threads, pool, event'",
        "--prot=1           | 'unknown option --prot, did you mean --port?'",
        "--zzz=1            | unknown option --zzz; see --help",
        "port=1             | unexpected argument port=1 (options are given as --name=value)"})
    void whatIsWrongIsToldInOneLine(String argument, String message) {
        assertThatThrownBy(() -> {
            FluxOptions options = FluxOptions.of(argument);
            options.integer("port", 0, 0, 65535, "");
            options.bool("quiet", false, "");
            options.duration("wait", Duration.ZERO, "");
            options.choice("kind", RuntimeKind.POOL, "");
            options.requireAllKnown();
        }).isInstanceOf(FluxOptions.Invalid.class).hasMessage(message);
    }

    @Test
    void anOptionIsGivenOnce() {
        assertThatThrownBy(() -> FluxOptions.of("--port=1", "--port=2")).hasMessage("--port is given twice");
    }

    @Test
    void virtualThreadsAreTheDefaultWhereTheyDoNotPin() {
        assertThat(RuntimeKind.preferred(21)).isEqualTo(RuntimeKind.THREADS);
        assertThat(RuntimeKind.preferred(24)).isEqualTo(RuntimeKind.VIRTUAL);
        assertThat(RuntimeKind.VIRTUAL.warning(23)).get().asString().contains("consider --runtime=threads");
        assertThat(RuntimeKind.VIRTUAL.warning(24)).isEmpty();
        assertThat(RuntimeKind.THREADS.warning(21)).isEmpty();
    }
}
