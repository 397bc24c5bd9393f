package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.seal.SigningOptions.RevocationSources;

/** What qpdf, pdfsig and openssl say of honest reports of each level. */
class OtherProgramsSayTest {

	private static final Instant NOW = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
	private static final Instant BEFORE = NOW.minus(Duration.ofDays(30));

	@TempDir
	Path folder;

	@Test
	void honestReportsAreWellFormedAndSigned() throws Exception {
		TestAuthority root = new TestAuthority(folder, "Root", BEFORE);
		SealFixture fixture = new SealFixture(folder, root.key(root.signer("Examiner One", BEFORE, 365), "examiner.p12"), List.of(root.anchor()));
		List<Path> reports = new ArrayList<>();
		try (LoopbackStamper stamper = new LoopbackStamper(root.stamper("Stamper", BEFORE, 3_650), NOW)) {
			RevocationSources lists = new RevocationSources(List.of(root.crl("root.crl", NOW.minusSeconds(60), NOW.plus(Duration.ofDays(7)))), List.of(), List.of());
			for (SealLevel level : SealLevel.values()) {
				reports.add(fixture.sign("level-" + level, new SigningOptions("Final report", NOW, level, Optional.of(stamper.authority()), lists)));
			}
		}
		if (OtherPrograms.missing("qpdf")) {
			OtherPrograms.notRun("qpdf --check of signed reports");
		} else {
			for (Path report : reports) {
				String said = OtherPrograms.run(Map.of(), "qpdf", "--check", report.toString());
				assertTrue(said.contains("No syntax or stream encoding errors found") && said.endsWith("exit 0"), said);
			}
		}
		if (OtherPrograms.missing("pdfsig")) {
			OtherPrograms.notRun("pdfsig of signed reports");
			return;
		}
		for (Path report : reports.subList(0, 2)) {
			String said = OtherPrograms.run(Map.of(), "pdfsig", "-nocert", report.toString());
			assertTrue(said.contains("Signature is Valid") && said.contains("Total document signed"), said);
		}
		String said = OtherPrograms.run(Map.of(), "pdfsig", "-nocert", reports.get(2).toString());
		assertTrue(said.contains("Signature is Valid") && said.contains("Not total document signed") && said.contains("Signature has not yet been verified"), said);
	}
}
