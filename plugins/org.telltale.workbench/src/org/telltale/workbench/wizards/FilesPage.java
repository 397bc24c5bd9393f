package org.telltale.workbench.wizards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.telltale.widgets.Grouped;
import org.telltale.workbench.text.Texts;

/** Which files and folders are imported. */
final class FilesPage extends WizardPage {

	private final List<Path> chosen = new ArrayList<>();
	private Table table;

	FilesPage() {
		super("import", Texts.of("import.title"), null);
		setDescription(Texts.of("import.description"));
		setPageComplete(false);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		area.setLayout(new GridLayout(2, false));
		table = new Table(area, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL);
		table.setHeaderVisible(true);
		table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 1, 3));
		column(Texts.of("import.file"), 380, SWT.LEFT);
		column(Texts.of("import.size"), 110, SWT.RIGHT);
		button(area, Texts.of("import.add"), this::add);
		button(area, Texts.of("import.addFolder"), this::addFolder);
		button(area, Texts.of("import.remove"), this::remove);
		setControl(area);
	}

	private void column(String title, int width, int style) {
		TableColumn column = new TableColumn(table, style);
		column.setText(title);
		column.setWidth(width);
	}

	private static void button(Composite parent, String text, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.setLayoutData(new GridData(SWT.FILL, SWT.TOP, false, false));
		button.addListener(SWT.Selection, event -> action.run());
	}

	private void add() {
		FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
		dialog.setText(Texts.of("import.title"));
		if (dialog.open() != null) {
			for (String name : dialog.getFileNames()) {
				add(Path.of(dialog.getFilterPath(), name));
			}
		}
	}

	private void addFolder() {
		DirectoryDialog dialog = new DirectoryDialog(getShell());
		dialog.setText(Texts.of("import.addFolder"));
		String folder = dialog.open();
		if (folder != null) {
			add(Path.of(folder));
		}
	}

	private void add(Path file) {
		boolean folder = Files.isDirectory(file);
		if ((folder || ImportWizard.isFile(file)) && !chosen.contains(file)) {
			chosen.add(file);
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(new String[] { file.toString(), folder ? Texts.of("import.folder") : Grouped.bytes(file.toFile().length()) });
		}
		setPageComplete(!chosen.isEmpty());
	}

	private void remove() {
		int[] which = table.getSelectionIndices();
		for (int i = which.length - 1; i >= 0; i--) {
			chosen.remove(which[i]);
			table.remove(which[i]);
		}
		setPageComplete(!chosen.isEmpty());
	}

	List<Path> chosen() {
		return List.copyOf(chosen);
	}
}
