// SPDX-License-Identifier: EPL-2.0
/** What users set for the programs below a directory: {@code flux.settings.json}, how it is found, read and complained of. */
package org.flux.lang.settings;
