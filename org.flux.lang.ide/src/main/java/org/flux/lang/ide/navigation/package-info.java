// SPDX-License-Identifier: EPL-2.0
/** From a name to what it means, and from what it means to where else it is named. */
package org.flux.lang.ide.navigation;
