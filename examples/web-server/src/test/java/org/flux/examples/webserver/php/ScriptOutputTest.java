// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.php;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;

import org.flux.http.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptOutputTest {
    private static Response parse(String output) {
        return ScriptOutput.parse(output.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void headerAndBody() throws Exception {
        Response response = parse("Status: 404 Not Found\r\nContent-type: text/plain\r\nSet-Cookie: a=1\r\n"
                + "set-cookie: b=2\r\n\r\nbody\r\n\r\n");
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.bodyText()).isEqualTo("body\r\n\r\n");
        assertThat(response.headers().first("Content-Type")).hasValue("text/plain");
        assertThat(response.headers().all("Set-Cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void bareLineEnds() throws Exception {
        Response response = parse("Content-Type: text/plain\nX-A:b\n\nbody");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().first("X-A")).hasValue("b");
        assertThat(response.bodyText()).isEqualTo("body");
    }

    @Test
    void redirect() {
        assertThat(parse("Location: /elsewhere\r\n\r\n").status()).isEqualTo(302);
        assertThat(parse("Location: /elsewhere\r\nStatus: 307\r\n\r\n").status()).isEqualTo(307);
        assertThat(parse("Location: /elsewhere\r\n\r\n").headers().first("Location")).hasValue("/elsewhere");
    }

    /** Where the body ends, and what becomes of the connection, is not for scripts to say. */
    @Test
    void fieldsOfTheServer() {
        Response response = parse("Content-Type: a/b\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n"
                + "Date: x\r\n\r\n12345");
        assertThat(response.headers().size()).isEqualTo(1);
        assertThat(response.length()).hasValue(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no header", "\r\n\r\n", "Content-Type: a/b\r\n", "no colon\r\n\r\n", "Status: x\r\n\r\n",
        "Status: 99\r\n\r\n",
        "Status: 600\r\n\r\n", "Bad Name: x\r\n\r\n", ": x\r\n\r\n", "A: b\rSet-Cookie: c\n\n"})
    void malformed(String output) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(output));
    }
}
