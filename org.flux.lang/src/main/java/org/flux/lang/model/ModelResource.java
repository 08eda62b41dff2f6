// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.model;

import com.google.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.linking.impl.LinkingHelper;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.scoping.IGlobalScopeProvider;
import org.eclipse.xtext.util.IResourceScopeCache;
import org.flux.lang.flux.FluxFactory;
import org.flux.lang.flux.FluxPackage.Literals;
import org.flux.lang.flux.Node;
import org.flux.lang.flux.NodeDecl;
import org.flux.lang.flux.Program;
import org.flux.lang.linking.FluxResource;

/**
 * A program in which each node that is named has an element. Undeclared nodes and handlers are legal in Flux, but what has no element
 * cannot be drawn: they get a declaration without inputs and outputs, behind what the text says.
 */
class ModelResource extends FluxResource {
    @Inject
    private LinkingHelper links;
    @Inject
    private IGlobalScopeProvider imports;
    @Inject
    private IResourceScopeCache cache;

    @Override
    protected void updateInternalState(IParseResult parseResult) {
        super.updateInternalState(parseResult);
        if (parseResult.getRootASTElement() instanceof Program program) {
            declareWhatIsNot(program);
            cache.clear(this);
        }
    }

    private void declareWhatIsNot(Program program) {
        Set<String> names = new LinkedHashSet<>();
        EcoreUtil.getAllContents(program, false).forEachRemaining(each -> addNamed((EObject) each, names));
        program.getElements().stream().filter(Node.class::isInstance).forEach(each -> names.remove(((Node) each).getName()));
        imports.getScope(this, Literals.FLOW__STEPS, each -> true).getAllElements()
                .forEach(imported -> names.remove(imported.getName().toString()));
        for (String name : names) {
            NodeDecl node = FluxFactory.eINSTANCE.createNodeDecl();
            node.setName(name);
            program.getElements().add(node);
        }
    }

    private void addNamed(EObject object, Set<String> names) {
        for (EReference reference : object.eClass().getEAllReferences()) {
            if (!reference.isContainment() && reference.getEReferenceType() == Literals.NODE) {
                for (INode node : NodeModelUtils.findNodesForFeature(object, reference)) {
                    String name = links.getCrossRefNodeAsString(node, true);
                    if (name != null && !name.isBlank()) {
                        names.add(name);
                    }
                }
            }
        }
    }

    /** Before EMF opens the file, which would empty it. */
    @Override
    public void save(Map<?, ?> options) throws IOException {
        throw readOnly();
    }

    @Override
    public void doSave(OutputStream stream, Map<?, ?> options) throws IOException {
        throw readOnly();
    }

    private IOException readOnly() {
        return new IOException(getURI().lastSegment()
                + " is only shown as a model, and cannot be changed as one: change its text in the editor");
    }
}
