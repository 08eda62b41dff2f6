// SPDX-License-Identifier: EPL-2.0
package com.example.images;

public final class Sizes {
    private Sizes() {}

    public static boolean isSmall(Job job) {
        return job.number() < 100;
    }
}
