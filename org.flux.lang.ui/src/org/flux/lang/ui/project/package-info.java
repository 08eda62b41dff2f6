// SPDX-License-Identifier: EPL-2.0
/** New projects and files, and which program a command is about. */
package org.flux.lang.ui.project;
