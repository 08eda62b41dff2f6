// SPDX-License-Identifier: EPL-2.0
/** Where the parts of a project are: programs, Java sources, libraries. */
package org.flux.lang.project;
