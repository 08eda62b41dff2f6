// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.model;

import com.google.inject.Guice;
import com.google.inject.Injector;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.IResourceFactory;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.impl.BinaryGrammarResourceFactoryImpl;

/**
 * Reads {@code .flux} files as models of the language's metamodel, for EMF's registry of factories: imports become references between
 * resources, and each node that is named has an element (see {@link ModelResource}). They cannot be saved.
 */
public final class ProgramModels implements Resource.Factory {

    @Override
    public Resource createResource(URI uri) {
        return Holder.FACTORY.createResource(uri);
    }

    private static final class Holder {
        static final Resource.Factory FACTORY = create();

        private static Resource.Factory create() {
            // the grammar is read with it, and nothing in Eclipse registers it unless Xtext's own tools are there
            Resource.Factory.Registry.INSTANCE.getExtensionToFactoryMap().putIfAbsent("xtextbin", new BinaryGrammarResourceFactoryImpl());
            Injector injector = Guice.createInjector(new ModelModule());
            IResourceServiceProvider.Registry.INSTANCE.getExtensionToFactoryMap()
                    .putIfAbsent("flux", injector.getInstance(IResourceServiceProvider.class));
            return injector.getInstance(IResourceFactory.class);
        }
    }
}
