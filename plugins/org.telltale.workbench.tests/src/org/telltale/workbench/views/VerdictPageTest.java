package org.telltale.workbench.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.telltale.seal.Check;
import org.telltale.seal.SealLevel;
import org.telltale.seal.Tally;
import org.telltale.seal.Verdict;
import org.telltale.workbench.session.Verification;

/** The words of the page, without a display. */
class VerdictPageTest {

	private static List<String> page(int unchecked, Check check, SealLevel level) {
		Verdict.Seal seal = new Verdict.Seal("CN=Ada", "aa", "bb", false, Optional.empty(), false, level, Optional.empty(), Optional.empty());
		Verdict verdict = new Verdict(Verdict.Result.PARTLY_CHECKED, List.of(check), Optional.of(seal), Map.of("replayed", new Tally(1, unchecked, 0)));
		return VerdictPage.of(new Verification(new Verification.Asked(Path.of("report.pdf"), Optional.empty(), Optional.empty(), Optional.empty(), false), Instant.EPOCH, "cc", 1, List.of(), Optional.of(verdict), ""))
				.stream().map(VerdictPage.Line::text).toList();
	}

	@Test
	void theAnswerSaysWhatWasNotLookedAt() {
		assertEquals("The signature and the manifest hold, and no fact fails; the pages were not compared with the facts, or in part: see below.", page(0, Check.notDone("pages", "not given"), SealLevel.B).get(1));
		assertTrue(page(3, new Check("evidence", true, "none"), SealLevel.B).get(1).endsWith("3 facts are unchecked, for want of evidence."));
		assertTrue(page(3, new Check("masking", true, "holds"), SealLevel.B).get(1).endsWith("3 facts are unchecked, for want of evidence or because they are masked."));
	}

	@Test
	void revocationIsLookedAtWhereTheReportCarriesIt() {
		Check check = new Check("evidence", true, "none");
		assertTrue(page(3, check, SealLevel.T).contains("at 1970-01-01T00:00:00Z (UTC, this machine's clock); revocation was not asked for"));
		assertFalse(String.join("\n", page(3, check, SealLevel.LTA)).contains("not asked for"));
		assertTrue(String.join("\n", page(3, check, SealLevel.LTA)).contains("revocation by the lists and answers that the report carries"));
	}
}
