// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import org.eclipse.xtext.conversion.impl.AbstractDeclarativeValueConverterService;

/** Every value in the model is the text that stands in the file, strings with their quotes: no text is too broken for that. */
public class TextValues extends AbstractDeclarativeValueConverterService {
}
