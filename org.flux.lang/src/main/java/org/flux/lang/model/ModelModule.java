// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.model;

import org.eclipse.xtext.resource.XtextResource;
import org.flux.lang.FluxRuntimeModule;

/** The language, with resources that are models. Public for Xtext, which calls it by reflection. */
public class ModelModule extends FluxRuntimeModule {

    @Override
    public Class<? extends XtextResource> bindXtextResource() {
        return ModelResource.class;
    }
}
