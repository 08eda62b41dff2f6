// SPDX-License-Identifier: EPL-2.0
/** {@code flux profile}. */
package org.flux.cli.profile;
