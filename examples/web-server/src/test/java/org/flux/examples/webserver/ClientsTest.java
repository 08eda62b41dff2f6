// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import org.flux.http.Request;
import org.junit.jupiter.api.Test;

class ClientsTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void tokensRunOutAndComeBack() throws Exception {
        Clients clients = new Clients(2, 3);
        Bucket bucket = clients.add("a", 0);
        for (int i = 0; i < 3; i++) {
            clients.takeToken(bucket, 0);
        }
        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> clients.takeToken(bucket, 0))
                .satisfies(tooMany -> assertThat(tooMany.waitSeconds()).isEqualTo(1));
        clients.takeToken(bucket, SECOND / 2);
        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> clients.takeToken(bucket, SECOND / 2 + 1));
        for (int i = 0; i < 3; i++) {
            clients.takeToken(bucket, 100 * SECOND); // no more than fit in
        }
        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> clients.takeToken(bucket, 100 * SECOND));
    }

    @Test
    void slowRatesSayHowLongToWait() throws Exception {
        assertThat(new TooManyRequests(1).waitSeconds()).isEqualTo(1);
        assertThat(new TooManyRequests(SECOND).waitSeconds()).isEqualTo(1);
        assertThat(new TooManyRequests(SECOND + 1).waitSeconds()).isEqualTo(2);
    }

    @Test
    void whoHasNotBeenHereForLongIsForgotten() throws Exception {
        Clients clients = new Clients(1, 60);
        clients.add("old", 0);
        clients.add("recent", 0);
        clients.find("recent", 30 * SECOND);
        clients.forgetIdle(61 * SECOND);
        assertThat(clients.known()).isEqualTo(1);
        assertThat(clients.find("old", 61 * SECOND)).isSameAs(Bucket.NONE);
        assertThat(clients.find("recent", 61 * SECOND)).isNotSameAs(Bucket.NONE);
        clients.forgetIdle(130 * SECOND);
        assertThat(clients.known()).isZero();
    }

    /** Who has an IPv6 network has 2^64 addresses. */
    @Test
    void addressesOfOneNetworkAreOneClient() throws Exception {
        assertThat(id("2001:db8::1")).isEqualTo(id("2001:db8::ffff:2")).isNotEqualTo(id("2001:db8:0:1::1"));
        assertThat(id("192.0.2.1")).isEqualTo(id("192.0.2.1")).isNotEqualTo(id("192.0.2.2"));
    }

    private static Object id(String address) throws Exception {
        return Clients.idOf(Request.get("/").remote(new InetSocketAddress(InetAddress.getByName(address), 1234)).build());
    }
}
