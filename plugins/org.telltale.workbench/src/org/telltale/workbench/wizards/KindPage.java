package org.telltale.workbench.wizards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.telltale.report.CaseReports;
import org.telltale.report.Master;
import org.telltale.report.UnsignedCopy;
import org.telltale.report.input.Edition;
import org.telltale.report.input.Language;
import org.telltale.report.input.Paper;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.text.Texts;

/** What kind of report, for whom, and where to. */
final class KindPage extends FieldPage {

	private static final String SIGNED = "signed";
	private static final String HTML = "html";
	private static final String XLSX = "xlsx";

	private final CaseSnapshot snapshot;
	private final Places places;
	private Combo language;
	private Combo paper;
	private Combo supersedes;
	private Label note;
	private String proposed = "";

	KindPage(CaseSnapshot snapshot, Places places) {
		super("reportKind");
		this.snapshot = snapshot;
		this.places = places;
	}

	@Override
	void fill(Composite parent) {
		note().setText(Texts.of("reportKind.state", snapshot.head("number"), count("accepted"), count("rejected"), count("proposed"), snapshot.facts("problem").size()));
		oneOf("form", SIGNED, "draft", HTML, XLSX);
		oneOf("master", "full", "summary", "public");
		file("file", SWT.SAVE, "*.pdf", "*.html", "*.xlsx");
		language = combo(parent, "language");
		Stream.of(Language.values()).forEach(each -> language.add(Texts.of("reportKind.language." + each.code())));
		language.select(0);
		paper = combo(parent, "paper");
		Stream.of(Paper.values()).forEach(each -> paper.add(Texts.of("reportKind.paper." + each.word())));
		paper.select(0);
		supersedes = combo(parent, "supersedes");
		supersedes.add(Texts.of("reportKind.supersedes.none"));
		snapshot.reports().forEach(report -> supersedes.add(Texts.of("reportKind.supersedes.one", Facts.number(report, "number"), Facts.text(report, "file"), Facts.text(report, "master"))));
		supersedes.select(0);
		note = note();
	}

	private static Combo combo(Composite parent, String name) {
		new Label(parent, SWT.NONE).setText(Texts.of("reportKind." + name));
		Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setData("name", name);
		combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		return combo;
	}

	private long count(String status) {
		return snapshot.findings().stream().filter(finding -> Facts.is(finding, "status", status)).count();
	}

	/** Whether it is signed, takes a number and stands in the journal. */
	boolean signed() {
		return chosen("form").equals(SIGNED);
	}

	/** The form of an unsigned copy, if it is to be one. */
	Optional<UnsignedCopy.Form> copy() {
		return switch (chosen("form")) {
			case HTML -> Optional.of(UnsignedCopy.Form.HTML);
			case XLSX -> Optional.of(UnsignedCopy.Form.XLSX);
			default -> Optional.empty();
		};
	}

	Master master() {
		return copy().isPresent() ? Master.FULL : Master.of(chosen("master")).orElseThrow();
	}

	/** In which language, on which paper. */
	Edition edition() {
		return new Edition(Language.values()[language.getSelectionIndex()], Paper.values()[paper.getSelectionIndex()]);
	}

	Path file() {
		return Path.of(value("file")).toAbsolutePath();
	}

	/** Number of the report that this one takes the place of, 0 for none. */
	int superseded() {
		int chosen = supersedes.getSelectionIndex();
		return signed() && chosen > 0 ? (int) Facts.number(snapshot.reports().get(chosen - 1), "number") : 0;
	}

	@Override
	Fault fault() {
		enable(copy().isEmpty(), "master");
		paper.setEnabled(copy().isEmpty());
		supersedes.setEnabled(signed() && !snapshot.reports().isEmpty());
		propose();
		say();
		if (signed() && !snapshot.head("pending").isEmpty()) {
			return new Fault("", Texts.of("reportKind.pending", snapshot.head("pending")));
		}
		if (!value("file").toLowerCase(Locale.ROOT).endsWith(ending())) {
			return new Fault("file", Texts.of("reportKind.noFile", ending()));
		}
		Fault fault = places.fault(this, "file", Texts.of("reportKind.noFolder"));
		if (fault.equals(Fault.NONE) && master() == Master.PUBLIC && Files.exists(CaseReports.disclosure(file()))) {
			return new Fault("file", Texts.of("reportKind.disclosureThere", CaseReports.disclosure(file()).getFileName()));
		}
		return fault;
	}

	private String ending() {
		return copy().map(form -> form == UnsignedCopy.Form.HTML ? ".html" : ".xlsx").orElse(".pdf");
	}

	/** Proposes a name beside the case as long as the person has typed none. */
	private void propose() {
		if (!value("file").equals(proposed)) {
			return;
		}
		String name = !signed() ? copy().isPresent() ? "copy" : "draft" : "report-" + next();
		String master = master() == Master.FULL ? "" : "-" + master().word();
		Path folder = snapshot.folder().toAbsolutePath().getParent();
		String next = folder.resolve(snapshot.head("number").replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "-" + name + master + ending()).toString();
		if (!next.equals(proposed)) {
			proposed = next;
			set("file", next);
		}
	}

	private long next() {
		return snapshot.reports().stream().mapToLong(report -> Facts.number(report, "number")).max().orElse(0) + 1;
	}

	private void say() {
		String words = master() == Master.PUBLIC ? Texts.of("reportKind.public", CaseReports.disclosure(Path.of("x.pdf").resolveSibling(name())))
				: copy().isPresent() ? Texts.of("reportKind.copy") : "";
		if (!note.getText().equals(words)) {
			note.setText(words);
			note.getParent().layout();
		}
	}

	private String name() {
		String value = value("file");
		String name = value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\')) + 1);
		return name.isEmpty() || name.indexOf('\0') >= 0 ? "NAME.pdf" : name;
	}

	@Override
	String warning() {
		List<String> doubts = new java.util.ArrayList<>();
		if (!snapshot.head("pending").isEmpty()) {
			doubts.add(Texts.of("reportKind.pendingDraft", snapshot.head("pending")));
		}
		if (Files.exists(file())) {
			doubts.add(Texts.of("reportKind.replaces"));
		}
		if (count("proposed") > 0) {
			doubts.add(Texts.of("reportKind.openFindings", count("proposed")));
		}
		return String.join(" ", doubts);
	}
}
