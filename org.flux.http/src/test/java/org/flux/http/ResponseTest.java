// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {

    @ParameterizedTest
    @ValueSource(strings = {"/x\r\nSet-Cookie: stolen=1", "/x\nX: y", "/x\r", "/x\u0000", "/x\u010d\u010a", "\u560d\u560a", "/x\u0085"})
    void responseCannotBeSplit(String value) {
        assertThatThrownBy(() -> Response.redirect(value)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Location");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\r\nb", "\u00e9", "a\u0000"})
    void nameMustBeAToken(String name) {
        assertThatThrownBy(() -> Response.text("").header(name, "value")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "content-length", "Transfer-Encoding"})
    void framingIsTheLibrarys(String name) {
        assertThatThrownBy(() -> Response.text("").header(name, "1")).hasMessageContaining("cannot be set");
    }

    @Test
    void responsesAreImmutable() {
        Response plain = Response.text("x");
        Response more = plain.header("X", "1").header("x", "2");
        assertThat(plain.headers().all("X")).isEmpty();
        assertThat(more.headers().all("X")).containsExactly("1", "2");
        assertThat(more.replaceHeader("X", "3").headers().all("x")).containsExactly("3");
        assertThat(plain.withStatus(201).status()).isEqualTo(201);
        assertThat(plain.status()).isEqualTo(200);
        assertThatThrownBy(() -> plain.withStatus(100)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void requestsCanBeMadeForTests() throws Exception {
        RequestBuilder.Recorded recorded = Request.get("/caf%C3%A9?a=1&a=2&b=x%20y+z&c").header("Cookie", "u=1; s=abc").record();
        Request request = recorded.request();
        assertThat(request.path()).isEqualTo("/café");
        assertThat(request.queryAll("a")).containsExactly("1", "2");
        assertThat(request.query("b")).hasValue("x y z");
        assertThat(request.query("c")).hasValue("");
        assertThat(request.query("d")).isEmpty();
        assertThat(request.cookie("s")).hasValue("abc");
        assertThat(request.header("cookie")).isPresent();
        assertThat(recorded.answer()).isEmpty();
        Http.badRequest(request, new IllegalArgumentException("no such table"));
        assertThat(recorded.answer().orElseThrow().status()).isEqualTo(400);
        assertThat(recorded.answer().orElseThrow().bodyText()).isEqualTo("no such table\n");
        assertThatThrownBy(() -> Http.text(request, "again")).isInstanceOf(AnsweredTwice.class);
    }
}
