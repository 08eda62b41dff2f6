// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.outline;

import java.util.List;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;
import org.flux.lang.ui.Icons;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.viewer.Live;

/** The outline of a program. What is selected here is selected in the text, and the entry that the cursor is in is selected here. */
final class OutlinePage extends ContentOutlinePage {
    private static final String SORTED = "outline.sorted";
    private static final ViewerComparator BY_NAME = new ViewerComparator();

    private final ITextEditor editor;
    private final IDocument document;
    private final ISelectionChangedListener cursor = event -> cursorMoved(event.getSelection());
    private long shown;
    private List<Node> roots = List.of();
    private Live<List<Either<SymbolInformation, DocumentSymbol>>> live;
    private boolean following;

    OutlinePage(ITextEditor editor, IDocument document) {
        this.editor = editor;
        this.document = document;
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        TreeViewer tree = getTreeViewer();
        tree.setUseHashlookup(true);
        tree.setContentProvider(new Content());
        tree.setLabelProvider(new DelegatingStyledCellLabelProvider(new Labels()));
        tree.setInput(this);
        IAction sort = new Action("Sort", IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                Plugin.get().getPreferenceStore().setValue(SORTED, isChecked());
                tree.setComparator(isChecked() ? BY_NAME : null);
            }
        };
        sort.setToolTipText("Sort by name");
        sort.setImageDescriptor(Plugin.icon("sort"));
        sort.setChecked(Plugin.get().getPreferenceStore().getBoolean(SORTED));
        tree.setComparator(sort.isChecked() ? BY_NAME : null);
        getSite().getActionBars().getToolBarManager().add(sort);
        if (editor.getSelectionProvider() instanceof IPostSelectionProvider provider) {
            provider.addPostSelectionChangedListener(cursor);
        }
        live = new Live<>(document, null, (requests, open) -> requests.getTextDocumentService()
                .documentSymbol(new DocumentSymbolParams(open.id())), this::show).start();
    }

    @Override
    public void dispose() {
        if (live != null) {
            live.stop();
        }
        if (editor.getSelectionProvider() instanceof IPostSelectionProvider provider) {
            provider.removePostSelectionChangedListener(cursor);
        }
        super.dispose();
    }

    private void show(List<Either<SymbolInformation, DocumentSymbol>> symbols) {
        TreeViewer tree = getTreeViewer();
        if (tree == null || tree.getControl().isDisposed()) {
            return;
        }
        boolean first = roots.isEmpty();
        shown = stamp();
        roots = Node.of(symbols.stream().filter(Either::isRight).map(Either::getRight).toList(), null);
        tree.getControl().setRedraw(false);
        try {
            tree.refresh();
            if (first) {
                tree.expandAll();
            }
        } finally {
            tree.getControl().setRedraw(true);
        }
        cursorMoved(editor.getSelectionProvider().getSelection());
    }

    /** Of the text. As long as it is not that of what is listed, nobody knows which entry the cursor is in. */
    private long stamp() {
        return document instanceof IDocumentExtension4 dated ? dated.getModificationStamp() : 0;
    }

    /** Selected here without sending the cursor back to the beginning of the entry. */
    private void cursorMoved(ISelection selection) {
        TreeViewer tree = getTreeViewer();
        if (tree == null || tree.getControl().isDisposed() || tree.getControl().isFocusControl() || stamp() != shown
                || !(selection instanceof ITextSelection text) || text.getOffset() < 0) {
            return;
        }
        Node node = Node.at(roots, document, text.getOffset());
        following = true;
        try {
            tree.setSelection(node == null ? StructuredSelection.EMPTY : new StructuredSelection(node), true);
        } finally {
            following = false;
        }
    }

    @Override
    public void selectionChanged(SelectionChangedEvent event) {
        super.selectionChanged(event);
        if (!following && event.getStructuredSelection().getFirstElement() instanceof Node node) {
            reveal(editor, document, node);
        }
    }

    static void reveal(ITextEditor editor, IDocument document, Node node) {
        IRegion region = Positions.region(document, node.symbol().getSelectionRange());
        editor.selectAndReveal(region.getOffset(), region.getLength());
    }

    private final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return roots.toArray();
        }

        @Override
        public Object[] getChildren(Object element) {
            return ((Node) element).children().toArray();
        }

        @Override
        public Object getParent(Object element) {
            return ((Node) element).parent();
        }

        @Override
        public boolean hasChildren(Object element) {
            return !((Node) element).children().isEmpty();
        }
    }

    private static final class Labels extends LabelProvider implements DelegatingStyledCellLabelProvider.IStyledLabelProvider {
        @Override
        public StyledString getStyledText(Object element) {
            return ((Node) element).label();
        }

        @Override
        public Image getImage(Object element) {
            return Icons.of(((Node) element).symbol().getKind());
        }

        @Override
        public String getText(Object element) {
            return ((Node) element).symbol().getName();
        }
    }
}
