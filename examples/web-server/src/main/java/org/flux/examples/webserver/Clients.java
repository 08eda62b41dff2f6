// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.flux.http.Request;

/**
 * The clients that have been here lately, and how much each may still ask for.
 *
 * <p>Nothing here is synchronised, on purpose: only nodes with the constraint {@code clients} touch the table, and only one flow of a
 * client at a time touches its bucket.
 */
final class Clients {
    private static final int NETWORK_BYTES = 8;
    private static final long SHORTEST_IDLE = TimeUnit.SECONDS.toNanos(10);

    private final int rate;
    private final int burst;
    private final long idleNanos;
    private final Map<Object, Bucket> buckets = new HashMap<>();

    /**
     * @param rate requests per second and client; 0 for as many as they like
     * @param burst requests that a client may save up
     */
    Clients(int rate, int burst) {
        this.rate = rate;
        this.burst = burst;
        // After so long a bucket is full: who has one then is not to be told from who has none.
        idleNanos = rate == 0 ? 0 : Math.max(SHORTEST_IDLE, TimeUnit.SECONDS.toNanos(burst) / rate + 1);
    }

    boolean areLimited() {
        return rate > 0;
    }

    /** Who asks: an address, or the network of one that can choose among 2^64. */
    static Object idOf(Request request) {
        InetSocketAddress remote = request.remoteAddress();
        InetAddress address = remote.getAddress();
        return address == null ? remote : address instanceof Inet6Address ? networkOf(address) : address;
    }

    private static Object networkOf(InetAddress address) {
        byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), 2 * NETWORK_BYTES);
        try {
            return InetAddress.getByAddress(network);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The client's bucket, or {@link Bucket#NONE}; {@code client} will not be forgotten for some time from now on. */
    Bucket find(Object client, long now) {
        Bucket bucket = buckets.get(client);
        if (bucket == null) {
            return Bucket.NONE;
        }
        bucket.usedAt = now;
        return bucket;
    }

    Bucket add(Object client, long now) {
        Bucket bucket = new Bucket(burst, now);
        buckets.put(client, bucket);
        return bucket;
    }

    void takeToken(Bucket bucket, long now) throws TooManyRequests {
        long wait = bucket.take(rate, burst, now);
        if (wait > 0) {
            throw new TooManyRequests(wait);
        }
    }

    void forgetIdle(long now) {
        buckets.values().removeIf(bucket -> now - bucket.usedAt > idleNanos);
    }

    int known() {
        return buckets.size();
    }
}
