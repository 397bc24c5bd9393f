package org.telltale.workbench.wizards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.telltale.casework.ImportPreview;
import org.telltale.widgets.Grouped;
import org.telltale.workbench.text.Texts;

/** Which files and folders are imported, and what their first bytes say they are. Files are chosen, dropped, or pasted. */
final class FilesPage extends WizardPage {

	private static final int RECOGNISED = 2;

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
		column(Texts.of("import.file"), 330, SWT.LEFT);
		column(Texts.of("import.size"), 100, SWT.RIGHT);
		column(Texts.of("import.recognised"), 210, SWT.LEFT);
		takeDrops();
		table.addListener(SWT.KeyDown, this::paste);
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

	private void takeDrops() {
		DropTarget target = new DropTarget(table, DND.DROP_COPY | DND.DROP_DEFAULT);
		target.setTransfer(FileTransfer.getInstance());
		target.addDropListener(new DropTargetAdapter() {

			@Override
			public void dragEnter(DropTargetEvent event) {
				event.detail = DND.DROP_COPY;
			}

			@Override
			public void drop(DropTargetEvent event) {
				addAll(event.data);
			}
		});
	}

	private void paste(Event event) {
		if (event.stateMask == SWT.MOD1 && event.keyCode == 'v') {
			Clipboard clipboard = new Clipboard(event.display);
			addAll(clipboard.getContents(FileTransfer.getInstance()));
			clipboard.dispose();
		} else if (event.keyCode == SWT.DEL) {
			remove();
		}
	}

	/** @param files names, as {@link FileTransfer} gives them; anything else is nothing */
	private void addAll(Object files) {
		if (files instanceof String[] names) {
			Stream.of(names).map(Path::of).forEach(this::add);
		}
	}

	private void add(Path file) {
		boolean folder = Files.isDirectory(file);
		if ((folder || ImportWizard.isFile(file)) && !chosen.contains(file)) {
			chosen.add(file);
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(new String[] { file.getFileName() + " — " + file.toAbsolutePath().getParent(), folder ? Texts.of("import.folder") : Grouped.bytes(file.toFile().length()), "" });
			if (folder) {
				item.setText(RECOGNISED, Texts.of("import.inside"));
			} else {
				recognise(file, item);
			}
		}
		setPageComplete(!chosen.isEmpty());
	}

	/** Looks at the first bytes behind the user interface. */
	private void recognise(Path file, TableItem item) {
		Display display = table.getDisplay();
		Job.createSystem(Texts.of("import.recognised"), (ICoreRunnable) monitor -> {
			String what = whatItIs(file);
			display.asyncExec(() -> {
				if (!item.isDisposed()) {
					item.setText(RECOGNISED, what);
				}
			});
		}).schedule();
	}

	private static String whatItIs(Path file) {
		try {
			ImportPreview seen = ImportPreview.of(file);
			return seen.archive() ? Texts.of("import.archive") : seen.format().isEmpty() ? seen.kind() : Texts.of("import.kindAndFormat", seen.kind(), seen.format());
		} catch (IOException e) {
			return Texts.of("import.unreadable");
		}
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
