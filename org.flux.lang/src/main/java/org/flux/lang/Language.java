// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import com.google.inject.Injector;

/** The one injector of the language. */
public final class Language {
    private Language() {}

    /** A service of the language, such as its parser; the first call takes some hundred milliseconds. */
    public static <T> T service(Class<T> type) {
        return Holder.INJECTOR.getInstance(type);
    }

    private static final class Holder {
        static final Injector INJECTOR = create();

        private static Injector create() {
            // Guice would define classes through internals of the JDK, which JDK 24 and later warn about; Flux needs no interception
            if (System.getProperty("guice_bytecode_gen_option") == null) {
                System.setProperty("guice_bytecode_gen_option", "DISABLED");
            }
            return new FluxStandaloneSetup().createInjectorAndDoEMFRegistration();
        }
    }
}
