// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.IResourceScopeCache;
import org.flux.graph.syntax.Name;
import org.flux.lang.ProgramReading.Files;
import org.flux.lang.ProgramReading.Found;
import org.flux.lang.scoping.FluxImports;
import org.flux.lang.syntax.ParsedFile;
import org.flux.lang.syntax.SyntaxAdapter;

/** Programs whose files are resources in an editor: what the resource set holds counts, saved or not, and nothing is parsed again. */
@Singleton
public class ResourcePrograms {
    private final SyntaxAdapter adapter;
    private final IResourceScopeCache cache;

    @Inject
    ResourcePrograms(SyntaxAdapter adapter, IResourceScopeCache cache) {
        this.adapter = adapter;
        this.cache = cache;
    }

    /** The program of which {@code root} is the root. Paths in it are the URIs of resources. Kept until the root changes. */
    public LoadedProgram of(XtextResource root) {
        return cache.get(ResourcePrograms.class, root, () -> read(root));
    }

    private LoadedProgram read(XtextResource root) {
        Files<XtextResource> files = new Files<>() {
            @Override
            public Optional<Found<XtextResource>> find(String importer, XtextResource from, String target) {
                return FluxImports.find(from, target).filter(XtextResource.class::isInstance).map(XtextResource.class::cast)
                        .map(found -> new Found<>(found.getURI().toString(), found));
            }

            @Override
            public ParsedFile parse(String path, XtextResource resource,
                    Function<Name, Optional<String>> imports) {
                return adapter.adapt(path, resource.getParseResult(), imports);
            }
        };
        return ProgramReading.read(root.getURI().toString(), root, files).analyse(Optional.empty(), Optional.empty());
    }
}
