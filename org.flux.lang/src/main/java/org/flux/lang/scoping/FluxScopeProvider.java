// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.scoping;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.scoping.IGlobalScopeProvider;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.scoping.impl.SelectableBasedScope;

/**
 * What a name denotes: the program has one flat space of nodes and one of predicate types. The file's own names come before imported ones,
 * and of a node with declaration and definitions the one that stands for it (see {@link FluxDescriptions}).
 */
public class FluxScopeProvider extends AbstractFluxScopeProvider {
    @Inject
    private IGlobalScopeProvider imports;
    @Inject
    private IResourceDescription.Manager descriptions;

    @Override
    public IScope getScope(EObject context, EReference reference) {
        Resource resource = context.eResource();
        IScope imported = imports.getScope(resource, reference, description -> true);
        return SelectableBasedScope.createScope(
                imported, descriptions.getResourceDescription(resource), reference.getEReferenceType(), false);
    }
}
