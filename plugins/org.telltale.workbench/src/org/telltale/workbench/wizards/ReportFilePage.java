package org.telltale.workbench.wizards;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.telltale.workbench.text.Texts;

/** A page that begins with a report that is there, and says below it what that is. */
abstract class ReportFilePage<T> extends FieldPage {

	private static final String REPORT = "report";

	private final FileCheck.Reading<T> reading;
	private final Map<String, String> proposed = new HashMap<>();
	private FileCheck<T> check;
	private Label note;
	private Optional<Path> asked = Optional.empty();
	private Optional<FileCheck.Found<T>> found = Optional.empty();

	/** @param key prefix of the words of this page; @param reading what is read of the report */
	ReportFilePage(String key, FileCheck.Reading<T> reading) {
		super(key);
		this.reading = reading;
	}

	@Override
	final void fill(Composite parent) {
		check = new FileCheck<>(parent.getDisplay(), reading, this::told);
		file(REPORT, SWT.OPEN, "*.pdf", "*");
		note = note();
		fillMore(parent);
	}

	/** Makes the fields below. */
	abstract void fillMore(Composite parent);

	/** What is wrong with the rest. @param report what the report is */
	abstract Fault fault(T report);

	/** What is said of the report, below its name. */
	abstract String words(T report);

	/** Makes fields usable that hang on what the report is, as far as that is known. */
	abstract void enable(Optional<T> report);

	@Override
	final Fault fault() {
		if (!isThere(REPORT)) {
			check.cancel();
			asked = Optional.empty();
			found = Optional.empty();
		} else if (!asked.equals(path(REPORT))) {
			asked = path(REPORT);
			found = Optional.empty();
			check.ask(asked.get());
		}
		Optional<T> report = read();
		enable(report);
		show(report.map(this::words).orElse(found.map(FileCheck.Found::why).orElse("")));
		if (asked.isEmpty()) {
			return new Fault(REPORT, Texts.of(isEmpty(REPORT) ? "reportFile.none" : "reportFile.notThere"));
		} else if (found.isEmpty()) {
			return new Fault("", Texts.of("reportFile.reading"), true);
		}
		return report.isPresent() ? fault(report.get()) : new Fault(REPORT, found.get().why());
	}

	private void told(FileCheck.Found<T> now) {
		if (getControl() != null && !getControl().isDisposed()) {
			found = Optional.of(now);
			check();
		}
	}

	private void show(String words) {
		if (!note.getText().equals(words)) {
			note.setText(words);
			note.getParent().layout();
		}
	}

	/** What the report is; empty as long as that is not known. */
	final Optional<T> read() {
		return found.flatMap(FileCheck.Found::what);
	}

	/** The report that was read. */
	final Path report() {
		return asked.orElseThrow();
	}

	/** Whether a field names the report itself. */
	final boolean isReport(String name) {
		return asked.isPresent() && path(name).map(Path::toAbsolutePath).map(Path::normalize).equals(asked.map(Path::toAbsolutePath).map(Path::normalize));
	}

	/** Proposes a name beside the report for a field that is empty or holds what was proposed before. */
	final void propose(String name, String end) {
		String before = proposed.getOrDefault(name, "");
		if (asked.isEmpty() || !value(name).equals(before)) {
			return;
		}
		String next = asked.get().toAbsolutePath().resolveSibling(String.valueOf(asked.get().getFileName()).replaceFirst("(?i)\\.pdf$", "") + end).toString();
		if (!next.equals(before)) {
			set(name, next);
		}
		proposed.put(name, next);
	}
}
