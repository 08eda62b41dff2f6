// SPDX-License-Identifier: EPL-2.0
/** What can be done about findings. */
package org.flux.lang.ide.fixes;
