// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.part.ViewPart;
import org.flux.lang.ui.Icons;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.server.FluxRequests;
import org.flux.lang.ui.server.Server;

/** <em>Flow Hierarchy</em>: from a node up to the flows, sources and handlers that lead to it, or down to the steps that it consists of. */
public final class CallHierarchyView extends ViewPart {
    public static final String ID = "org.flux.lang.ui.flowHierarchy";
    private static final String HINT = "Open the hierarchy of a node by Ctrl+Alt+H in an editor.";

    private TreeViewer tree;
    private List<Step> roots = List.of();
    private boolean down;

    /** A node in the tree, with where it is stepped to. What is below it is asked for when it is opened. */
    private static final class Step {
        private final CallHierarchyItem item;
        private final Place place;
        private final int times;
        private boolean asked;
        private List<Step> below;

        Step(CallHierarchyItem item, Place place, int times) {
            this.item = item;
            this.place = place;
            this.times = times;
        }
    }

    /** What stands for children that are still asked for. */
    private static final Object PENDING = "…";

    @Override
    public void createPartControl(Composite parent) {
        tree = new TreeViewer(parent, SWT.SINGLE | SWT.FULL_SELECTION);
        tree.setContentProvider(new Content());
        tree.setLabelProvider(new DelegatingStyledCellLabelProvider(new Labels()));
        tree.addOpenListener(event -> {
            if (tree.getStructuredSelection().getFirstElement() instanceof Step step) {
                step.place.open();
            }
        });
        tree.setInput(this);
        direction("Up", "Show which flows, sources and handlers lead to it", "up", false);
        direction("Down", "Show which steps it consists of", "down", true);
        setContentDescription(HINT);
    }

    private void direction(String name, String tip, String icon, boolean downwards) {
        IAction action = new Action(name, IAction.AS_RADIO_BUTTON) {
            @Override
            public void run() {
                if (isChecked()) {
                    down = downwards;
                    show(roots.stream().map(step -> step.item).toList());
                }
            }
        };
        action.setToolTipText(tip);
        action.setImageDescriptor(Plugin.icon(icon));
        action.setChecked(down == downwards);
        getViewSite().getActionBars().getToolBarManager().add(action);
    }

    /** Shows the hierarchy of these nodes, usually one. UI thread. */
    void show(List<CallHierarchyItem> items) {
        roots = items.stream().map(item -> new Step(item, new Place(item.getUri(), item.getSelectionRange()), 1)).toList();
        tree.refresh();
        tree.expandToLevel(2);
        setContentDescription(items.isEmpty() ? HINT : (down ? "Steps of " : "Flows to ") + items.getFirst().getName());
    }

    private void show(Step step, List<Step> below) {
        step.below = below;
        if (!tree.getControl().isDisposed()) {
            tree.refresh(step);
        }
    }

    @Override
    public void setFocus() {
        tree.getControl().setFocus();
    }

    private CompletableFuture<List<Step>> ask(CallHierarchyItem item) {
        return down ? Server.get().ask(requests -> down(requests, item)) : Server.get().ask(requests -> up(requests, item));
    }

    private static CompletableFuture<List<Step>> up(FluxRequests requests, CallHierarchyItem item) {
        return requests.getTextDocumentService().callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item))
                .thenApply(calls -> calls == null ? List.of() : calls.stream().map(call -> new Step(call.getFrom(),
                        new Place(call.getFrom().getUri(), first(call.getFromRanges(), call.getFrom())),
                        call.getFromRanges().size())).toList());
    }

    private static CompletableFuture<List<Step>> down(FluxRequests requests, CallHierarchyItem item) {
        return requests.getTextDocumentService().callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(item))
                .thenApply(calls -> calls == null ? List.of() : calls.stream().map(call -> new Step(call.getTo(),
                        new Place(item.getUri(), first(call.getFromRanges(), item)), call.getFromRanges().size())).toList());
    }

    private static Range first(List<Range> ranges, CallHierarchyItem item) {
        return ranges.isEmpty() ? item.getSelectionRange() : ranges.getFirst();
    }

    private final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return roots.toArray();
        }

        @Override
        public Object[] getChildren(Object element) {
            if (!(element instanceof Step step)) {
                return new Object[0];
            }
            if (step.below != null) {
                return step.below.toArray();
            }
            if (!step.asked) {
                step.asked = true; // the tree wants to know it several times
                Display display = tree.getControl().getDisplay();
                ask(step.item).whenComplete((below, failure) -> {
                    if (!display.isDisposed()) {
                        display.asyncExec(() -> show(step, below == null ? List.of() : below));
                    }
                });
            }
            return new Object[] {PENDING};
        }

        @Override
        public Object getParent(Object element) {
            return null;
        }

        /** Not known before it is asked for. */
        @Override
        public boolean hasChildren(Object element) {
            return element instanceof Step step && (step.below == null || !step.below.isEmpty());
        }
    }

    private static final class Labels extends LabelProvider implements DelegatingStyledCellLabelProvider.IStyledLabelProvider {
        @Override
        public StyledString getStyledText(Object element) {
            if (!(element instanceof Step step)) {
                return new StyledString(PENDING.toString());
            }
            String where = Stream.of(step.item.getDetail(), step.place.fileName() + ":" + (step.place.line() + 1),
                    step.times > 1 ? step.times + " times" : null).filter(part -> part != null && !part.isEmpty())
                    .reduce((a, b) -> a + "  " + b).orElse("");
            return new StyledString(step.item.getName()).append("  " + where, StyledString.QUALIFIER_STYLER);
        }

        @Override
        public Image getImage(Object element) {
            return element instanceof Step step ? Icons.of(step.item.getKind()) : null;
        }
    }
}
