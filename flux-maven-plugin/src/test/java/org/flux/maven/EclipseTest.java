// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.DefaultBuildContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.build.incremental.BuildContext;
import org.sonatype.plexus.build.incremental.ThreadBuildContext;
import org.w3c.dom.NodeList;

/**
 * The goals as m2e runs them. It hands the {@code org.sonatype} build context of a build to its thread; plug-ins get it through that
 * thread's and, as here, the newer {@code org.codehaus} one. Each build has a session of its own; each goal takes back and sets its own
 * markers only, and they take effect after the build; a goal that fails is marked in the build file.
 */
class EclipseTest {
    private static final String WRONG = GenerateMojoTest.DEADLOCK + "handle error Shwo => Last;\n";

    private final Map<String, List<String>> markers = new TreeMap<>();
    private final List<String> refreshed = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final DefaultBuildContext context = new DefaultBuildContext(new ThreadBuildContext());

    @TempDir
    Path folder;

    private GenerateMojo generate;
    private CheckMojo check;

    @BeforeEach
    void importProject() {
        generate = new GenerateMojo();
        generate.outputDirectory = folder.resolve("out").toFile();
        generate.stateFile = folder.resolve("state").toFile();
        check = new CheckMojo();
        for (FluxMojo goal : List.of(generate, check)) {
            goal.sourceDirectory = folder.resolve("flux").toFile();
            goal.m2eVersion = "2.7";
            goal.executionId = "default";
            goal.buildContext = context;
            goal.project = new MavenProject();
            goal.project.setBuild(new Build());
            goal.setLog(new SystemStreamLog() {
                @Override
                public void info(CharSequence content) {
                    log.add(content.toString());
                }
            });
        }
    }

    @AfterEach
    void release() {
        ThreadBuildContext.setThreadBuildContext(null);
    }

    @Test
    void markersComeAndGoWithTheirReasons() throws Exception {
        write(GenerateMojoTest.DEADLOCK);
        build(false, generate);
        assertThat(markers()).hasSize(1).allMatch(m -> m.startsWith("server.flux:8:11 warning ") && m.contains("[FLUX602]"));
        assertThat(refreshed).containsExactly("out/p/Server.java", "out/p/ServerComponents.java", "out/p/ServerEvents.java");
        write(WRONG);
        build(true, generate);
        assertThat(markers()).hasSize(3).anyMatch(m -> m.startsWith("server.flux:13:14 error ") && m.contains("[FLUX107]"))
                .anyMatch(m -> m.startsWith("pom.xml error") && m.contains("[FLUX107]"));
        write(GenerateMojoTest.DEADLOCK);
        build(true, generate);
        assertThat(markers()).hasSize(1).allMatch(m -> m.contains("[FLUX602]"));
        write(GenerateMojoTest.DEADLOCK.replace("atomic Last:{y};", ""));
        build(true, generate);
        assertThat(markers()).isEmpty();
    }

    @Test
    void eachFindingHasOneMarkerThoughBothGoalsFindIt() throws Exception {
        write(GenerateMojoTest.DEADLOCK);
        build(true, generate);
        assertThat(markers()).hasSize(1);
        for (boolean incremental : new boolean[] {false, true, true}) {
            build(incremental, check, generate);
            assertThat(markers()).hasSize(1);
        }
        write(GenerateMojoTest.DEADLOCK.replace("atomic Last:{y};", ""));
        Files.delete(folder.resolve("out/p/Server.java"));
        build(true, check, generate);
        assertThat(markers()).isEmpty();
    }

    @Test
    void aFullBuildMarksAgainWhatIsUpToDate() throws Exception {
        write(GenerateMojoTest.DEADLOCK);
        build(false, check, generate);
        List<String> before = markers();
        for (FluxMojo goal : List.of(generate, check)) {
            markers.clear();
            build(false, goal);
            assertThat(markers()).isEqualTo(before);
        }
    }

    @Test
    void aBuildForOtherFilesChangesAndReadsNothing() throws Exception {
        write(GenerateMojoTest.DEADLOCK);
        build(false, check, generate);
        assertThat(log).contains("checked 1 program");
        Files.delete(folder.resolve("out/p/Server.java"));
        log.clear();
        refreshed.clear();
        List<String> before = markers();
        build(true, check, generate);
        assertThat(log).containsExactly("1 of 3 sources changed in " + folder.resolve("out"));
        assertThat(refreshed).containsExactly("out/p/Server.java");
        log.clear();
        refreshed.clear();
        build(true, check, generate);
        assertThat(log).containsExactly("all sources are up to date");
        assertThat(refreshed).isEmpty();
        assertThat(markers()).isEqualTo(before).hasSize(1);
        Files.writeString(folder.resolve("flux.settings.json"), "{\"severities\": {\"FLUX602\": \"off\"}}");
        build(true, check, generate);
        assertThat(log).contains("checked 1 program");
        assertThat(markers()).isEmpty();
    }

    @Test
    void theFolderOfGeneratedSourcesIsKnownThoughProgramsHaveErrors() throws Exception {
        write(WRONG);
        build(true, generate);
        assertThat(markers()).anyMatch(m -> m.startsWith("pom.xml error"));
        assertThat(generate.project.getCompileSourceRoots()).containsExactly(folder.resolve("out").toString());
    }

    @Test
    void bothGoalsAreMapped() throws Exception {
        try (InputStream mapping = getClass().getResourceAsStream("/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
            var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(mapping).getDocumentElement();
            assertThat(root.getTagName()).isEqualTo("lifecycleMappingMetadata");
            assertThat(texts(root.getElementsByTagName("goal"))).containsExactly("generate", "check");
            assertThat(texts(root.getElementsByTagName("runOnIncremental"))).containsExactly("true", "true");
            assertThat(texts(root.getElementsByTagName("runOnConfiguration"))).as("source folders are asked for then")
                    .containsExactly("true", "false");
            NodeList executions = root.getElementsByTagName("execute");
            assertThat(IntStream.range(0, executions.getLength()).mapToObj(i -> executions.item(i).getParentNode().getNodeName()
                    + " in " + executions.item(i).getParentNode().getParentNode().getNodeName()))
                    .containsExactly("action in pluginExecution", "action in pluginExecution");
        }
    }

    private static List<String> texts(NodeList elements) {
        return IntStream.range(0, elements.getLength()).mapToObj(i -> elements.item(i).getTextContent()).toList();
    }

    private void build(boolean incremental, FluxMojo... goals) throws Exception {
        Map<Object, Object> session = new HashMap<>();
        Map<String, List<String>> added = new TreeMap<>();
        Map<String, List<String>> removed = new TreeMap<>();
        markers.keySet().removeIf(key -> key.startsWith("pom.xml"));
        for (FluxMojo goal : goals) {
            String participant = goal.getClass().getSimpleName();
            ThreadBuildContext.setThreadBuildContext((BuildContext) Proxy.newProxyInstance(getClass().getClassLoader(),
                    new Class<?>[] {BuildContext.class}, (self, method, given) -> switch (method.getName()) {
                        case "isIncremental" -> incremental;
                        case "removeMessages" -> removed.computeIfAbsent(participant, k -> new ArrayList<>()).add(name(given[0]));
                        case "addMessage" -> added.computeIfAbsent(name(given[0]) + " " + participant, k -> new ArrayList<>()).add(
                                name(given[0]) + ":" + given[1] + ":" + given[2] + ((int) given[4] == BuildContext.SEVERITY_ERROR
                                        ? " error " : " warning ") + given[3]);
                        case "refresh" -> refreshed.add(name(given[0]));
                        default -> throw new UnsupportedOperationException(method.getName());
                    }));
            goal.setPluginContext(session);
            try {
                goal.execute();
            } catch (MojoFailureException e) {
                added.put("pom.xml " + participant, List.of("pom.xml error " + e.getMessage()));
            }
        }
        removed.forEach((participant, files) -> files.forEach(file -> markers.remove(file + " " + participant)));
        added.forEach((key, texts) -> markers.computeIfAbsent(key, k -> new ArrayList<>()).addAll(texts));
    }

    private String name(Object file) {
        return folder.relativize(((File) file).toPath()).toString().replaceFirst("^flux/", "");
    }

    private List<String> markers() {
        return markers.values().stream().flatMap(List::stream).toList();
    }

    private void write(String text) throws Exception {
        Files.createDirectories(folder.resolve("flux"));
        Files.writeString(folder.resolve("flux/server.flux"), text);
    }
}
