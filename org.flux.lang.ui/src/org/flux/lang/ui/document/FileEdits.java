// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.DeleteFile;
import org.eclipse.lsp4j.RenameFile;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.flux.lang.ui.Plugin;

/** The changes of a {@link WorkspaceEdit}, one after the other. If one fails, those before it are taken back. */
final class FileEdits {
    private final List<Step> steps;
    private final Deque<Step.Undo> done = new ArrayDeque<>();

    private FileEdits(List<Step> steps) {
        this.steps = steps;
    }

    static FileEdits of(WorkspaceEdit edit) throws CannotEditException {
        List<Step> steps = new ArrayList<>();
        if (edit.getDocumentChanges() != null) {
            for (Either<TextDocumentEdit, ResourceOperation> change : edit.getDocumentChanges()) {
                steps.add(change.isLeft() ? text(change.getLeft()) : operation(change.getRight()));
            }
        } else if (edit.getChanges() != null) {
            edit.getChanges().forEach((uri, edits) -> steps.add(new TextStep(Uris.normal(uri), edits)));
        }
        return new FileEdits(steps);
    }

    private static Step text(TextDocumentEdit edit) throws CannotEditException {
        VersionedTextDocumentIdentifier document = edit.getTextDocument();
        FluxDocument open = FluxDocument.of(document.getUri()).orElse(null);
        if (open != null && document.getVersion() != null && document.getVersion() != open.version()) {
            throw new CannotEditException("the text of " + Texts.name(document.getUri()) + " has changed meanwhile; try it again.");
        }
        List<TextEdit> edits = new ArrayList<>();
        for (Either<TextEdit, org.eclipse.lsp4j.SnippetTextEdit> one : edit.getEdits()) {
            if (one.isRight()) {
                throw new CannotEditException("the server wants places to fill in, which it was not offered.");
            }
            edits.add(one.getLeft());
        }
        return new TextStep(Uris.normal(document.getUri()), edits);
    }

    private static Step operation(ResourceOperation operation) throws CannotEditException {
        return switch (operation) {
            case CreateFile create -> FileStep.create(create);
            case RenameFile rename -> FileStep.rename(rename);
            case DeleteFile delete -> FileStep.delete(delete);
            default -> throw new CannotEditException("the server wants something unknown done: " + operation.getKind() + ".");
        };
    }

    /** All of it, or nothing. */
    void perform() throws CannotEditException, CoreException {
        checkWritable();
        if (steps.stream().allMatch(Step::isInEditor)) {
            run(); // nobody else is concerned, so nobody need be waited for
            return;
        }
        CannotEditException[] failure = {null};
        ResourcesPlugin.getWorkspace().run(monitor -> {
            try {
                run();
            } catch (CannotEditException e) {
                failure[0] = e;
            }
        }, ResourcesPlugin.getWorkspace().getRoot(), IWorkspace.AVOID_UPDATE, new NullProgressMonitor());
        if (failure[0] != null) {
            throw failure[0];
        }
    }

    private void checkWritable() throws CoreException {
        IFile[] files = steps.stream().filter(TextStep.class::isInstance).flatMap(step -> Uris.file(step.uri()).stream())
                .filter(IFile::exists).distinct().toArray(IFile[]::new);
        if (files.length > 0) {
            IStatus status = ResourcesPlugin.getWorkspace().validateEdit(files, IWorkspace.VALIDATE_PROMPT);
            if (!status.isOK()) {
                throw new CoreException(status);
            }
        }
    }

    private void run() throws CannotEditException, CoreException {
        try {
            for (Step step : steps) {
                done.push(step.perform());
            }
        } catch (CannotEditException | CoreException | RuntimeException e) {
            done.forEach(FileEdits::undo);
            if (e instanceof RuntimeException unexpected) {
                throw new CoreException(new Status(IStatus.ERROR, Plugin.ID, "it failed: " + unexpected, unexpected));
            }
            throw e;
        }
    }

    private static void undo(Step.Undo undo) {
        try {
            undo.run();
        } catch (CannotEditException | CoreException e) {
            Plugin.log("A change could not be taken back", e);
        }
    }
}
