// SPDX-License-Identifier: EPL-2.0
/** What could be typed next. */
package org.flux.lang.ide.completion;
