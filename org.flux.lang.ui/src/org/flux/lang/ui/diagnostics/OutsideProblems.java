// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagnostics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.lsp4j.Diagnostic;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;

/** What is found in files outside the workspace, which can have no markers: shown in their editors only. */
final class OutsideProblems {
    private static final String PREFIX = "org.eclipse.ui.workbench.texteditor.";
    /** What is shown, by URI. Only touched by the thread that shows markers. */
    private static final Map<String, Shown> SHOWN = new HashMap<>();

    private record Shown(IAnnotationModel model, List<Annotation> annotations) {}

    private OutsideProblems() {}

    static void show(String uri, List<Diagnostic> diagnostics) {
        Optional<FluxDocument> document = FluxDocument.of(uri);
        Optional<IAnnotationModel> model = document.flatMap(OutsideProblems::model);
        Shown before = SHOWN.remove(uri);
        if (before != null && (model.isEmpty() || before.model() != model.get())) {
            replace(before.model(), before.annotations(), Map.of());
            before = null;
        }
        if (model.isEmpty()) {
            return;
        }
        Map<Annotation, Position> annotations = new HashMap<>();
        for (Diagnostic diagnostic : diagnostics) {
            IRegion region = Positions.region(document.get().document(), diagnostic.getRange());
            annotations.put(new Annotation(type(diagnostic), false, Findings.message(diagnostic)),
                    new Position(region.getOffset(), region.getLength()));
        }
        replace(model.get(), before == null ? List.of() : before.annotations(), annotations);
        if (!annotations.isEmpty()) {
            SHOWN.put(uri, new Shown(model.get(), List.copyOf(annotations.keySet())));
        }
    }

    static void clear() {
        SHOWN.values().forEach(shown -> replace(shown.model(), shown.annotations(), Map.of()));
        SHOWN.clear();
    }

    private static void replace(IAnnotationModel model, List<Annotation> old, Map<Annotation, Position> fresh) {
        if (model instanceof IAnnotationModelExtension several) {
            several.replaceAnnotations(old.toArray(Annotation[]::new), fresh);
        }
    }

    private static Optional<IAnnotationModel> model(FluxDocument document) {
        return Stream.of(FileBuffers.getTextFileBufferManager().getFileStoreFileBuffers()).filter(ITextFileBuffer.class::isInstance)
                .map(ITextFileBuffer.class::cast).filter(buffer -> buffer.getDocument() == document.document())
                .map(ITextFileBuffer::getAnnotationModel).findFirst();
    }

    private static String type(Diagnostic diagnostic) {
        return PREFIX + switch (Findings.severity(diagnostic.getSeverity())) {
            case IMarker.SEVERITY_ERROR -> "error";
            case IMarker.SEVERITY_WARNING -> "warning";
            default -> "info";
        };
    }
}
