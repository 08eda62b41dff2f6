// SPDX-License-Identifier: EPL-2.0
/** How wide texts are: the same on every machine, whatever fonts it has. */
package org.flux.diagram.text;
