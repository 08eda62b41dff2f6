// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program, generated and compiled with its components.
 *
 * @param name the program's file name: {@code image-server.flux}
 * @param program qualified name of the generated flow class
 * @param components qualified name of the class that implements the components
 * @param classes class files by the qualified name of the class
 * @param classPath the user's resources and libraries
 */
public record Server(String name, String program, String components, Map<String, byte[]> classes, List<Path> classPath) {}
