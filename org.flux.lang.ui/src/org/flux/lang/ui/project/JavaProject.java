// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.project;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.ICommand;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;

/**
 * What a project needs so that Eclipse's Java tools understand the components of its program: the nature, the class path, and the
 * {@linkplain GeneratedJava Java that is generated}. Flux itself needs none of that, and nothing of the Java tools is needed to write it.
 */
final class JavaProject {
    private static final String JAVA_TOOLS = "org.eclipse.jdt.core";
    /** A link, so that the class path stays right when Flux is updated. */
    private static final String LIBRARY = "flux.jar";
    private static final String CLASS_PATH = """
            <?xml version="1.0" encoding="UTF-8"?>
            <classpath>
            	<classpathentry kind="src" output="target/classes" path="src/main/java"/>
            	<classpathentry kind="src" output="target/classes" path="%s">
            		<attributes>
            			<attribute name="optional" value="true"/>
            			<attribute name="ignore_optional_problems" value="true"/>
            		</attributes>
            	</classpathentry>
            	<classpathentry kind="con" path="org.eclipse.jdt.launching.JRE_CONTAINER/\
            org.eclipse.jdt.internal.debug.ui.launcher.StandardVMType/JavaSE-21"/>
            	<classpathentry kind="lib" path="%s"/>
            	<classpathentry kind="output" path="target/classes"/>
            </classpath>
            """;

    private JavaProject() {}

    static boolean canBe() {
        return Platform.getBundle(JAVA_TOOLS) != null;
    }

    static void make(IProject project, IProgressMonitor monitor) throws CoreException {
        project.getFile(LIBRARY).createLink(IPath.fromPortableString(FluxHome.VARIABLE).append(LIBRARY),
                IResource.ALLOW_MISSING_LOCAL, monitor);
        IFile classPath = project.getFile(".classpath");
        classPath.write(CLASS_PATH.formatted(GeneratedJava.FOLDER, LIBRARY).getBytes(StandardCharsets.UTF_8), true, false, false, monitor);
        IProjectDescription description = project.getDescription();
        List<ICommand> builders = new ArrayList<>(List.of(description.getBuildSpec()));
        builders.addFirst(builder(description, GeneratedJava.ID));
        builders.add(builder(description, JAVA_TOOLS + ".javabuilder"));
        description.setBuildSpec(builders.toArray(ICommand[]::new));
        description.setNatureIds(new String[] {JAVA_TOOLS + ".javanature"});
        project.setDescription(description, monitor);
    }

    private static ICommand builder(IProjectDescription description, String id) {
        ICommand builder = description.newCommand();
        builder.setBuilderName(id);
        return builder;
    }
}
