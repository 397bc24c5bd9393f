package org.telltale.workbench.wizards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
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
	private static final String PREPARED = "prepared";
	private static final String HTML = "html";
	private static final String XLSX = "xlsx";

	private final CaseSnapshot snapshot;
	private final Places places;
	private final boolean prepares;
	private Combo language;
	private Combo paper;
	private Supersedes supersedes;
	private Label note;
	private String proposed = "";

	/** @param prepares whether it begins with a report for a reviewer elsewhere */
	KindPage(CaseSnapshot snapshot, Places places, boolean prepares) {
		super("reportKind");
		this.snapshot = snapshot;
		this.prepares = prepares;
		this.places = places;
	}

	@Override
	void fill(Composite parent) {
		note().setText(Texts.of("reportKind.state", snapshot.head("number"), count("accepted"), count("rejected"), count("proposed"), snapshot.facts("problem").size()));
		oneOf("form", SIGNED, PREPARED, "draft", HTML, XLSX);
		if (prepares) {
			choose("form", PREPARED);
		}
		oneOf("master", "full", "summary", "public");
		file("file", SWT.SAVE, "*.pdf", "*.html", "*.xlsx");
		language = Supersedes.combo(parent, "language");
		Stream.of(Language.values()).forEach(each -> language.add(Texts.of("reportKind.language." + each.code())));
		language.select(0);
		paper = Supersedes.combo(parent, "paper");
		Stream.of(Paper.values()).forEach(each -> paper.add(Texts.of("reportKind.paper." + each.word())));
		paper.select(0);
		supersedes = new Supersedes(parent, snapshot);
		note = note();
	}

	private long count(String status) {
		return snapshot.findings().stream().filter(finding -> Facts.is(finding, "status", status)).count();
	}

	/** Whether it is signed, takes a number and stands in the journal. */
	boolean signed() {
		return chosen("form").equals(SIGNED);
	}

	/** Whether it is finished and not signed yet: for a reviewer elsewhere. */
	boolean prepared() {
		return chosen("form").equals(PREPARED);
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
		return signed() ? supersedes.chosen() : 0;
	}

	@Override
	Fault fault() {
		enable(copy().isEmpty(), "master");
		paper.setEnabled(copy().isEmpty());
		supersedes.enable(signed());
		propose();
		say();
		if ((signed() || prepared()) && !snapshot.head("pending").isEmpty()) {
			return new Fault("", Texts.of("reportKind.pending", snapshot.head("pending")));
		}
		if (prepared() && master() == Master.PUBLIC) {
			return new Fault("", Texts.of("reportKind.preparedPublic"));
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
		String name = signed() ? "report-" + Supersedes.next(snapshot) : prepared() ? "prepared-" + Supersedes.next(snapshot) : copy().isPresent() ? "copy" : "draft";
		String master = master() == Master.FULL ? "" : "-" + master().word();
		Path folder = snapshot.folder().toAbsolutePath().getParent();
		String next = folder.resolve(snapshot.head("number").replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "-" + name + master + ending()).toString();
		if (!next.equals(proposed)) {
			proposed = next;
			set("file", next);
		}
	}

	private void say() {
		String words = prepared() ? Texts.of("reportKind.prepared") : copy().isPresent() ? Texts.of("reportKind.copy")
				: master() == Master.PUBLIC ? Texts.of("reportKind.public", CaseReports.disclosure(Path.of("x.pdf").resolveSibling(name()))) : "";
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
