// SPDX-License-Identifier: EPL-2.0
/** Programs as EMF models, for tools that know models but no text, such as Sirius. The compiler and the editors do not need it. */
package org.flux.lang.model;
