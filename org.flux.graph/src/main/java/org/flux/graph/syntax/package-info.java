// SPDX-License-Identifier: EPL-2.0
/**
 * What a {@code .flux} file says, declaration by declaration, before anything is resolved. The Xtext adapter in {@code org.flux.lang}
 * produces these records, tests build them by hand, and {@link org.flux.graph.link.Linker#link} turns them into a program graph.
 * Parts that are missing from an incomplete text are absent from the records (an empty list or {@code Optional}); a record is never null.
 */
package org.flux.graph.syntax;
