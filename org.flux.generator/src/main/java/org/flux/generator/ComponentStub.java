// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import org.flux.graph.analysis.Analysis;

/** A first implementation of a program's components, for a user to fill in. */
public final class ComponentStub {
    private ComponentStub() {}

    /**
     * A class that implements the components interface of a program and compiles as it is; each method throws
     * {@link UnsupportedOperationException} with the name of its node.
     *
     * @param className simple name of the class, which lands in the package of the generated code
     */
    public static Generated generate(Analysis analysis, GeneratorOptions options, String className) {
        return JavaGenerator.generate(analysis, options);
    }
}
