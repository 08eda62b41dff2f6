// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.Optional;

/**
 * How to generate.
 *
 * @param packageName the package of the generated code instead of the one that the program names
 * @param mainComponents qualified name of the components' implementation: a class {@code <Program>Main} that runs the server with it is
 *     generated too
 * @param bindings tells what is known of methods and classes that the program names
 */
public record GeneratorOptions(Optional<String> packageName, Optional<String> mainComponents, BindingLookup bindings) {
    public static final GeneratorOptions DEFAULT =
            new GeneratorOptions(Optional.empty(), Optional.empty(), BindingLookup.NOTHING_KNOWN);
}
