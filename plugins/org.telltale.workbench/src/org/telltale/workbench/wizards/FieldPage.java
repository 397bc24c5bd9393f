package org.telltale.workbench.wizards;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.telltale.workbench.text.Texts;

/** A page of labelled fields, each known by a name. */
abstract class FieldPage extends WizardPage {

	private final String key;
	private final Map<String, Text> fields = new LinkedHashMap<>();
	private Composite area;

	/** @param key prefix of the words of this page */
	FieldPage(String key) {
		super(key, Texts.of(key + ".title"), null);
		this.key = key;
		setDescription(Texts.of(key + ".description"));
		setPageComplete(false);
	}

	@Override
	public final void createControl(Composite parent) {
		area = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout(3, false);
		layout.marginWidth = 10;
		layout.marginHeight = 10;
		layout.verticalSpacing = 7;
		area.setLayout(layout);
		fill(area);
		setControl(area);
		check();
	}

	/** Makes the fields. */
	abstract void fill(Composite parent);

	/** What is missing or wrong, in words; empty if the page is complete. */
	abstract String fault();

	final void check() {
		String fault = fault();
		setErrorMessage(fault.isEmpty() ? null : fault);
		setPageComplete(fault.isEmpty());
	}

	final Text field(String name, int style) {
		label(name);
		Text text = new Text(area, SWT.BORDER | style);
		GridData place = new GridData(SWT.FILL, SWT.FILL, true, (style & SWT.MULTI) != 0, 2, 1);
		place.heightHint = (style & SWT.MULTI) != 0 ? 44 : SWT.DEFAULT;
		text.setLayoutData(place);
		return known(name, text);
	}

	private void label(String name) {
		Label label = new Label(area, SWT.NONE);
		label.setText(Texts.of(key + "." + name));
		label.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
	}

	private Text known(String name, Text text) {
		text.setData("name", name);
		text.addListener(SWT.Modify, event -> {
			if (getControl() != null) {
				check();
			}
		});
		fields.put(name, text);
		return text;
	}

	/** A field for a file that is opened or saved. */
	final Text file(String name, int style, String... extensions) {
		Text text = withButton(name, event -> {
			FileDialog dialog = new FileDialog(getShell(), style);
			dialog.setOverwrite(true);
			dialog.setFilterExtensions(extensions);
			return dialog.open();
		});
		return text;
	}

	/** A field for a folder. */
	final Text folder(String name) {
		return withButton(name, event -> new DirectoryDialog(getShell()).open());
	}

	private Text withButton(String name, java.util.function.Function<Object, String> ask) {
		label(name);
		Text text = new Text(area, SWT.BORDER);
		text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		Button button = new Button(area, SWT.PUSH);
		button.setText(Texts.of("wizard.browse"));
		button.addListener(SWT.Selection, event -> {
			String chosen = ask.apply(event);
			if (chosen != null) {
				text.setText(chosen);
			}
		});
		return known(name, text);
	}

	/** A switch over the whole width. */
	final Button choice(String name, int style, boolean chosen) {
		Button button = new Button(area, style);
		button.setText(Texts.of(key + "." + name));
		button.setSelection(chosen);
		button.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 3, 1));
		button.addListener(SWT.Selection, event -> check());
		return button;
	}

	/** What stands in a field. */
	final String value(String name) {
		return fields.get(name).getText().strip();
	}
}
