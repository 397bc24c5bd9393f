package org.telltale.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.widgets.Shell;
import org.telltale.seal.Verdict;
import org.telltale.workbench.views.VerdictView;

/** What an examiner, or an opponent, does to judge a report. */
final class VerifySteps {

	private VerifySteps() {
	}

	static void reportHolds(Path folder) {
		VerdictView view = judge(folder, folder.resolve("report.pdf"), true, false);
		assertEquals(Verdict.Result.HOLDS, result(view), () -> Desk.ask(view::text));
		String text = Desk.ask(view::text);
		assertTrue(text.startsWith("✔ VERIFIED"), text);
		assertTrue(text.contains("replayed: ") && text.contains("recounted: ") && text.contains("recomputed: ") && text.contains("quoted: "), text);
		assertTrue(text.contains("CN=Ada Examiner") && text.contains("TEST ANCHOR") && text.contains("✓ holds  signature.value: "), text);
		Desk.picture("verdict-holds");
	}

	static void withoutEvidenceFactsStayUnchecked(Path folder) {
		VerdictView view = judge(folder, folder.resolve("report.pdf"), false, false);
		assertEquals(Verdict.Result.PARTLY_CHECKED, result(view), () -> Desk.ask(view::text));
		assertTrue(Desk.ask(view::text).startsWith("◐ GENUINE, PARTLY CHECKED"));
		Desk.picture("verdict-partly");
	}

	static void oneChangedByteIsRefused(Path folder) throws IOException {
		byte[] bytes = Files.readAllBytes(folder.resolve("report.pdf"));
		bytes[bytes.length / 3] ^= 1;
		Path changed = Files.write(folder.resolve("changed.pdf"), bytes);
		VerdictView view = judge(folder, changed, true, false);
		assertEquals(Verdict.Result.REFUSED, result(view));
		assertTrue(Desk.ask(view::text).contains("✗ REFUSED  signature."), () -> Desk.ask(view::text));
		Desk.picture("verdict-refused");
	}

	static void reportWithoutTimeStampIsRefusedWhereOneIsRequired(Path folder) {
		VerdictView view = judge(folder, folder.resolve("report.pdf"), false, true);
		assertEquals(Verdict.Result.REFUSED, result(view));
		String text = Desk.ask(view::text);
		assertTrue(text.contains("✗ REFUSED  signature.timestamp") && text.contains("a time stamp by a trusted authority was required"), text);
	}

	private static Verdict.Result result(VerdictView view) {
		return Desk.ask(() -> view.shown().orElseThrow().verdict().orElseThrow().result());
	}

	/** Through the wizard; waits for the answer. */
	private static VerdictView judge(Path folder, Path report, boolean evidence, boolean stamped) {
		Desk.key("ctrl+shift+v");
		Shell wizard = Desk.dialog("Verify report");
		Dialogs.fill(wizard, "report", report.toString());
		if (evidence) {
			Dialogs.fill(wizard, "evidence", folder.resolve("evidence").toString());
		}
		Dialogs.fill(wizard, "trust", folder.resolve("root.pem").toString());
		if (stamped) {
			Dialogs.choose(wizard, "requireTimeStamp");
		}
		Desk.picture("verify-wizard");
		Dialogs.finish(wizard);
		VerdictView view = Desk.view(VerdictView.ID, VerdictView.class);
		Desk.await("the answer is there", () -> view.shown().filter(judged -> judged.asked().report().equals(report) && judged.asked().evidence().isPresent() == evidence && judged.asked().requireTimeStamp() == stamped).isPresent());
		return view;
	}
}
