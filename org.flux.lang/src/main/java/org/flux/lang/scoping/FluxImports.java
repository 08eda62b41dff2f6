// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.scoping;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.common.util.WrappedException;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.xtext.scoping.impl.ImportUriGlobalScopeProvider;
import org.eclipse.xtext.util.IResourceScopeCache;
import org.flux.lang.flux.Element;
import org.flux.lang.flux.ImportDecl;
import org.flux.lang.flux.Program;

/** The files of a program in a resource set: a root and the closure of its imports. */
@Singleton
public class FluxImports extends ImportUriGlobalScopeProvider {
    @Inject
    private IResourceScopeCache cache;

    @Override
    protected LinkedHashSet<URI> getImportedUris(Resource resource) {
        return cache.get(FluxImports.class, resource, () -> closure(resource));
    }

    private static LinkedHashSet<URI> closure(Resource root) {
        LinkedHashSet<URI> found = new LinkedHashSet<>();
        Deque<Resource> waiting = new ArrayDeque<>(Set.of(root));
        while (!waiting.isEmpty()) {
            Resource resource = waiting.removeFirst();
            for (EObject content : resource.getContents()) {
                for (Element element : content instanceof Program program ? program.getElements() : java.util.List.<Element>of()) {
                    if (element instanceof ImportDecl declaration && declaration.getFile() != null) {
                        find(resource, withoutQuotes(declaration.getFile()))
                                .filter(imported -> imported != root && found.add(imported.getURI()))
                                .ifPresent(waiting::addLast);
                    }
                }
            }
        }
        return found;
    }

    /** The resource that an import names, loaded if need be; empty if there is none. */
    public static Optional<Resource> find(Resource importer, String target) {
        ResourceSet set = importer.getResourceSet();
        if (set == null || target.isBlank()) {
            return Optional.empty();
        }
        try {
            URI uri = URI.createURI(target, false).resolve(importer.getURI());
            boolean there = set.getResource(uri, false) != null || set.getURIConverter().exists(uri, null);
            return there ? Optional.ofNullable(set.getResource(uri, true)) : Optional.empty();
        } catch (WrappedException | IllegalArgumentException e) {
            // a directory, an unreadable file, no URI: the program graph reports the import
            return Optional.empty();
        }
    }

    private static String withoutQuotes(String string) {
        return string.replaceAll("^\"|\"$", "");
    }
}
