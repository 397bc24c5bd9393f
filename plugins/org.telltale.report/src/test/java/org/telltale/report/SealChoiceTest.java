package org.telltale.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.telltale.report.SealChoice.Fault;
import org.telltale.seal.SealException;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SigningKey;
import org.telltale.seal.SigningOptions.RevocationSources;

class SealChoiceTest {

	private static final Optional<String> TSA = Optional.of("http://tsa.example/");
	private static final Optional<Path> QUESTION = Optional.of(Path.of("question.tsq"));
	private static final RevocationSources CRL = new RevocationSources(List.of(Path.of("a.crl")), List.of(), List.of());

	private static Set<Fault> faults(SealLevel level, Optional<String> authority, Optional<Path> question, RevocationSources revocation) {
		return new SealChoice(level, authority, question, revocation).faults();
	}

	@Test
	void levelBTakesNothingElse() {
		assertEquals(Set.of(), faults(SealLevel.B, Optional.empty(), Optional.empty(), RevocationSources.NONE));
		assertEquals(Set.of(Fault.STAMPED_AT_B), faults(SealLevel.B, TSA, Optional.empty(), RevocationSources.NONE));
		assertEquals(Set.of(Fault.STAMPED_AT_B), faults(SealLevel.B, Optional.empty(), QUESTION, RevocationSources.NONE));
		assertEquals(Set.of(Fault.STAMPED_AT_B), faults(SealLevel.B, Optional.empty(), Optional.empty(), CRL));
	}

	@Test
	void higherLevelsTakeTheAuthorityOrTheQuestion() {
		for (SealLevel level : new SealLevel[] { SealLevel.T, SealLevel.LTA }) {
			assertEquals(Set.of(Fault.ONE_STAMP), faults(level, Optional.empty(), Optional.empty(), RevocationSources.NONE));
			assertEquals(Set.of(Fault.ONE_STAMP), faults(level, TSA, QUESTION, RevocationSources.NONE));
			assertEquals(Set.of(), faults(level, TSA, Optional.empty(), RevocationSources.NONE));
			assertEquals(Set.of(), faults(level, Optional.empty(), QUESTION, RevocationSources.NONE));
		}
	}

	@Test
	void revocationDataGoWithTheTimeStampOfLevelLta() {
		assertEquals(Set.of(), faults(SealLevel.LTA, TSA, Optional.empty(), CRL));
		assertEquals(Set.of(Fault.REVOCATION_WITHOUT_STAMP), faults(SealLevel.LTA, Optional.empty(), QUESTION, CRL));
		assertEquals(Set.of(Fault.REVOCATION_WITHOUT_STAMP), faults(SealLevel.T, TSA, Optional.empty(), CRL));
	}

	@Test
	void clearedOrderHoldsNoPassword() throws SealException {
		SigningKey examiner = new SigningKey(Path.of("a.p12"), "secret".toCharArray());
		SigningKey reviewer = new SigningKey(Path.of("b.p12"), "other".toCharArray());
		new SealChoice(SealLevel.B, Optional.empty(), Optional.empty(), RevocationSources.NONE).order(examiner, Optional.of(reviewer)).wipe();
		assertEquals("\0".repeat(6) + "\0".repeat(5), new String(examiner.password()) + new String(reviewer.password()));
		assertThrows(SealException.class, () -> new SealChoice(SealLevel.T, Optional.of("ftp://tsa.example"), Optional.empty(), RevocationSources.NONE).order(examiner, Optional.empty()));
	}
}
