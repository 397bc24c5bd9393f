package org.telltale.report;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.birt.core.exception.BirtException;
import org.telltale.base.Outcome;
import org.telltale.base.Problem;
import org.telltale.base.Where;
import org.telltale.casework.facts.FactLine;
import org.telltale.casework.facts.MerkleTree;
import org.telltale.report.input.ReportInput;
import org.telltale.report.internal.birt.Engine;
import org.telltale.report.internal.birt.Table;
import org.telltale.report.internal.forms.SelfContainedPage;
import org.telltale.report.internal.forms.TableSheets;
import org.telltale.report.internal.forms.Workbook;
import org.telltale.report.internal.rows.UnsignedRows;
import org.telltale.report.internal.words.Sentences;
import org.telltale.report.internal.words.Words;

/**
 * Writes the report in forms that cannot be signed: one HTML file that loads nothing, a workbook of its tables. Each says first that it is
 * an unsigned copy, and of which state of the case. Thread-safe as {@link ReportWriter} is.
 */
public final class UnsignedCopy {

	/** A form of a copy. */
	public enum Form {
		/** One file with its pictures inside, which loads and runs nothing. */
		HTML(".html"),
		/** The tables as a workbook. */
		XLSX(".xlsx");

		private final String ending;

		Form(String ending) {
			this.ending = ending;
		}

		/** The form that a file's name asks for; empty if none. */
		public static Optional<Form> of(Path file) {
			String name = file.toString().toLowerCase(Locale.ROOT);
			for (Form form : values()) {
				if (name.endsWith(form.ending)) {
					return Optional.of(form);
				}
			}
			return Optional.empty();
		}
	}

	private UnsignedCopy() {
	}

	/**
	 * Writes a copy. The target is there whole or not at all; an older file of that name is replaced.
	 *
	 * @param input of a draft
	 * @return the file; with a problem for each item that is not in it as it is in the report
	 * @throws ReportException if the file cannot be written or the engine does not start
	 */
	public static Outcome<Path> write(ReportInput input, Form form, Path file) throws ReportException {
		Map<String, String> notice = notice(input);
		try {
			Path target = file.toAbsolutePath();
			Path part = Files.createTempFile(target.getParent(), ".report", form.ending);
			try {
				Sentences sentences = new Sentences(Words.in(input.head().edition().language()));
				Map<String, Table<?>> tables = new ReportWriter(FactAttachments.of(input).digests()).tables(input, FigurePictures.of(input.times(), input.head().edition().language()), sentences);
				List<Problem> problems;
				try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
					problems = form == Form.HTML ? html(input, UnsignedRows.marked(tables, notice), sentences, file, out) : workbook(tables, notice, file, out);
				}
				Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
				return Outcome.of(file, problems);
			} finally {
				Files.deleteIfExists(part);
			}
		} catch (IOException e) {
			throw new ReportException("The copy " + file + " could not be written: " + e.getMessage() + ". Check the disk and make it again.", e);
		} catch (BirtException e) {
			throw new ReportException("The report engine failed: " + e.getMessage() + ". The log tells more.", e);
		}
	}

	private static List<Problem> html(ReportInput input, Map<String, Table<?>> tables, Sentences sentences, Path file, OutputStream out) throws IOException, BirtException {
		ByteArrayOutputStream page = new ByteArrayOutputStream();
		List<String> errors = Engine.PROCESS.render(Master.FULL.design(), tables, ReportWriter.parameters(input, sentences), input.head().edition(), Engine.Form.HTML, page).errors();
		out.write(SelfContainedPage.of(page.toString(StandardCharsets.UTF_8), input.head().edition().language().tag()).getBytes(StandardCharsets.UTF_8));
		return errors.stream().map(error -> ReportWriter.problem(file, error)).toList();
	}

	private static List<Problem> workbook(Map<String, Table<?>> tables, Map<String, String> notice, Path file, OutputStream out) throws IOException {
		return new Workbook().write(TableSheets.of(tables, notice), out).stream().map(cut -> new Problem("report.cut", Where.at(String.valueOf(file.getFileName()), 0, 0), cut,
				"The PDF and the CSV tables have all of it.")).toList();
	}

	/** What the copy says of itself. */
	private static Map<String, String> notice(ReportInput input) {
		Map<String, String> notice = new LinkedHashMap<>();
		Words words = Words.in(input.head().edition().language());
		notice.put(words.of("copy"), words.of("copy.unsigned"));
		notice.put(words.of("copy.of"), words.of(input.caseFile().isSynthetic() ? "copy.case.synthetic" : "copy.case", input.caseFile().getNumber()));
		notice.put(words.of("copy.journal"), input.journal().isEmpty() ? words.of("copy.no-journal") : input.journal().getLast().text("hash").orElse(""));
		notice.put(words.of("copy.root"), MerkleTree.root(FactLine.sorted(input.facts()).stream().map(Object::toString).toList()).hex());
		notice.put(words.of("copy.personal"), words.of("copy.unmasked"));
		return notice;
	}
}
