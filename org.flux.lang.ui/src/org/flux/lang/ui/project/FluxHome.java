// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.project;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.variableresolvers.PathVariableResolver;
import org.flux.lang.ui.document.Uris;
import org.flux.lang.ui.server.FluxCommand;

/** The path variable FLUX_HOME, for links of projects: the folder of the bundled flux.jar, wherever this version of Flux is installed. */
public final class FluxHome extends PathVariableResolver {
    static final String VARIABLE = "FLUX_HOME";

    @Override
    public String getValue(String variable, IResource resource) {
        return Uris.of(FluxCommand.jar().getParent());
    }
}
