// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

/** What Flux does otherwise than Xtext's defaults. */
public class FluxRuntimeModule extends AbstractFluxRuntimeModule {
}
