package org.telltale.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import org.eclipse.birt.core.exception.BirtException;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.model.CaseFile;
import org.telltale.report.input.Edition;
import org.telltale.report.input.ReportHead;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.birt.Engine;
import org.telltale.report.internal.birt.Table;
import org.telltale.report.internal.masking.Masking;
import org.telltale.report.internal.rows.FigureRows;
import org.telltale.report.internal.rows.ReportTables;
import org.telltale.report.internal.words.Sentences;
import org.telltale.report.internal.words.Words;

/**
 * Writes the pages of a report: plain PDF or HTML, neither finished as PDF/A nor signed. Thread-safe; reports are made one
 * after the other. The first one of a process takes some seconds more, since the engine starts.
 */
public final class ReportWriter {

	/** Code of the problem that a PDF has too many rows to be tagged. */
	public static final String UNTAGGED = "report.untagged";

	private final Map<String, String> digests;
	private final Master master;
	private final Optional<Masking> masking;

	/** A writer that prints no digests of attachments. */
	public ReportWriter() {
		this(Map.of());
	}

	/** @param digests what the appendix prints of the attachments: label and text, in their order */
	public ReportWriter(Map<String, String> digests) {
		this(digests, Master.FULL, Optional.empty());
	}

	/** @param masking what masked the input of a public report */
	ReportWriter(Map<String, String> digests, Master master, Optional<Masking> masking) {
		this.digests = new LinkedHashMap<>(digests);
		this.master = master;
		this.masking = masking;
	}

	/**
	 * Writes the report as plain PDF.
	 *
	 * @return the file; with a problem for each item that the engine could not lay out, and one ({@link #UNTAGGED}) if it is not tagged
	 * @throws ReportException if the file cannot be written or the engine does not start
	 */
	public Outcome<Path> write(ReportInput input, Path pdf) throws ReportException {
		return write(input, pdf, () -> { });
	}

	/** @param tablesMade heard when the tables and figures are made and the engine begins to lay them out */
	Outcome<Path> write(ReportInput input, Path pdf, Runnable tablesMade) throws ReportException {
		return write(input, pdf, Engine.Form.PDF, tablesMade);
	}

	/** As {@link #write(ReportInput, Path)}, as one HTML file with its pictures inside, for a preview. */
	public Outcome<Path> writeHtml(ReportInput input, Path html) throws ReportException {
		return write(input, html, Engine.Form.HTML, () -> { });
	}

	private Outcome<Path> write(ReportInput input, Path file, Engine.Form form, Runnable tablesMade) throws ReportException {
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
			Engine.Drawn drawn = render(input, form, out, tablesMade);
			List<Problem> problems = new ArrayList<>(drawn.errors().stream().map(error -> problem(file, error)).toList());
			if (!drawn.tagged()) {
				problems.add(new Problem(UNTAGGED, whole(file), "it has more than " + Engine.MOST_TAGGED_ROWS + " rows, whose structure would take more memory than the pages",
						"the PDF is not tagged for screen readers"));
			}
			return Outcome.of(file, problems);
		} catch (IOException e) {
			throw new ReportException("The report " + file + " could not be written: " + e.getMessage() + ". Check the disk and make it again.", e);
		} catch (BirtException e) {
			throw new ReportException("The report engine failed: " + e.getMessage() + ". The log tells more.", e);
		}
	}

	Engine.Drawn render(ReportInput input, Engine.Form form, OutputStream out, Runnable tablesMade) throws IOException, BirtException {
		Edition edition = input.head().edition();
		Sentences sentences = new Sentences(Words.in(edition.language()));
		Map<String, Table<?>> tables = tables(input, FigurePictures.of(input.times(), edition.language()), sentences);
		tablesMade.run();
		return Engine.PROCESS.render(master.design(), tables, values(input, sentences), edition, form, out);
	}

	/** The rows of all data sets. */
	Map<String, Table<?>> tables(ReportInput input, FigureRows figures, Sentences sentences) {
		Map<String, Table<?>> tables = new TreeMap<>(ReportTables.of(input, digests, figures, sentences));
		tables.put("masked", new Table<>(MaskingRows.Row.class, masking.map(m -> MaskingRows.of(m, Words.in(input.head().edition().language()))).orElse(List.of())));
		masking.ifPresent(m -> tables.replaceAll((name, table) -> table.shown(m::shown)));
		return tables;
	}

	/** What the engine could not lay out. */
	static Problem problem(Path file, String error) {
		return new Problem("report.layout", whole(file), error, "a part of the report may be missing");
	}

	private static Where whole(Path file) {
		return Where.at(String.valueOf(file.getFileName()), 0, 0);
	}

	/** The design's parameters of a full report. */
	static Map<String, Object> parameters(ReportInput input, Sentences sentences) {
		return new ReportWriter().values(input, sentences);
	}

	private Map<String, Object> values(ReportInput input, Sentences sentences) {
		CaseFile file = input.caseFile();
		ReportHead head = input.head();
		Words words = sentences.words();
		Map<String, Object> values = new TreeMap<>(Map.of("case", file.getNumber(), "title", file.getTitle().isEmpty() ? file.getNumber() : file.getTitle(),
				"classification", file.getClassification(), "synthetic", file.isSynthetic(), "draft", head.draft(),
				"report", head.draft() ? words.of("running.draft") : words.of("running.report", head.number(), head.version()),
				"issued", head.issued().toString().replaceFirst("(\\.\\d+)?Z$", "").replace('T', ' ') + " UTC", "examiner", head.examiner(),
				"seal", words.of("seal.level", SealMark.time(head.seal(), words)), "reviewer", head.seal().reviewer().map(name -> words.of("seal.reviewer", name))
						.orElse(words.of("seal.no-reviewer"))));
		values.put("master", master.word());
		values.put("evidence", readAgain(head.evidence(), words));
		values.put("english", sentences.note());
		masking.ifPresent(m -> values.replaceAll((name, value) -> value instanceof String text ? m.shown(text) : value));
		return values;
	}

	private static String readAgain(OptionalInt items, Words words) {
		if (items.isEmpty()) {
			return words.of("read-again.not");
		}
		return items.getAsInt() == 0 ? words.of("read-again.none") : words.count(items.getAsInt(), "read-again");
	}
}
