package org.telltale.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.widgets.Shell;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.Notice;

/** What examiner and reviewer do who work at two machines. */
final class ReviewSteps {

	private ReviewSteps() {
	}

	static void reportIsPrepared(Path folder) throws IOException {
		int issued = ReportSteps.issued().size();
		Desk.key("alt+f", "w");
		Shell wizard = Desk.dialog("Export report");
		assertTrue(Dialogs.isChosen(wizard, "form.prepared"), "the command begins with its form");
		Dialogs.choose(wizard, "master.public");
		Desk.await("a public report cannot be prepared", () -> Dialogs.says(wizard, "sealed in one step") && !Dialogs.button(wizard, "&Next >").isEnabled());
		Dialogs.choose(wizard, "master.full");
		Dialogs.replace(wizard, "file", folder.resolve("prepared.pdf").toString());
		Dialogs.assertWhole(wizard);
		Desk.picture("prepare-wizard-1");
		assertFalse(Dialogs.canFinish(wizard), "the reviewer is not named");
		Dialogs.next(wizard);
		Dialogs.fill(wizard, "reviewer", "  ");
		Desk.await("blanks are no reviewer", () -> Dialogs.says(wizard, "Name the reviewer") && !Dialogs.button(wizard, "&Finish").isEnabled());
		Dialogs.replace(wizard, "reviewer", "Rita Reviewer");
		Dialogs.choose(wizard, "level.T");
		Desk.await("a time stamp needs an authority", () -> !Dialogs.button(wizard, "&Finish").isEnabled());
		Dialogs.choose(wizard, "when.later");
		Dialogs.assertWhole(wizard);
		Desk.picture("prepare-wizard-2");
		int before = ReportSteps.notices();
		Dialogs.finish(wizard);
		Notice said = ReportSteps.done(before);
		assertTrue(said.summary().startsWith("Report prepared, NOT signed") && said.summary().contains("Rita Reviewer"), said.toString());
		assertTrue(ReportSteps.isPdf(folder.resolve("prepared.pdf")));
		assertEquals(issued, ReportSteps.issued().size(), "it is not issued yet");
	}

	static void onlyTheNamedReviewerSigns(Path folder) {
		Desk.key("alt+f", "s");
		Shell wizard = Desk.dialog("Sign as reviewer");
		Dialogs.fill(wizard, "report", folder.resolve("report.pdf").toString());
		Desk.await("a report that is signed is not reviewed", () -> Dialogs.says(wizard, "is signed already") && !Dialogs.button(wizard, "&Next >").isEnabled());
		Desk.picture("review-wizard-signed");
		Dialogs.replace(wizard, "report", folder.resolve("prepared.pdf").toString());
		Desk.await("what the report says is shown", () -> Dialogs.says(wizard, "Its pages name the reviewer Rita Reviewer"));
		assertEquals(folder.resolve("prepared-review.p7s").toString(), Dialogs.value(wizard, "file"), "a name is proposed");
		Dialogs.assertWhole(wizard);
		Desk.picture("review-wizard-1");
		Dialogs.next(wizard);
		Dialogs.fill(wizard, "key", folder.resolve("examiner.p12").toString());
		Dialogs.fill(wizard, "password", "secret");
		Desk.await("the key opens", () -> Dialogs.says(wizard, "that of Ada Examiner"));
		Dialogs.finish(wizard);
		Desk.await("the examiner is not the reviewer", () -> Dialogs.says(wizard, "name Rita Reviewer, and the key is that of Ada Examiner"));
		Desk.picture("review-wizard-other");
		assertFalse(Files.exists(folder.resolve("prepared-review.p7s")));
		Dialogs.replace(wizard, "key", folder.resolve("reviewer/examiner.p12").toString());
		Desk.await("the reviewer's key opens", () -> Dialogs.says(wizard, "that of Rita Reviewer"));
		int before = ReportSteps.notices();
		Dialogs.finish(wizard);
		Notice said = ReportSteps.done(before);
		assertTrue(said.summary().startsWith("Signed as reviewer"), said.toString());
		assertTrue(Files.exists(folder.resolve("prepared-review.p7s")));
	}

	private static Shell certifying(Path folder) {
		Desk.key("alt+f", "c");
		Shell wizard = Desk.dialog("Certify reviewed report");
		Dialogs.fill(wizard, "report", folder.resolve("prepared.pdf").toString());
		Desk.await("what the report says is shown", () -> Dialogs.says(wizard, "Its pages name the reviewer Rita Reviewer"));
		return wizard;
	}

	static void signatureIsTakenBack(Path folder) throws IOException {
		Shell wizard = certifying(folder);
		Desk.await("the signature is asked for", () -> Dialogs.says(wizard, "signature that Rita Reviewer sent back") && !Dialogs.button(wizard, "&Next >").isEnabled());
		Dialogs.fill(wizard, "review", folder.resolve("prepared-review.p7s").toString());
		Dialogs.replace(wizard, "file", folder.resolve("third.pdf").toString());
		Dialogs.assertWhole(wizard);
		Desk.picture("certify-wizard-1");
		Dialogs.next(wizard);
		Dialogs.fill(wizard, "key", folder.resolve("examiner.p12").toString());
		Dialogs.fill(wizard, "password", "secret");
		Desk.await("the key opens", () -> Dialogs.says(wizard, "that of Ada Examiner"));
		assertFalse(Dialogs.canFinish(wizard), "the pages speak of a time stamp: its question is not named");
		Dialogs.next(wizard);
		assertTrue(Dialogs.isChosen(wizard, "level.T") && Dialogs.isChosen(wizard, "when.later"), "the seal is that of the pages");
		Dialogs.fill(wizard, "question", folder.resolve("third.tsq").toString());
		Dialogs.assertWhole(wizard);
		Desk.picture("certify-wizard-3");
		int before = ReportSteps.notices();
		Dialogs.finish(wizard);
		Notice said = ReportSteps.done(before);
		assertTrue(said.summary().startsWith("Report issued and signed") && said.summary().contains("third.tsq"), said.toString());
		assertTrue(ReportSteps.isPdf(folder.resolve("third.pdf")) && Files.size(folder.resolve("third.tsq")) > 0);
		assertEquals("Rita Reviewer", Facts.text(ReportSteps.issued().getLast(), "parameters", "reviewer"));
	}

	static void preparedReportIsCertifiedOnce(Path folder) {
		Shell wizard = certifying(folder);
		Desk.await("its number was taken", () -> Dialogs.says(wizard, "prepared as report 3, and the next of the open case is 4"));
		Desk.picture("certify-wizard-again");
		Desk.key("Escape");
	}
}
