// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.sirius;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EcoreFactory;
import org.eclipse.emf.ecore.EcorePackage;

/** The little of Sirius' own metamodel that expressions refer to: a view knows its element, and so does a diagram. */
final class SiriusViews {
    static final EPackage PACKAGE = EcoreFactory.eINSTANCE.createEPackage();
    static final EClass DECORATOR = type("DSemanticDecorator");
    static final EClass DIAGRAM = type("DSemanticDiagram");

    static {
        PACKAGE.setName("viewpoint");
        EReference target = EcoreFactory.eINSTANCE.createEReference();
        target.setName("target");
        target.setEType(EcorePackage.Literals.EOBJECT);
        DECORATOR.getEStructuralFeatures().add(target);
        DIAGRAM.getESuperTypes().add(DECORATOR);
    }

    private SiriusViews() {}

    private static EClass type(String name) {
        EClass type = EcoreFactory.eINSTANCE.createEClass();
        type.setName(name);
        PACKAGE.getEClassifiers().add(type);
        return type;
    }
}
