// SPDX-License-Identifier: EPL-2.0
/** Which Java types there are: on a class path, in the JDK, in sources. Directories are read for that, no class is ever loaded. */
package org.flux.lang.classpath;
