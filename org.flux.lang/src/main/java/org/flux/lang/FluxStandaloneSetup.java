// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

/** Sets the language up where no Eclipse platform does it. */
public class FluxStandaloneSetup extends FluxStandaloneSetupGenerated {

    public static void doSetup() {
        new FluxStandaloneSetup().createInjectorAndDoEMFRegistration();
    }
}
