package org.telltale.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.widgets.Shell;
import org.telltale.report.StampOrder;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SealReading;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Notice;

/** What an examiner does to raise a signed report by a time stamp that was got elsewhere. */
final class StampSteps {

	private StampSteps() {
	}

	private static Shell wizard() {
		Desk.key("alt+f", "t");
		return Desk.dialog("Time-stamp report");
	}

	private static String level(String file) {
		return WorkbenchTest.snapshot().reports().stream().filter(report -> Facts.is(report, "file", file)).map(report -> Facts.text(report, "level")).findFirst().orElse("");
	}

	static void answerOfAnotherQuestionIsRefused(Path folder) throws Exception {
		Shell wizard = wizard();
		Dialogs.fill(wizard, "report", folder.resolve("tables.xlsx").toString());
		Desk.await("what is no report is said", () -> Dialogs.says(wizard, "The seal of " + folder.resolve("tables.xlsx")));
		Dialogs.assertWhole(wizard);
		Desk.picture("stamp-wizard-no-report");
		Dialogs.replace(wizard, "report", folder.resolve("second.pdf").toString());
		Desk.await("what the report is, is said", () -> Dialogs.says(wizard, "makes level T of it") && Dialogs.says(wizard, "It is report 2 of the open case"));
		assertEquals(folder.resolve("second-t.pdf").toString(), Dialogs.value(wizard, "file"), "a name is proposed");
		assertFalse(Dialogs.canFinish(wizard), "the answer is missing");
		TinyAuthority authority = new TinyAuthority();
		Path other = Files.write(folder.resolve("other.tsr"), authority.answer(StampOrder.toT(folder.resolve("report.pdf")).question()));
		Dialogs.fill(wizard, "answer", other.toString());
		Dialogs.assertWhole(wizard);
		Desk.picture("stamp-wizard");
		int before = ReportSteps.notices();
		Dialogs.finish(wizard);
		Notice said = ReportSteps.done(before);
		assertTrue(said.grave() && said.summary().contains("second.pdf") && said.summary().contains("another file"), said.toString());
		assertFalse(Files.exists(folder.resolve("second-t.pdf")), "nothing is written");
		assertEquals("B", level("second.pdf"));
		Files.write(folder.resolve("second.tsr"), authority.answer(Files.readAllBytes(folder.resolve("second.tsq"))));
	}

	static void answerIsBrought(Path folder) throws Exception {
		Shell wizard = wizard();
		Dialogs.fill(wizard, "report", folder.resolve("second.pdf").toString());
		Desk.await("what the report is, is said", () -> Dialogs.says(wizard, "It is report 2 of the open case"));
		Dialogs.fill(wizard, "answer", folder.resolve("second.tsr").toString());
		Dialogs.replace(wizard, "file", folder.resolve("second.pdf").toString());
		Desk.await("the report itself is not written over", () -> Dialogs.says(wizard, "That is the report itself") && !Dialogs.button(wizard, "&Finish").isEnabled());
		Dialogs.replace(wizard, "file", folder.resolve("second-t.pdf").toString());
		int before = ReportSteps.notices();
		Dialogs.finish(wizard);
		Notice said = ReportSteps.done(before);
		assertTrue(!said.grave() && said.summary().contains("is at level T, stamped "), said.toString());
		assertEquals(SealLevel.T, SealReading.of(folder.resolve("second-t.pdf")).level());
		assertEquals("T", level("second-t.pdf"), "the case knows of the new file");
		assertTrue(WorkbenchTest.snapshot().journal().stream().anyMatch(entry -> Facts.is(entry, "action", "stamp-report") && Facts.text(entry, "parameters", "file").equals("second-t.pdf")));
	}

	static void reportOfAnotherCaseIsSaid(Path folder) throws Exception {
		Path stranger = folder.resolve("stranger.pdf");
		Files.copy(folder.resolve("second.pdf"), stranger);
		Shell wizard = wizard();
		Dialogs.fill(wizard, "report", stranger.toString());
		Desk.await("the case has another file of it by now", () -> Dialogs.says(wizard, "issued no report with these bytes"));
		Dialogs.fill(wizard, "answer", folder.resolve("second.tsr").toString());
		Desk.await("that it is not entered is said before", () -> Dialogs.says(wizard, "its journal will not say"));
		Desk.picture("stamp-wizard-stranger");
		int before = ReportSteps.notices();
		Dialogs.finish(wizard);
		Notice said = ReportSteps.done(before);
		assertTrue(said.grave() && said.summary().contains("NOTHING was entered"), said.toString());
		assertTrue(Files.exists(folder.resolve("stranger-t.pdf")));
	}

	static void levelLtaNeedsRevocationData(Path folder) {
		Shell wizard = wizard();
		Dialogs.fill(wizard, "report", folder.resolve("second-t.pdf").toString());
		Desk.await("the next level is said", () -> Dialogs.says(wizard, "makes level LTA of it"));
		Dialogs.choose(wizard, "way.QUESTION");
		Dialogs.assertWhole(wizard);
		Desk.picture("stamp-wizard-question");
		Dialogs.next(wizard);
		Desk.await("its page is shown", () -> Dialogs.says(wizard, "Without CRLs or OCSP answers level LTA is refused"));
		Dialogs.fill(wizard, "crls", folder.resolve("none.crl").toString());
		Desk.await("a file that is not there is said", () -> Dialogs.says(wizard, "There is no such file") && !Dialogs.button(wizard, "&Finish").isEnabled());
		Dialogs.clear(wizard, "crls");
		Dialogs.assertWhole(wizard);
		Desk.picture("stamp-wizard-data");
		int before = ReportSteps.notices();
		Dialogs.finish(wizard);
		Notice said = ReportSteps.done(before);
		assertTrue(said.grave() && said.summary().contains("nothing says whether this certificate was revoked"), said.toString());
		assertFalse(Files.exists(folder.resolve("second-t-lta.tsq")));
	}
}
