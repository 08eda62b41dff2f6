// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.preferences;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.FieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** Several texts, one in each line. */
final class LinesField extends FieldEditor {
    private static final int LINES = 4;
    private static final int WIDTH = 240;

    /** Says what is wrong with a line; nothing if all is well. */
    private final UnaryOperator<String> mistake;
    private Text text;
    private boolean valid = true;

    LinesField(String key, String label, Composite parent, UnaryOperator<String> mistake) {
        this.mistake = mistake;
        init(key, label);
        createControl(parent);
    }

    @Override
    protected void adjustForNumColumns(int columns) {
        GridDataFactory.createFrom((org.eclipse.swt.layout.GridData) text.getLayoutData()).span(columns - 1, 1).applyTo(text);
    }

    @Override
    protected void doFillIntoGrid(Composite parent, int columns) {
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(getLabelControl(parent));
        text = new Text(parent, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL);
        GridDataFactory.fillDefaults().span(columns - 1, 1).hint(WIDTH, LINES * text.getLineHeight()).grab(true, false).applyTo(text);
        text.addModifyListener(event -> check());
    }

    private void check() {
        boolean before = valid;
        String wrong = text.getText().lines().map(String::strip).filter(line -> !line.isEmpty()).map(mistake)
                .filter(found -> !found.isEmpty()).findFirst().orElse("");
        valid = wrong.isEmpty();
        if (valid) {
            clearErrorMessage();
        } else {
            showErrorMessage(wrong);
        }
        fireStateChanged(IS_VALID, before, valid);
    }

    @Override
    public boolean isValid() {
        return valid;
    }

    @Override
    protected void doLoad() {
        text.setText(getPreferenceStore().getString(getPreferenceName()));
    }

    @Override
    protected void doLoadDefault() {
        text.setText(getPreferenceStore().getDefaultString(getPreferenceName()));
    }

    @Override
    protected void doStore() {
        getPreferenceStore().setValue(getPreferenceName(), text.getText().lines().map(String::strip).filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n")));
    }

    @Override
    public int getNumberOfControls() {
        return 2;
    }

    @Override
    public void setFocus() {
        text.setFocus();
    }
}
