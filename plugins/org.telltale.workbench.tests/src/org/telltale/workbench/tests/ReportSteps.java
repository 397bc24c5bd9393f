package org.telltale.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;

import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.telltale.base.json.Json;
import org.telltale.seal.DemoKeys;
import org.telltale.seal.SealException;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Notice;

/** What an examiner does to issue reports. */
final class ReportSteps {

	private static final String WINDOW = "Export report";

	private ReportSteps() {
	}

	private static Shell wizard() {
		Desk.key("ctrl+p");
		return Desk.dialog(WINDOW);
	}

	private static String key(Path folder, String name) throws SealException {
		return new DemoKeys().create(folder, name, "secret".toCharArray(), InstantSource.system().instant()).key().place();
	}

	/** The words of the job that ends after this was called with the number of those before. */
	static Notice done(int before) {
		Desk.await("the job has ended", () -> Desk.session().notices().size() > before && !Desk.session().isBusy());
		return Desk.ask(() -> Desk.session().notices().getLast());
	}

	static int notices() {
		return Desk.ask(() -> Desk.session().notices().size());
	}

	static List<Json.Fields> issued() {
		return WorkbenchTest.snapshot().journal().stream().filter(entry -> Facts.is(entry, "action", "issue-report")).toList();
	}

	static void newcomerSignsAFullReport(Path folder) throws Exception {
		String key = key(folder, "Ada Examiner");
		Path pdf = folder.resolve("report.pdf");
		Shell wizard = wizard();
		Dialogs.assertWhole(wizard);
		Desk.picture("report-wizard-1");
		assertTrue(Desk.ask(() -> Dialogs.says(wizard, "findings accepted")), "the case's state is said");
		Dialogs.replace(wizard, "file", pdf.toString());
		Dialogs.next(wizard);
		Desk.picture("report-wizard-key-asked");
		Dialogs.fill(wizard, "key", key + "x");
		Desk.await("a key file that is not there is said", () -> Dialogs.says(wizard, "There is no such key file"));
		assertFalse(Dialogs.canFinish(wizard));
		Dialogs.replace(wizard, "key", key);
		Dialogs.fill(wizard, "password", "wrong");
		Desk.await("a wrong password is said", () -> Dialogs.says(wizard, "cannot be used"));
		assertFalse(Dialogs.canFinish(wizard));
		Desk.await("the whole reason stands on the page", () -> !Desk.all(wizard, control -> control instanceof Label label && label.isVisible() && label.getText().startsWith("✗ ")
				&& label.getText().endsWith(".")).isEmpty());
		Dialogs.assertWhole(wizard);
		Desk.picture("report-wizard-key-wrong");
		Dialogs.replace(wizard, "password", "secret");
		Desk.await("whose key it is, is said", () -> Dialogs.says(wizard, "that of Ada Examiner"));
		Desk.picture("report-wizard-2");
		Dialogs.next(wizard);
		Desk.picture("report-wizard-3");
		Dialogs.choose(wizard, "level.LTA");
		Desk.await("level LTA needs an authority", () -> !Dialogs.button(wizard, "&Finish").isEnabled());
		Dialogs.fill(wizard, "tsa", "ftp://tsa.example");
		Desk.await("that is no authority's address", () -> Dialogs.says(wizard, "cannot be used"));
		Desk.picture("report-wizard-3-lta");
		Dialogs.choose(wizard, "level.B");
		Dialogs.next(wizard);
		Desk.picture("report-wizard-4");
		int before = notices();
		Dialogs.finish(wizard);
		Notice said = done(before);
		assertTrue(said.summary().startsWith("Report issued and signed"), said.toString());
		assertEquals(List.of(), said.problems(), "the pages are whole");
		assertTrue(isPdf(pdf));
		assertEquals(1, issued().size());
		assertTrue(Files.isDirectory(WorkbenchTest.snapshot().folder().resolve("heads")), "the journal's head is signed too");
		keep(pdf);
		Desk.picture("report-issued");
	}

	static void publicDraftLeavesItsDisclosureFile(Path folder) throws IOException {
		Path pdf = folder.resolve("public.pdf");
		Shell wizard = wizard();
		Dialogs.choose(wizard, "form.draft");
		Dialogs.choose(wizard, "master.public");
		Dialogs.replace(wizard, "file", pdf.toString());
		Desk.await("the disclosure file is named", () -> Dialogs.says(wizard, "public.disclosure.jsonl"));
		Dialogs.assertWhole(wizard);
		Desk.picture("report-wizard-public");
		int before = notices();
		Dialogs.finish(wizard);
		Notice said = done(before);
		assertTrue(said.summary().startsWith("Draft report written") && said.summary().contains("public.disclosure.jsonl"), said.toString());
		assertTrue(isPdf(pdf) && Files.exists(folder.resolve("public.disclosure.jsonl")));
		assertEquals(1, issued().size(), "a draft stands in no journal");
		Shell again = wizard();
		Dialogs.choose(again, "form.draft");
		Dialogs.choose(again, "master.public");
		Dialogs.replace(again, "file", pdf.toString());
		Desk.await("no disclosure file is written over", () -> Dialogs.says(again, "exists, and without it") && !Dialogs.button(again, "&Finish").isEnabled());
		Desk.key("Escape");
	}

	static void reviewedReportAwaitsItsTimeStamp(Path folder) throws Exception {
		String reviewer = key(Files.createDirectory(folder.resolve("reviewer")), "Rita Reviewer");
		Path pdf = folder.resolve("second.pdf");
		Path question = folder.resolve("second.tsq");
		Shell wizard = wizard();
		Dialogs.replace(wizard, "file", pdf.toString());
		Combo supersedes = (Combo) Desk.find(wizard, "the reports before", control -> control instanceof Combo && "supersedes".equals(control.getData("name")));
		Desk.enter(supersedes);
		Desk.key("Down", "Return");
		Desk.await("the report before is chosen", () -> supersedes.getText().startsWith("report 1"));
		Dialogs.next(wizard);
		Dialogs.fill(wizard, "key", folder.resolve("examiner.p12").toString());
		Dialogs.fill(wizard, "password", "secret");
		Desk.await("the key opens", () -> Dialogs.says(wizard, "that of Ada Examiner"));
		Dialogs.next(wizard);
		Dialogs.choose(wizard, "level.T");
		Dialogs.choose(wizard, "when.later");
		Dialogs.fill(wizard, "question", question.toString());
		Desk.picture("report-wizard-3-later");
		Dialogs.next(wizard);
		Dialogs.choose(wizard, "reviewed");
		Dialogs.fill(wizard, "key", folder.resolve("examiner.p12").toString());
		Dialogs.fill(wizard, "password", "secret");
		Desk.await("nobody reviews a report of their own", () -> Dialogs.says(wizard, "nobody reviews a report of their own"));
		Desk.picture("report-wizard-4-same");
		Dialogs.replace(wizard, "key", reviewer);
		Desk.await("the reviewer's key opens", () -> Dialogs.says(wizard, "that of Rita Reviewer"));
		int before = notices();
		Dialogs.finish(wizard);
		Notice said = done(before);
		assertTrue(said.summary().contains("until the answer is brought"), said.toString());
		assertTrue(isPdf(pdf) && Files.size(question) > 0);
		assertEquals("Rita Reviewer", Facts.text(issued().getLast(), "parameters", "reviewer"));
		assertEquals("B", Facts.text(issued().getLast(), "parameters", "level"), "the time stamp is not there yet");
	}

	static void copyIsAWorkbook(Path folder) throws IOException {
		Path workbook = folder.resolve("tables.xlsx");
		Shell wizard = wizard();
		Dialogs.choose(wizard, "form.xlsx");
		Dialogs.replace(wizard, "file", workbook.toString());
		Desk.picture("report-wizard-copy");
		int before = notices();
		Dialogs.finish(wizard);
		Notice said = done(before);
		assertTrue(said.summary().startsWith("Unsigned copy written"), said.toString());
		assertEquals("PK", Files.readString(workbook, StandardCharsets.ISO_8859_1).substring(0, 2));
	}

	static boolean isPdf(Path file) throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		return bytes.length > 10_000 && new String(bytes, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-");
	}

	/** Beside the pictures, so that somebody can look at it. */
	private static void keep(Path pdf) throws IOException {
		Files.copy(pdf, Path.of(System.getProperty("telltale.screenshots")).resolve("report.pdf"), StandardCopyOption.REPLACE_EXISTING);
	}
}
