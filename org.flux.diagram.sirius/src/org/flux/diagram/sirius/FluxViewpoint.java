// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.sirius;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Plugin;
import org.eclipse.core.runtime.Status;
import org.osgi.framework.Bundle;

/**
 * Gives Sirius the viewpoint specification. Sirius makes an instance of it when it collects specifications, and wants it to be a
 * {@link Plugin}; it is no activator, so that nothing of Sirius is started by who only reads a program. By reflection, because Sirius is
 * in no repository that this is built from.
 */
public final class FluxViewpoint extends Plugin implements IExecutableExtension {
    private static final String ID = "org.flux.diagram.sirius";
    private static final String SPECIFICATION = ID + "/description/flux.odesign";
    private static final String SIRIUS = "org.eclipse.sirius";
    private static final String REGISTRY = "org.eclipse.sirius.business.api.componentization.ViewpointRegistry";

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) throws CoreException {
        Bundle sirius = Platform.getBundle(SIRIUS);
        try {
            Class<?> type = sirius.loadClass(REGISTRY);
            Object registry = type.getMethod("getInstance").invoke(null);
            type.getMethod("registerFromPlugin", String.class).invoke(registry, SPECIFICATION);
        } catch (ReflectiveOperationException e) {
            throw new CoreException(new Status(Status.ERROR, ID, "The viewpoints of Flux are not available: Sirius " + sirius.getVersion()
                    + " takes specifications otherwise than Sirius 7 does", e));
        }
    }
}
