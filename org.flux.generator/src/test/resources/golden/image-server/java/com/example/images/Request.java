// SPDX-License-Identifier: EPL-2.0
package com.example.images; public record Request(int number) {}
