// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

/** What a server can ask to be asked again. */
public enum Refresh {
    COLOURS, HINTS, LENSES, FOLDING
}
