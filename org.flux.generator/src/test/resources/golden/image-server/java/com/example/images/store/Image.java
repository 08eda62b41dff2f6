// SPDX-License-Identifier: EPL-2.0
package com.example.images.store; public record Image(int number) {}
