package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** That a report is refused, and by which check. */
final class Refused {

	private Refused() {
	}

	/** Builds, verifies, and requires that this check refuses with these words. */
	static void by(ReportBuilder report, String check, String detail) throws Exception {
		Verdict verdict = new Verifier().verify(report.build("attack"), report.options());
		by(verdict, check, detail);
		assertTrue(verdict.seal().isPresent() || !check.equals("pages"), "the signature itself holds");
	}

	static void by(Verdict verdict, String check, String detail) {
		assertEquals(6, verdict.exitCode(), verdict.toString());
		assertEquals(check, verdict.refusal().orElseThrow().name(), verdict.toString());
		assertTrue(verdict.refusal().orElseThrow().detail().contains(detail), verdict.refusal().orElseThrow().detail());
	}
}
