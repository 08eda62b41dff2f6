// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.scoping;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.impl.DefaultResourceDescriptionStrategy;
import org.eclipse.xtext.util.IAcceptor;
import org.eclipse.xtext.util.IResourceScopeCache;
import org.flux.lang.flux.Element;
import org.flux.lang.flux.Node;
import org.flux.lang.flux.NodeDecl;
import org.flux.lang.flux.Program;
import org.flux.lang.flux.TypeDef;

/** Exports every name once: predicate types, and for each node its declaration, else its first definition. */
@Singleton
public class FluxDescriptions extends DefaultResourceDescriptionStrategy {
    private final IResourceScopeCache cache;

    @Inject
    FluxDescriptions(IResourceScopeCache cache) {
        this.cache = cache;
    }

    @Override
    public boolean createEObjectDescriptions(EObject object, IAcceptor<IEObjectDescription> acceptor) {
        if (object instanceof Program) {
            return true;
        }
        boolean exported = object instanceof Element && representatives(object.eResource()).contains(object);
        if (exported) {
            super.createEObjectDescriptions(object, acceptor);
        }
        return false;
    }

    private Set<Element> representatives(Resource resource) {
        return cache.get(FluxDescriptions.class, resource, () -> {
            Map<String, Element> nodes = new HashMap<>();
            Map<String, Element> predicates = new HashMap<>();
            for (EObject root : resource.getContents()) {
                for (Element element : ((Program) root).getElements()) {
                    switch (element) {
                        case NodeDecl node -> nodes.merge(name(node.getName()), node, (old, now) -> old instanceof NodeDecl ? old : now);
                        case Node flow -> nodes.putIfAbsent(name(flow.getName()), flow);
                        case TypeDef type -> predicates.putIfAbsent(name(type.getName()), type);
                        default -> { }
                    }
                }
            }
            Set<Element> all = nodes.values().stream().collect(Collectors.toSet());
            all.addAll(predicates.values());
            return all;
        });
    }

    private static String name(String name) {
        return name == null ? "" : name;
    }
}
